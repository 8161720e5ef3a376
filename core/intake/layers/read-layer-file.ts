import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { Layer, LayerMeta } from "../../domain/layer.ts";
import { fail, ok, type Result } from "../../domain/result.ts";
import { buildLayer } from "../../geo/build-layer.ts";
import type { LayerFileProblem } from "./layer-file-problem.ts";
import { findingsSentences } from "./layer-findings.ts";
import { parseGeographicJson } from "./parse-geographic-json.ts";
import { featureProblem, type PolygonFeature } from "./polygon-features.ts";
import { recogniseUnitColumns, type UnitColumns } from "./recognise-unit-columns.ts";
import { unzipShapefile } from "./unzip-shapefile.ts";

/** What a file may unpack to: text of this size still fits one JavaScript string. */
const LIMIT_MB = 500;
const BYTES_PER_MB = 1_000_000;

export type ReadLayerOptions = {
  /** Heading of the column that holds the unit's id; recognised when left out. */
  readonly unitIdColumn?: string;
  /** Greatest distance by which a border may be moved to meet its neighbour's, in millionths of a degree. */
  readonly toleranceSteps?: number;
  readonly onProgress?: (share: number) => void;
};

/** Without the file's path, which is added where the problem leaves this module. */
type Problem = LayerFileProblem extends infer Each ? (Each extends unknown ? Omit<Each, "file"> : never) : never;

/**
 * Reads a file of polygons as a layer: GeoJSON, TopoJSON (either with gzip) or a zipped shapefile, told apart by their
 * content. Features of the same unit id become one unit. Pieces that do not touch are joined by water links.
 *
 * @returns The layer, its id made from its content; or why not, for `layerFileSentence` to say.
 */
export async function readLayerFile(
  path: string,
  options: ReadLayerOptions = {},
): Promise<Result<Layer, LayerFileProblem>> {
  const read = await readPolygons(path);
  const result = read.ok ? layerOf(path, read.value, options) : read;
  return result.ok ? result : fail({ ...result.problem, file: path });
}

async function readPolygons(path: string): Promise<Result<readonly PolygonFeature[], Problem>> {
  const file = await readBytes(path);
  if (!file.ok) return file;
  const { value: bytes } = file;
  if (startsWith(bytes, [0x50, 0x4b])) return unzipShapefile(bytes, LIMIT_MB);
  const unpacked: Result<Uint8Array, Problem> = startsWith(bytes, [0x1f, 0x8b]) ? await ungzip(bytes) : ok(bytes);
  if (!unpacked.ok) return unpacked;
  if (unpacked.value.length === 0) return fail({ kind: "empty" });
  if (unpacked.value.subarray(0, 4096).includes(0)) return fail({ kind: "binary" });
  const text = new TextDecoder().decode(unpacked.value);
  if (text.trim() === "") return fail({ kind: "empty" });
  // JSON begins with "{"; a text that holds characters no text encoding yields is something else altogether.
  if (text.slice(0, 4096).includes("\uFFFD")) return fail({ kind: "binary" });
  return parseGeographicJson(text);
}

async function readBytes(path: string): Promise<Result<Uint8Array, Problem>> {
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) return fail({ kind: "directory" });
    if (facts.isFile() && facts.size === 0) return fail({ kind: "empty" });
    if (facts.size > LIMIT_MB * BYTES_PER_MB) return fail({ kind: "too-large", limitMb: LIMIT_MB });
    return ok(await readFile(path));
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT" || code === "ENOTDIR") return fail({ kind: "missing" });
    const detail = code === "EACCES" || code === "EPERM" ? "permission denied" : code;
    return fail({ kind: "unreadable", detail });
  }
}

async function ungzip(bytes: Uint8Array): Promise<Result<Uint8Array, Problem>> {
  try {
    return ok(await promisify(gunzip)(bytes, { maxOutputLength: LIMIT_MB * BYTES_PER_MB }));
  } catch (error) {
    switch (codeOf(error)) {
      case "Z_BUF_ERROR":
        return fail({ kind: "truncated-gzip" });
      case "ERR_BUFFER_TOO_LARGE":
        return fail({ kind: "too-large", limitMb: LIMIT_MB });
      default:
        return fail({ kind: "damaged-gzip" });
    }
  }
}

function layerOf(path: string, features: readonly PolygonFeature[], options: ReadLayerOptions): Result<Layer, Problem> {
  for (const feature of features) {
    const problem = featureProblem(feature);
    if (problem !== null) return fail(problem);
  }
  const columns = recogniseUnitColumns(features, options.unitIdColumn);
  if (!columns.ok) return columns;

  const { layer, findings } = buildLayer(
    {
      meta: metaOf(path, columns.value),
      features: features.map(({ polygons }, i) => ({
        id: columns.value.ids[i] as string,
        name: columns.value.names[i] as string,
        polygons,
      })),
      linkPieces: true,
      ...(options.toleranceSteps === undefined ? {} : { toleranceSteps: options.toleranceSteps }),
    },
    options.onProgress,
  );
  if (layer.unitCount === 0) return fail({ kind: "no-polygons" });
  // Kept with the layer, so that every plan made on it says what the file lost.
  const source = [layer.meta.source, ...findingsSentences(findings)].join(". ");
  return ok({ ...layer, meta: { ...layer.meta, source, id: `imported-${fingerprint(layer)}` } });
}

function metaOf(path: string, { idColumn, isZip }: UnitColumns): LayerMeta {
  const year = /^(?:zcta5ce|geoid)(\d\d)$/i.exec(idColumn)?.[1];
  return {
    id: "imported",
    title: basename(path).replace(/(\.(geo|topo)?json|\.zip|\.gz)+$/i, ""),
    unitNoun: isZip ? "ZIP area" : "area",
    unitNounPlural: isZip ? "ZIP areas" : "areas",
    approximate: false,
    vintage: year === undefined ? "not stated" : `20${year}`,
    source: basename(path),
    licence: "not stated",
  };
}

/** The same units, names and borders give the same fingerprint, whatever file they came in. */
function fingerprint({ ids, names, topology }: Layer): string {
  const hash = createHash("sha256").update(JSON.stringify([ids, names]));
  for (const column of [topology.coordinates, topology.arcOffsets, topology.arcLeft, topology.arcRight]) {
    hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  }
  return hash.digest("hex").slice(0, 16);
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
