import type { ReadableDb, WritableDb } from "../database.ts";

/** The units of the plan's layer as the file numbers them, and which of them the plan is about. */
export type StoredUnits = {
  /** "" where a number is vacant: it was that of a part which is no more. */
  readonly ids: readonly string[];
  /** 1 for a unit of the extent. */
  readonly extent: Uint8Array;
  readonly gapLinks: { readonly from: Int32Array; readonly to: Int32Array };
};

export type NewUnits = StoredUnits & { readonly names: readonly string[] };

/** Writes the dictionary of units, in the layer's order. One transaction. */
export function insertUnits(db: WritableDb, { ids, names, extent, gapLinks }: NewUnits): void {
  const unit = db.prepare("INSERT INTO units (unit, id, name, in_extent) VALUES (?, ?, ?, ?)");
  const link = db.prepare("INSERT INTO gap_links (from_unit, to_unit) VALUES (?, ?)");
  db.transaction(() => {
    for (const [i, id] of ids.entries()) unit.run(i, id, names[i] ?? id, extent[i] ?? 0);
    for (const [i, from] of gapLinks.from.entries()) link.run(from, gapLinks.to[i]);
  })();
}

export function readUnits(db: ReadableDb): StoredUnits {
  const units = db
    .prepare<[], [number, string, number]>("SELECT unit, id, in_extent FROM units ORDER BY unit")
    .raw()
    .all();
  const unitCount = Math.max(-1, ...units.slice(-1).map(([unit]) => unit)) + 1;
  const ids = Array.from({ length: unitCount }, () => "");
  const extent = new Uint8Array(unitCount);
  for (const [unit, id, inExtent] of units) {
    ids[unit] = id;
    extent[unit] = inExtent;
  }
  const links = db.prepare<[], [number, number]>("SELECT from_unit, to_unit FROM gap_links").raw().all();
  return {
    ids,
    extent,
    gapLinks: { from: Int32Array.from(links, ([from]) => from), to: Int32Array.from(links, ([, to]) => to) },
  };
}
