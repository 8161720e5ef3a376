import { basename } from "node:path";
import { assertNever } from "../../domain/invariant.ts";

/** Why a file of polygons cannot become a layer. */
export type LayerFileProblem = { readonly file: string } & (
  | { readonly kind: "missing" }
  | { readonly kind: "directory" }
  | { readonly kind: "unreadable"; readonly detail: string }
  | { readonly kind: "empty" }
  | { readonly kind: "too-large"; readonly limitMb: number }
  | { readonly kind: "truncated-gzip" }
  | { readonly kind: "damaged-gzip" }
  | { readonly kind: "binary" }
  | { readonly kind: "damaged-json"; readonly detail: string }
  | { readonly kind: "not-geographic-json" }
  | { readonly kind: "damaged-zip"; readonly detail: string }
  | { readonly kind: "unsafe-zip"; readonly entry: string }
  | { readonly kind: "no-shapefile-in-zip" }
  | { readonly kind: "several-shapefiles-in-zip"; readonly names: readonly string[] }
  | { readonly kind: "damaged-shapefile"; readonly detail: string }
  | { readonly kind: "no-polygons" }
  | { readonly kind: "damaged-geometry"; readonly feature: number }
  | { readonly kind: "not-in-degrees"; readonly feature: number; readonly position: readonly [number, number] }
  | { readonly kind: "no-id-column"; readonly columns: readonly string[] }
  | { readonly kind: "unknown-id-column"; readonly column: string; readonly columns: readonly string[] }
  | { readonly kind: "missing-ids"; readonly column: string; readonly count: number }
);

/** One sentence for the user: which file, what is wrong, and what to do where that is not plain. */
export function layerFileSentence(problem: LayerFileProblem): string {
  const name = basename(problem.file);
  switch (problem.kind) {
    case "missing":
      return `There is no file ${problem.file}.`;
    case "directory":
      return `${name} is a folder; a layer is one file: GeoJSON, TopoJSON or a zipped shapefile.`;
    case "unreadable":
      return `${name} cannot be read: ${problem.detail}.`;
    case "empty":
      return `${name} is empty.`;
    case "too-large":
      return `${name} holds more than ${problem.limitMb} MB of data; simplify its borders or split it.`;
    case "truncated-gzip":
      return `${name} ends too early: its gzip data was cut off, so fetch or copy the file again.`;
    case "damaged-gzip":
      return `${name} is a damaged gzip file; fetch or copy it again.`;
    case "binary":
      return `${name} is no map file: it holds binary data, not GeoJSON, TopoJSON or a zipped shapefile.`;
    case "damaged-json":
      return `${name} is not valid JSON (${problem.detail}).`;
    case "not-geographic-json":
      return `${name} is JSON, but neither GeoJSON nor TopoJSON.`;
    case "damaged-zip":
      return `${name} is a damaged zip file (${problem.detail}).`;
    case "unsafe-zip":
      return `${name} is refused: its entry "${problem.entry}" points outside the zip file.`;
    case "no-shapefile-in-zip":
      return `${name} holds no shapefile: no .shp is in the zip.`;
    case "several-shapefiles-in-zip":
      return `${name} holds several shapefiles (${listed(problem.names)}); keep one in the zip.`;
    case "damaged-shapefile":
      return `The shapefile in ${name} cannot be read (${problem.detail}).`;
    case "no-polygons":
      return `${name} holds no polygons, and a layer is made of polygons.`;
    case "damaged-geometry":
      return `Feature ${problem.feature} of ${name} has damaged coordinates.`;
    case "not-in-degrees":
      return (
        `${name} is not in longitude and latitude: feature ${problem.feature} lies at ` +
        `${problem.position.join(", ")}, so export it as WGS 84 (EPSG:4326) or add the .prj file.`
      );
    case "no-id-column":
      return `${name} has no column that tells its areas apart (it has ${listed(problem.columns)}); name one with --unit-id.`;
    case "unknown-id-column":
      return `${name} has no column "${problem.column}" (it has ${listed(problem.columns)}).`;
    case "missing-ids":
      return `${problem.count} areas of ${name} have nothing in column "${problem.column}", which shall be their id.`;
    default:
      return assertNever(problem);
  }
}

const MAX_LISTED = 8;

function listed(names: readonly string[]): string {
  if (names.length === 0) return "none";
  const more = names.length > MAX_LISTED ? ` and ${names.length - MAX_LISTED} more` : "";
  return names.slice(0, MAX_LISTED).join(", ") + more;
}
