import type { Change } from "../../core/domain/edit.ts";
import type { Territory, TerritoryIndex } from "../../core/domain/territory.ts";
import { parseFigure } from "../format/distances.ts";
import { type Paste, type PastedRow, type PasteProblem, territoryFinder } from "./paste-units.ts";
import { withTarget } from "./with-target.ts";

/** Columns of territories that can be pasted into, by their id in the table. */
export const PASTE_FIELDS = ["name", "owner", "capacity", "color", "note"] as const;
/** Targets are pasted by measure. */
export type PasteField = (typeof PASTE_FIELDS)[number] | `target:${string}`;

export type PasteTerritoriesInput = {
  readonly territories: ReadonlyMap<TerritoryIndex, Territory>;
  /** Territories as the table shows them, from the active row on. */
  readonly shown: readonly TerritoryIndex[];
  /** Column of the active cell. */
  readonly column: string;
  /** Headings, lower case, by what they stand for: "owner" → owner. */
  readonly headings: Readonly<Record<string, PasteField>>;
  /** Keys of the plan's measures, in the order of the table. */
  readonly measures: readonly string[];
};

/**
 * Cells pasted into the table of territories, as changes of one edit. Where the first row names columns of the table,
 * each row goes to the territory that its first cell names. Else the cells fill the table from the active cell on, downwards
 * and, for several columns, to the right in the order of PASTE_FIELDS.
 */
export function pasteTerritories(cells: readonly (readonly string[])[], input: PasteTerritoriesInput): Paste {
  const { territories, shown, column, headings, measures } = input;
  const fields: readonly PasteField[] = [...PASTE_FIELDS, ...measures.map((key) => `target:${key}` as const)];
  const fieldsNamed = (cells[0] ?? []).map((heading) => headings[heading.trim().toLowerCase()]);
  const isKeyed = fieldsNamed[0] === "name" && fieldsNamed.slice(1).some((field) => field !== undefined);
  const firstField = Math.max(0, fields.indexOf(column as PasteField));
  const fieldAt = (at: number): PasteField | undefined => (isKeyed ? fieldsNamed[at] : fields[firstField + at]);
  const find = territoryFinder(territories, "");
  const rows: PastedRow[] = [];
  const changed = new Map<TerritoryIndex, Territory>();
  let same = 0;

  const put = (row: number, territory: Territory, at: number, text: string): void => {
    const field = fieldAt(at);
    if (field === undefined) return;
    const present = changed.get(territory.index) ?? territory;
    const next = withField(present, field, text.trim());
    if (typeof next !== "string" && shownIn(next, field) === shownIn(present, field)) {
      same++;
      return;
    }
    rows.push({
      row,
      what: `${territory.name}: ${field.replace("target:", "target ")}`,
      from: shownIn(present, field),
      to: text.trim(),
      problem: typeof next === "string" ? next : null,
    });
    if (typeof next !== "string") changed.set(territory.index, next);
  };

  cells.forEach((line, i) => {
    if (isKeyed && i === 0) return;
    const index = isKeyed ? find(line[0] ?? "") : shown[i];
    const territory = index === undefined ? undefined : territories.get(index);
    if (territory === undefined) {
      rows.push({
        row: i + 1,
        what: line[0] ?? "",
        from: "",
        to: line.slice(1).join(" "),
        problem: "unknown-territory",
      });
      return;
    }
    line.forEach((text, at) => {
      if (!isKeyed || at > 0) put(i + 1, territory, at, text);
    });
  });

  const changes = [...changed].map(
    ([index, to]): Change => ({ kind: "territory", index, from: territories.get(index) ?? null, to }),
  );
  return { changes, rows, same };
}

const measureOf = (field: `target:${string}`): string => field.slice("target:".length);

/** What stands in a field; empty for nothing. */
function shownIn(territory: Territory, field: PasteField): string {
  const value = field.startsWith("target:")
    ? territory.targets[measureOf(field as `target:${string}`)]
    : territory[field as (typeof PASTE_FIELDS)[number]];
  return String(value ?? "");
}

/** The territory with one field as the text says; why not where it cannot be. */
function withField(territory: Territory, field: PasteField, text: string): Territory | PasteProblem {
  switch (field) {
    case "name":
      return text === "" ? "no-name" : { ...territory, name: text.slice(0, 200) };
    case "owner":
      return { ...territory, owner: text === "" || text === "–" ? null : text.slice(0, 200) };
    case "capacity": {
      const capacity = Number(text.replace(/,/g, ""));
      return capacity > 0 && capacity <= 1e6 ? { ...territory, capacity } : "bad-number";
    }
    case "color":
      return /^#[0-9a-f]{6}$/i.test(text) ? { ...territory, color: text.toLowerCase() } : "bad-color";
    case "note":
      return { ...territory, note: text.slice(0, 10_000) };
  }
  const targets = withTarget(territory.targets, measureOf(field), text, parseFigure);
  return targets === null ? "bad-number" : { ...territory, targets };
}
