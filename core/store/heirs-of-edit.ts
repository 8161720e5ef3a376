import type { Change, Edit } from "../domain/edit.ts";
import type { UnitIndex } from "../domain/layer.ts";
import type { ReadableDb } from "./database.ts";

/**
 * An edit of the journal as it is to be done now: where it names a unit that was divided since, in another scenario, it
 * means all of its parts. O(units named).
 */
export function heirsOfEdit(db: ReadableDb, edit: Edit): Edit {
  const rows = db
    .prepare<[], { part: number; unit: number }>(
      "SELECT p.part, p.unit FROM split_parts p JOIN splits s USING (split) WHERE s.is_done = 1 ORDER BY p.part",
    )
    .all();
  if (rows.length === 0) return edit;
  const partsOf = new Map<UnitIndex, UnitIndex[]>();
  for (const { part, unit } of rows) {
    const parts = partsOf.get(unit) ?? [];
    partsOf.set(unit, parts);
    parts.push(part);
  }
  const heirs = (unit: UnitIndex): UnitIndex[] => partsOf.get(unit)?.flatMap(heirs) ?? [unit];
  return { ...edit, changes: edit.changes.map((change) => withHeirs(change, partsOf, heirs)) };
}

function withHeirs(
  change: Change,
  partsOf: ReadonlyMap<UnitIndex, unknown>,
  heirs: (unit: UnitIndex) => UnitIndex[],
): Change {
  if (change.kind !== "units" && change.kind !== "locks") return change;
  if (!change.units.some((unit) => partsOf.has(unit))) return change;
  if (change.kind === "locks") return { ...change, units: change.units.flatMap(heirs) };
  const moves = change.units.flatMap((unit, i) =>
    heirs(unit).map((heir) => ({ unit: heir, from: change.from[i] as number, to: change.to[i] as number })),
  );
  return {
    kind: "units",
    units: moves.map(({ unit }) => unit),
    from: moves.map(({ from }) => from),
    to: moves.map(({ to }) => to),
  };
}
