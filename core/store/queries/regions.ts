import type { Region, RegionShape } from "../../domain/region.ts";
import type { ReadableDb, WritableDb } from "../database.ts";

type Row = { readonly id: string; readonly name: string; readonly color: string; readonly shape: string };

const toRegion = ({ shape, ...rest }: Row): Region => ({ ...rest, shape: JSON.parse(shape) as RegionShape });

/** Every region of the plan, by name. */
export const readRegions = (db: ReadableDb): Region[] =>
  db
    .prepare<[], Row>("SELECT id, name, color, shape FROM regions ORDER BY name COLLATE NOCASE, id")
    .all()
    .map(toRegion);

export function readRegion(db: ReadableDb, id: string): Region | null {
  const row = db.prepare<[string], Row>("SELECT id, name, color, shape FROM regions WHERE id = ?").get(id);
  return row === undefined ? null : toRegion(row);
}

export function writeRegion(db: WritableDb, id: string, region: Region | null): void {
  if (region === null) db.prepare("DELETE FROM regions WHERE id = ?").run(id);
  else {
    db.prepare("INSERT OR REPLACE INTO regions (id, name, color, shape) VALUES ($id, $name, $color, $shape)").run({
      ...region,
      shape: JSON.stringify(region.shape),
    });
  }
}
