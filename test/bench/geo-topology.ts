/**
 * How quick the topology of a shipped layer is: decoding, dissolving into 200 groups (against topojson-client's merge of
 * the same groups), placing a million points (against a search by bounding box and polygon), first and later tiles.
 *
 *   node test/bench/geo-topology.ts [us-zip|us-county …]
 */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { mergeArcs } from "topojson-client";
import type { MultiPolygon, Polygon, Topology as TopoJson } from "topojson-specification";
import type { Layer } from "../../core/domain/layer.ts";
import { seededRandom } from "../../core/domain/random.ts";
import { dissolve } from "../../core/geo/dissolve.ts";
import { decodeLayer } from "../../core/geo/encode-layer.ts";
import { createLocator } from "../../core/geo/locate.ts";
import { ringHolds } from "../../core/geo/polygons-of-rings.ts";
import { createTileIndex } from "../../core/geo/tiles.ts";
import { createUnitBoxes } from "../../core/geo/unit-boxes.ts";

const name = process.argv[2] ?? "us-zip";
const GROUPS = 200;
const POINTS = 1_000_000;
const BOX_POINTS = 100_000;

/** Best of several runs in ms, after one to warm up; and what the last run gave. */
function best<Value>(runs: number, work: () => Value): { readonly ms: number; readonly value: Value } {
  let value = work();
  let ms = Infinity;
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    value = work();
    ms = Math.min(ms, performance.now() - start);
  }
  return { ms, value };
}

const packed = readFileSync(new URL(`../../resources/layers/${name}.pack.gz`, import.meta.url));
const bytes = gunzipSync(packed);
const decoded = best(4, () => decodeLayer(bytes));
const layer = decoded.value;
const arcCount = layer.topology.arcLeft.length;
console.log(
  `${name}: ${layer.unitCount} units, ${arcCount} arcs, ${layer.topology.coordinates.length / 2} vertices, ` +
    `${(packed.length / 1e6).toFixed(2)} MB packed; decode ${decoded.ms.toFixed(0)} ms`,
);

const owner = Int32Array.from(layer.pointLng, (lng, unit) => {
  const col = Math.floor((lng + 180) / 6);
  const row = Math.floor((layer.pointLat[unit] as number) / 4);
  return (col * 31 + row * 17) % GROUPS;
});
const outlines = best(10, () => dissolve(layer.topology, owner, GROUPS));
const merged = best(1, () => mergeGroups(layer));
console.log(
  `dissolve into ${GROUPS}: ${outlines.ms.toFixed(1)} ms, ${outlines.value.flat(2).length} rings; ` +
    `topojson merge ${merged.ms.toFixed(0)} ms, ${merged.value} rings: ${(merged.ms / outlines.ms).toFixed(0)} times as long`,
);

const random = seededRandom(1);
const lng = Float64Array.from({ length: POINTS }, () => -124 + 56 * random());
const lat = Float64Array.from({ length: POINTS }, () => 26 + 22 * random());
const index = best(1, () => createLocator(layer.topology));
const placed = best(3, () => index.value.unitsAt(lng, lat));
const boxed = best(1, () => placeByBoxes(layer));
const rate = POINTS / placed.ms / 1000;
const disagreeing = boxed.value.filter((unit, i) => unit !== placed.value[i]).length;
console.log(
  `locate: index ${index.ms.toFixed(0)} ms, ${rate.toFixed(1)} M points/s, ` +
    `${(rate / (BOX_POINTS / boxed.ms / 1000)).toFixed(0)} times as fast as boxes and polygons, ${disagreeing} of ${BOX_POINTS} differ`,
);

for (let run = 0; run < 2; run++) {
  const start = performance.now();
  const tile = createTileIndex(layer);
  const first = tile(4, 4, 6).length;
  const firstMs = performance.now() - start;
  const timesMs: number[] = [];
  for (const z of [4, 5, 6, 7, 8, 9, 10]) {
    for (let i = 0; i < 12; i++) {
      const size = 2 ** z;
      const at = performance.now();
      tile(z, Math.floor((0.19 + 0.006 * i) * size), Math.floor(0.38 * size));
      timesMs.push(performance.now() - at);
    }
  }
  timesMs.sort((p, q) => p - q);
  console.log(
    `tiles: first (z 4, ${(first / 1000).toFixed(0)} kB) ${firstMs.toFixed(0)} ms; ` +
      `then median ${timesMs[timesMs.length >> 1]?.toFixed(1)}, p95 ${timesMs[Math.floor(0.95 * timesMs.length)]?.toFixed(0)}, ` +
      `worst ${timesMs.at(-1)?.toFixed(0)} ms`,
  );
}

/** The same groups by topojson-client: rings of arcs of all groups together. */
function mergeGroups({ topology, unitCount }: Layer): number {
  const ringsOfUnit: number[][] = Array.from({ length: unitCount }, () => []);
  topology.arcLeft.forEach((left, arc) => {
    if (left >= 0) ringsOfUnit[left]?.push(arc);
    const right = topology.arcRight[arc] as number;
    if (right >= 0) ringsOfUnit[right]?.push(~arc);
  });
  const arcs = Array.from({ length: arcCount }, (_, arc) => {
    const positions: number[][] = [];
    for (let at = topology.arcOffsets[arc] as number; at < (topology.arcOffsets[arc + 1] as number); at++) {
      positions.push([topology.coordinates[2 * at] as number, topology.coordinates[2 * at + 1] as number]);
    }
    return positions;
  });
  const file: TopoJson = { type: "Topology", arcs, objects: {} };
  const ofGroup: (Polygon | MultiPolygon)[][] = Array.from({ length: GROUPS }, () => []);
  // Each unit's arcs as one ring: merge links arcs by their ends and does not mind the order.
  ringsOfUnit.forEach((ring, unit) => ofGroup[owner[unit] as number]?.push({ type: "Polygon", arcs: [ring] }));
  let rings = 0;
  for (const units of ofGroup) {
    const { arcs: polygons } = mergeArcs(file, units) as { arcs: number[][][] };
    for (const polygon of polygons) rings += polygon.length;
  }
  return rings;
}

function placeByBoxes({ topology, unitCount }: Layer): Int32Array {
  const identity = Int32Array.from({ length: unitCount }, (_, unit) => unit);
  const shapes = dissolve(topology, identity, unitCount);
  const inBox = createUnitBoxes(topology, unitCount);
  return Int32Array.from({ length: BOX_POINTS }, (_, i) => {
    const [x, y] = [(lng[i] as number) / 1e-6, (lat[i] as number) / 1e-6];
    const near = inBox(lng[i] as number, lat[i] as number, lng[i] as number, lat[i] as number);
    return (
      near.find((unit) =>
        (shapes[unit] ?? []).some((polygon) => polygon.filter((ring) => ringHolds(ring, x, y)).length % 2 === 1),
      ) ?? -1
    );
  });
}
