import type { Comparison, UnitCondition } from "../../core/score/match-units.ts";
import { parseFigure } from "../format/distances.ts";
import { parentOfKey } from "../map/tools/parent-choices.ts";

/** A condition as it is being written: what is asked, how it is compared, with what, all as their fields have them. */
export type Draft = {
  readonly id: number;
  /** "measure:revenue", "density", "area", "assigned", "territory", "owner", "name", "parent". */
  readonly field: string;
  readonly is: string;
  readonly value: string;
};

let drafts = 0;

export const firstDraft = (): Draft => ({ id: ++drafts, field: "assigned", is: "no", value: "" });

export const COMPARISONS: readonly Comparison[] = ["above", "atLeast", "below", "atMost", "equal"];

/** Which comparisons a field has: of figures, yes and no, or is and is not. */
export const isFigure = (field: string): boolean =>
  field.startsWith("measure:") || field === "density" || field === "area";

/** Another field begins with its first comparison and without a value. */
export const withField = (draft: Draft, field: string): Draft => ({
  ...draft,
  field,
  is: isFigure(field) ? "above" : "yes",
  value: "",
});

/** The condition that a draft stands for; null while it is not finished. */
export function conditionOf({ field, is, value }: Draft): UnitCondition | null {
  const yes = is === "yes";
  if (field === "assigned") return { kind: "assigned", is: yes };
  if (value.trim() === "") return null;
  switch (field) {
    case "territory":
      return { kind: "territory", territory: Number(value), is: yes };
    case "owner":
      return { kind: "owner", owner: value, is: yes };
    case "name":
      return { kind: "name", words: value, is: yes };
    case "parent":
      return { kind: "parent", ...parentOfKey(value), is: yes };
  }
  const figure = parseFigure(value);
  if (figure === null) return null;
  const comparison = is as Comparison;
  if (field === "density" || field === "area") return { kind: field, is: comparison, value: figure };
  return { kind: "measure", key: field.slice("measure:".length), is: comparison, value: figure };
}
