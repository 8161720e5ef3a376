// shpjs ships no types; every project that compiles this file gets those beside it.
/// <reference path="./shpjs.d.ts" />
import { strFromU8, unzipSync } from "fflate";
import { parseDbf, parseShp } from "shpjs";
import { fail, ok, type Result } from "../../domain/result.ts";
import { type PolygonFeature, polygonsOf } from "./polygon-features.ts";

export type ZipProblem =
  | { readonly kind: "too-large"; readonly limitMb: number }
  | { readonly kind: "damaged-zip"; readonly detail: string }
  | { readonly kind: "unsafe-zip"; readonly entry: string }
  | { readonly kind: "no-shapefile-in-zip" }
  | { readonly kind: "several-shapefiles-in-zip"; readonly names: readonly string[] }
  | { readonly kind: "damaged-shapefile"; readonly detail: string }
  | { readonly kind: "no-polygons" };

const PARTS = /\.(shp|dbf|prj|cpg)$/i;
const BYTES_PER_MB = 1_000_000;

type Entry = { readonly name: string; readonly size: number };

/**
 * The polygon features of the one shapefile in a zip, in degrees where its .prj says how. Nothing is written to disk;
 * names that would leave a folder are refused all the same, and so is what would unpack to more than the limit.
 * Entries are unpacked into memory of their declared size and no more, so a false declaration gains nothing: a part
 * that is larger than declared is recognised as damaged by its own header.
 */
export function unzipShapefile(bytes: Uint8Array, limitMb: number): Result<readonly PolygonFeature[], ZipProblem> {
  const entries: Entry[] = [];
  let parts: Record<string, Uint8Array>;
  try {
    // First only the directory: nothing is unpacked before names and sizes were looked at.
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        entries.push({ name, size: originalSize });
        return false;
      },
    });
    const unsafe = entries.find(({ name }) => isUnsafe(name));
    if (unsafe !== undefined) return fail({ kind: "unsafe-zip", entry: unsafe.name });
    const wanted = entries.filter(({ name }) => PARTS.test(name) && !name.includes("__MACOSX/"));
    const shapes = wanted.filter(({ name }) => /\.shp$/i.test(name));
    if (shapes.length === 0) return fail({ kind: "no-shapefile-in-zip" });
    if (shapes.length > 1) return fail({ kind: "several-shapefiles-in-zip", names: shapes.map(({ name }) => name) });
    const stem = (shapes[0] as Entry).name.slice(0, -".shp".length);
    const ours = wanted.filter(({ name }) => name.slice(0, -".shp".length) === stem);
    if (ours.reduce((sum, { size }) => sum + size, 0) > limitMb * BYTES_PER_MB) {
      return fail({ kind: "too-large", limitMb });
    }
    const names = new Set(ours.map(({ name }) => name));
    parts = unzipSync(bytes, { filter: ({ name }) => names.has(name) });
  } catch (error) {
    return fail({ kind: "damaged-zip", detail: messageOf(error) });
  }
  return shapefilePolygons(parts);
}

function isUnsafe(name: string): boolean {
  return /^[/\\]|^[a-z]:|\\/i.test(name) || name.split("/").includes("..") || name.includes("\0");
}

function shapefilePolygons(parts: Readonly<Record<string, Uint8Array>>): Result<readonly PolygonFeature[], ZipProblem> {
  const part = (ending: string): Uint8Array | undefined =>
    Object.entries(parts).find(([name]) => name.toLowerCase().endsWith(ending))?.[1];
  const text = (ending: string): string | undefined => {
    const found = part(ending);
    return found === undefined ? undefined : strFromU8(found).trim();
  };
  const shp = part(".shp") as Uint8Array;
  const damage = headerDamage(shp);
  if (damage !== null) return fail({ kind: "damaged-shapefile", detail: damage });

  try {
    const dbf = part(".dbf");
    const shapes = parseShp(shp, text(".prj"));
    const rows = dbf === undefined ? [] : parseDbf(dbf, text(".cpg"));
    const found: PolygonFeature[] = [];
    for (let i = 0; i < shapes.length; i++) {
      const polygons = polygonsOf(shapes[i]);
      if (polygons.length > 0) found.push({ number: i + 1, ownId: "", properties: rows[i] ?? {}, polygons });
    }
    return found.length > 0 ? ok(found) : fail({ kind: "no-polygons" });
  } catch (error) {
    return fail({ kind: "damaged-shapefile", detail: messageOf(error) });
  }
}

const SHP_CODE = 9994;
const HEADER_BYTES = 100;

/** The header states the code 9994 and the length in 16-bit words, both big-endian. */
function headerDamage(shp: Uint8Array): string | null {
  if (shp.length < HEADER_BYTES) return "its .shp is too short";
  const view = new DataView(shp.buffer, shp.byteOffset, shp.byteLength);
  if (view.getInt32(0) !== SHP_CODE) return "its .shp does not begin as one";
  if (2 * view.getInt32(24) > shp.length) return "its .shp is cut short";
  return null;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
