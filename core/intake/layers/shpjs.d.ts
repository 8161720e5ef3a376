/** What this project uses of shpjs, which ships no types. */
declare module "shpjs" {
  import type { Geometry } from "geojson";

  /** Geometries of a .shp in degrees when the text of its .prj is given and understood; null shapes stay holes. */
  export function parseShp(shp: Uint8Array, prj?: string): (Geometry | undefined)[];
  /** Rows of a .dbf, in the encoding that the text of its .cpg names. */
  export function parseDbf(dbf: Uint8Array, cpg?: string): Record<string, unknown>[];
}
