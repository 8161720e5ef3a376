import type { CentreDemand, Demands, MeasureDemand, NumberDemand, ScopeDemand } from "../../../core/domain/demands.ts";
import type { MeasureKey } from "../../../core/domain/measure.ts";
import type { Region } from "../../../core/domain/region.ts";
import type { Territory } from "../../../core/domain/territory.ts";
import { mainMeasure, type PlanSnapshot } from "../../stores/plan-store.ts";

export type Task = ScopeDemand["kind"];
export type NumberKind = Exclude<NumberDemand["kind"], "present">;
export type Limit = { readonly min: number | null; readonly max: number | null };

/** What the form of the build dialog holds; `demandsOf` makes demands of it. */
export type Wishes = {
  readonly task: Task;
  /** Ids of the territories that are to be reworked, split, closed or to give units up. */
  readonly subjects: readonly string[];
  readonly splitInto: number;
  readonly numberKind: NumberKind;
  readonly count: number;
  readonly from: number;
  readonly to: number;
  readonly sizeMeasure: MeasureKey;
  readonly size: number;
  readonly weights: Readonly<Record<MeasureKey, number>>;
  readonly limits: Readonly<Record<MeasureKey, Limit>>;
  readonly tolerancePercent: number;
  /** The measure that is protected, and of which only so much may move. */
  readonly movedMeasure: MeasureKey;
  /** Null: as much as it takes. */
  readonly movedPercent: number | null;
  readonly compactness: number;
  readonly travel: number;
  readonly contiguity: Demands["contiguity"];
  readonly water: boolean;
  readonly gaps: boolean;
  /** Layer whose areas are kept whole; null for none. */
  readonly keepWhole: string | null;
  /** Heading of the column that account families share; empty for none. */
  readonly familyColumn: string;
  readonly radiusKm: number | null;
  readonly targets: "capacity" | "equal" | "own";
  readonly centres: "free" | "existing" | "chosen";
  /** Ids of the units that were selected when the dialog was opened, and what is wished of them. */
  readonly chosen: readonly string[];
  readonly chosenTogether: boolean;
  readonly chosenApart: boolean;
  /** Own regions that territories should not reach across. */
  readonly barriers: readonly Region[];
  /** What moving costs, 0 … 100. */
  readonly price: number;
  readonly effort: number;
  readonly seed: number;
  readonly withAlternatives: boolean;
};

const DEFAULT_COUNT = 12;
const DEFAULT_COMPACTNESS = 50;
const USUAL_PRICE = 50;
/** Of more units all pairs would be too many to be meant. */
const MOST_APART = 20;

/** A good start: as many territories as there are, balanced as the plan is. */
export function firstWishes(snapshot: PlanSnapshot, presentCount: number): Wishes {
  const weights = Object.fromEntries(Object.entries(snapshot.balance).filter(([, weight]) => weight > 0));
  const main = mainMeasure(snapshot).key;
  const count = presentCount > 1 ? presentCount : DEFAULT_COUNT;
  return {
    task: "new",
    subjects: [],
    splitInto: 2,
    numberKind: "number",
    count,
    from: Math.max(1, count - 2),
    to: count + 2,
    sizeMeasure: main,
    size: 0,
    weights: Object.keys(weights).length > 0 ? weights : { [main]: 1 },
    limits: {},
    tolerancePercent: 100 * snapshot.tolerance,
    movedMeasure: main,
    movedPercent: null,
    compactness: DEFAULT_COMPACTNESS,
    travel: 0,
    contiguity: "required",
    water: true,
    gaps: true,
    keepWhole: null,
    familyColumn: "",
    radiusKm: null,
    targets: "capacity",
    centres: "free",
    chosen: [],
    chosenTogether: false,
    chosenApart: false,
    barriers: [],
    price: USUAL_PRICE,
    effort: 1,
    seed: 1,
    withAlternatives: false,
  };
}

/** Whether the number of territories is a wish, or follows from the task. */
export const asksForNumber = (task: Task): boolean => task === "new";

/** Whether present territories stay, so that little or much of them may change hands. */
export const keepsPresent = (task: Task): boolean => task !== "new";

const needsSubjects = (task: Task): boolean => task === "within" || task === "split" || task === "absorb";

/** Why these wishes cannot be asked for yet. */
export type Missing = "measure" | "subject" | "size" | null;

export function missingIn(wishes: Wishes): Missing {
  if (!Object.values(wishes.weights).some((weight) => weight > 0)) return "measure";
  if (needsSubjects(wishes.task) && wishes.subjects.length === 0) return "subject";
  const isSized = wishes.numberKind === "target-size" || wishes.numberKind === "capacity";
  return asksForNumber(wishes.task) && isSized && wishes.size <= 0 ? "size" : null;
}

/** Whether so many units can be asked to lie in territories of their own. */
export const canBeApart = (count: number): boolean => count >= 2 && count <= MOST_APART;

