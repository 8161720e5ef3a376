import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Adjacency } from "../../core/domain/layer.ts";
import { BORDER, WATER_LINK } from "../../core/domain/layer.ts";

/** A graph file of the solver benches: per unit its place, size, weights and neighbours. */
export type GraphFile = {
  readonly adjacency: Adjacency;
  readonly areaKm2: Float64Array;
  readonly perimeterKm: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly weights: Readonly<Record<string, Float64Array>>;
};

type Raw = {
  readonly n: number;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly area: readonly number[];
  readonly perim: readonly number[];
  readonly w: Readonly<Record<string, readonly number[]>>;
  readonly adj: readonly (readonly number[])[];
  readonly border_km: readonly (readonly number[])[];
};

/** Reads FILE.json or FILE.json.gz. */
export function readGraphFile(file: string): GraphFile {
  const bytes = readFileSync(file);
  const raw = JSON.parse((file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8")) as Raw;
  const offsets = new Int32Array(raw.n + 1);
  const neighbours: number[] = [];
  const borderKm: number[] = [];
  for (let unit = 0; unit < raw.n; unit++) {
    const pairs = raw.adj[unit]!.map((other, e) => [other, raw.border_km[unit]![e]!] as const);
    for (const [other, km] of pairs.sort((a, b) => a[0] - b[0])) {
      neighbours.push(other);
      borderKm.push(km);
    }
    offsets[unit + 1] = neighbours.length;
  }
  return {
    adjacency: {
      offsets,
      neighbours: Int32Array.from(neighbours),
      borderKm: Float64Array.from(borderKm),
      link: Uint8Array.from(borderKm, (km) => (km > 0 ? BORDER : WATER_LINK)),
    },
    areaKm2: Float64Array.from(raw.area),
    perimeterKm: Float64Array.from(raw.perim),
    x: Float64Array.from(raw.x),
    y: Float64Array.from(raw.y),
    weights: Object.fromEntries(Object.entries(raw.w).map(([key, values]) => [key, Float64Array.from(values)])),
  };
}
