import { BORDER } from "../../core/domain/layer.ts";
import { seededRandom } from "../../core/domain/random.ts";
import type { GraphFile } from "./solve-graph-file.ts";

/**
 * The same map with every unit cut into `pieces` sectors round its point: each sector touches the next one, and those
 * neighbours that lie in its direction. Weights fall to the sectors at random, so that they stay as uneven as before.
 */
export function subdivide(map: GraphFile, pieces: number, seed: number): GraphFile {
  const { offsets, neighbours, borderKm } = map.adjacency;
  const n = map.areaKm2.length;
  const random = seededRandom(seed);
  const sectorTowards = (unit: number, other: number): number => {
    const angle = Math.atan2(map.y[other]! - map.y[unit]!, map.x[other]! - map.x[unit]!) + Math.PI;
    return unit * pieces + Math.min(pieces - 1, Math.floor((angle / (2 * Math.PI)) * pieces));
  };
  const touching = new Map<number, Map<number, number>>();
  const join = (a: number, b: number, km: number): void => {
    for (const [from, to] of [[a, b] as const, [b, a] as const]) {
      const others = touching.get(from) ?? new Map<number, number>();
      others.set(to, (others.get(to) ?? 0) + km);
      touching.set(from, others);
    }
  };
  for (let unit = 0; unit < n; unit++) {
    const radiusKm = Math.sqrt(map.areaKm2[unit]! / Math.PI);
    for (let piece = 0; piece < pieces; piece++) {
      const next = (piece + 1) % pieces;
      if (next !== piece) join(unit * pieces + piece, unit * pieces + next, radiusKm);
    }
    for (let e = offsets[unit]!; e < offsets[unit + 1]!; e++) {
      const other = neighbours[e]!;
      if (other > unit) join(sectorTowards(unit, other), sectorTowards(other, unit), borderKm[e]!);
    }
  }
  const count = n * pieces;
  const shares = Float64Array.from({ length: count }, () => -Math.log(1 - random()));
  const sums = new Float64Array(n);
  shares.forEach((share, i) => {
    sums[Math.floor(i / pieces)]! += share;
  });
  const spread = (column: Float64Array): Float64Array =>
    shares.map((share, i) => (column[Math.floor(i / pieces)]! * share) / sums[Math.floor(i / pieces)]!);
  const outOffsets = new Int32Array(count + 1);
  const outNeighbours: number[] = [];
  const outBorder: number[] = [];
  const perimeterKm = new Float64Array(count);
  for (let sector = 0; sector < count; sector++) {
    for (const [other, km] of [...(touching.get(sector) ?? [])].sort((a, b) => a[0] - b[0])) {
      outNeighbours.push(other);
      outBorder.push(km);
      perimeterKm[sector]! += km;
    }
    outOffsets[sector + 1] = outNeighbours.length;
  }
  const place = (column: Float64Array, turn: (angle: number) => number): Float64Array =>
    Float64Array.from({ length: count }, (_, i) => {
      const unit = Math.floor(i / pieces);
      const angle = (2 * Math.PI * ((i % pieces) + 0.5)) / pieces - Math.PI;
      return column[unit]! + (2 / 3) * Math.sqrt(map.areaKm2[unit]! / Math.PI) * turn(angle);
    });
  return {
    adjacency: {
      offsets: outOffsets,
      neighbours: Int32Array.from(outNeighbours),
      borderKm: Float64Array.from(outBorder),
      link: new Uint8Array(outNeighbours.length).fill(BORDER),
    },
    areaKm2: Float64Array.from({ length: count }, (_, i) => map.areaKm2[Math.floor(i / pieces)]! / pieces),
    perimeterKm,
    x: place(map.x, Math.cos),
    y: place(map.y, Math.sin),
    weights: Object.fromEntries(Object.entries(map.weights).map(([key, column]) => [key, spread(column)])),
  };
}