/**
 * The wishes of an earlier time with the units that are selected now, and without what is only possible with others.
 *
 * @param regions Those that the plan still has.
 */
export function renewedWishes(wishes: Wishes, chosen: readonly string[], regions: readonly Region[]): Wishes {
  return {
    ...wishes,
    chosen,
    centres: wishes.centres === "chosen" && chosen.length === 0 ? "free" : wishes.centres,
    chosenTogether: wishes.chosenTogether && chosen.length > 1,
    chosenApart: wishes.chosenApart && canBeApart(chosen.length),
    barriers: regions.filter(({ id }) => wishes.barriers.some((barrier) => barrier.id === id)),
  };
}

/**
 * The wishes as the service takes them.
 *
 * @param territories The present ones, whose own targets may be meant.
 */
export function demandsOf(wishes: Wishes, territories: readonly Territory[]): Demands {
  const { water, gaps, compactness, travel, contiguity, effort, seed, movedMeasure, movedPercent } = wishes;
  return {
    scope: scopeOf(wishes),
    territories: asksForNumber(wishes.task) ? numberOf(wishes) : { kind: "present" },
    capacities: [],
    measures: measuresOf(wishes, territories),
    compactness,
    travel,
    contiguity,
    links: { water, gaps },
    keepTogether: [
      ...(wishes.keepWhole === null ? [] : [{ kind: "parents", layer: wishes.keepWhole } as const]),
      ...(wishes.familyColumn.trim() === "" ? [] : [{ kind: "accounts", column: wishes.familyColumn.trim() } as const]),
      ...(wishes.chosenTogether ? [{ kind: "units", name: "The chosen units", units: wishes.chosen } as const] : []),
    ],
    mustDiffer: wishes.chosenApart ? pairsOf(wishes.chosen) : [],
    barriers: wishes.barriers.map(({ shape }) => shape),
    maxRadiusKm: wishes.radiusKm,
    centres: centresOf(wishes),
    locks: { units: [], territories: [] },
    disruption: {
      budgets:
        keepsPresent(wishes.task) && movedPercent !== null
          ? [{ measure: movedMeasure, maxShare: movedPercent / 100 }]
          : [],
      price: keepsPresent(wishes.task) ? { measure: movedMeasure, level: wishes.price } : null,
      against: "present",
    },
    effort,
    seed,
  };
}

function scopeOf({ task, subjects, splitInto }: Wishes): ScopeDemand {
  switch (task) {
    case "new":
    case "rebalance":
      return { kind: task };
    case "within":
      return { kind: task, territories: subjects, parents: [] };
    case "split":
      return { kind: task, territory: subjects[0] ?? "", into: splitInto };
    case "absorb":
      return { kind: task, territories: subjects };
    case "new-rep":
      return { kind: task, donors: subjects, at: null };
  }
}

function numberOf({ numberKind, count, from, to, sizeMeasure, size }: Wishes): NumberDemand {
  switch (numberKind) {
    case "number":
      return { kind: numberKind, count };
    case "range":
      return { kind: numberKind, min: Math.min(from, to), max: Math.max(from, to) };
    case "target-size":
      return { kind: numberKind, measure: sizeMeasure, size };
    case "capacity":
      return { kind: numberKind, measure: sizeMeasure, perRep: size };
  }
}

const pairsOf = (units: readonly string[]): [string, string][] =>
  units.flatMap((unit, at) => units.slice(at + 1).map((other): [string, string] => [unit, other]));

function centresOf({ centres, chosen, task }: Wishes): CentreDemand {
  if (centres === "chosen" && chosen.length > 0) return { kind: "units", units: chosen };
  return centres === "existing" && keepsPresent(task) ? { kind: "existing" } : { kind: "free" };
}

/** Measures that are balanced, and those of which only a limit counts. */
function measuresOf(wishes: Wishes, territories: readonly Territory[]): readonly MeasureDemand[] {
  const { weights, limits, tolerancePercent } = wishes;
  const keys = new Set([...Object.keys(weights), ...Object.keys(limits)]);
  return [...keys].flatMap((measure) => {
    const weight = weights[measure] ?? 0;
    const { min, max } = limits[measure] ?? { min: null, max: null };
    if (weight === 0 && min === null && max === null) return [];
    const target = targetOf(wishes, measure, territories);
    return [{ measure, weight, target, tolerance: tolerancePercent / 100, min, max }];
  });
}

function targetOf(
  { targets, task }: Wishes,
  measure: MeasureKey,
  territories: readonly Territory[],
): MeasureDemand["target"] {
  if (targets !== "own") return targets;
  const own = territories.filter((territory) => (territory.targets[measure] ?? 0) > 0);
  if (!keepsPresent(task) || own.length === 0) return "capacity";
  return { quotas: Object.fromEntries(own.map(({ id, targets: set }) => [id, set[measure]!])) };
}
