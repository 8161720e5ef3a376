import type { Change } from "../../core/domain/edit.ts";
import type { Layer, UnitIndex } from "../../core/domain/layer.ts";
import { type LocksInForce, lockOnMove } from "../../core/domain/locks.ts";
import { type Territory, type TerritoryIndex, UNASSIGNED } from "../../core/domain/territory.ts";

/** Why a pasted row is not taken. */
export type PasteProblem =
  | "too-few-cells"
  | "unknown-unit"
  | "not-in-plan"
  | "unknown-territory"
  | "locked"
  | "twice"
  | "bad-number"
  | "bad-color"
  | "no-name";

/** One pasted row: what it comes to, or what is wrong with it. Rows count from 1, as they were pasted. */
export type PastedRow = {
  readonly row: number;
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly problem: PasteProblem | null;
};

/** What a paste comes to: one edit's changes, and every row that changes something or cannot be taken. */
export type Paste = { readonly changes: readonly Change[]; readonly rows: readonly PastedRow[]; readonly same: number };

export type PasteUnitsInput = {
  readonly layer: Layer;
  readonly extent: Uint8Array;
  readonly assignment: Int32Array;
  readonly territories: ReadonlyMap<TerritoryIndex, Territory>;
  readonly locks: LocksInForce;
  /** Words for no territory: what the table itself shows and copies. */
  readonly unassigned: string;
};

/**
 * Two pasted columns, unit and territory, as one change. Units go by their id (leading zeros that a spreadsheet took away
 * are put back where all ids are of one length), territories by name or id, nothing by an empty cell. A first row that
 * names no unit is taken for headings.
 */
export function pasteUnits(cells: readonly (readonly string[])[], input: PasteUnitsInput): Paste {
  const { layer, extent, assignment, territories, locks, unassigned } = input;
  const unitOf = unitFinder(layer);
  const territoryOf = territoryFinder(territories, unassigned);
  const nameOf = (index: TerritoryIndex): string => territories.get(index)?.name ?? unassigned;
  const rows: PastedRow[] = [];
  const seen = new Set<UnitIndex>();
  const moved: { readonly unit: UnitIndex; readonly from: TerritoryIndex; readonly to: TerritoryIndex }[] = [];
  let same = 0;
  const hasHeading = unitOf(cells[0]?.[0] ?? "") === undefined && cells.length > 1;

  cells.forEach(([what = "", to = ""], i) => {
    if (i === 0 && hasHeading) return;
    const unit = unitOf(what);
    const territory = territoryOf(to);
    const from = unit === undefined ? UNASSIGNED : (assignment[unit] as TerritoryIndex);
    const problem = ((): PasteProblem | null => {
      if ((cells[i]?.length ?? 0) < 2) return "too-few-cells";
      if (unit === undefined) return "unknown-unit";
      if (extent[unit] !== 1) return "not-in-plan";
      if (seen.has(unit)) return "twice";
      if (territory === undefined) return "unknown-territory";
      return lockOnMove(locks, unit, from, territory) === null ? null : "locked";
    })();
    if (unit !== undefined) seen.add(unit);
    if (problem === null && territory === from) {
      same++;
      return;
    }
    rows.push({
      row: i + 1,
      what: unit === undefined ? what : (layer.names[unit] ?? what),
      from: unit === undefined ? "" : nameOf(from),
      to: territory === undefined ? to : nameOf(territory),
      problem,
    });
    if (problem === null && unit !== undefined && territory !== undefined) moved.push({ unit, from, to: territory });
  });

  if (moved.length === 0) return { changes: [], rows, same };
  const change: Change = {
    kind: "units",
    units: moved.map(({ unit }) => unit),
    from: moved.map(({ from }) => from),
    to: moved.map(({ to }) => to),
  };
  return { changes: [change], rows, same };
}

function unitFinder({ ids }: Layer): (text: string) => UnitIndex | undefined {
  const byId = new Map(ids.map((id, unit) => [id.toLowerCase(), unit]));
  const lengths = new Set(ids.map((id) => id.length));
  const [length = 0] = lengths.size === 1 ? lengths : [];
  return (text) => {
    const id = text.trim().toLowerCase();
    return byId.get(id) ?? (/^\d+$/.test(id) ? byId.get(id.padStart(length, "0")) : undefined);
  };
}

/** Territories by name or id, whatever the case; a name that two have is none's. */
export function territoryFinder(
  territories: ReadonlyMap<TerritoryIndex, Territory>,
  unassigned: string,
): (text: string) => TerritoryIndex | undefined {
  const byWord = new Map<string, TerritoryIndex | undefined>();
  for (const { index, id } of territories.values()) byWord.set(id.toLowerCase(), index);
  const names = new Map<string, TerritoryIndex | undefined>();
  for (const { index, name } of territories.values()) {
    const word = name.trim().toLowerCase();
    names.set(word, names.has(word) ? undefined : index);
  }
  for (const [word, index] of names) byWord.set(word, index);
  return (text) => {
    const word = text.trim().toLowerCase();
    return word === "" || word === unassigned.toLowerCase() ? UNASSIGNED : byWord.get(word);
  };
}
