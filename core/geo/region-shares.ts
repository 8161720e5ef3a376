import { DEGREES_PER_STEP, type Layer, type Topology, type UnitIndex } from "../domain/layer.ts";
import type { Cut } from "../domain/split.ts";
import { commonArea } from "./common-area.ts";
import { type RegionEdges, regionEdges } from "./region-edges.ts";

/** The units that an area touches, ascending. */
export type RegionShares = {
  readonly units: Int32Array;
  /** Share of the unit's land that lies in the area, above 0 up to 1. */
  readonly shares: Float64Array;
  /** 1 where the unit's label point lies in the area. */
  readonly holdsPoint: Uint8Array;
};

/** A share that differs from none or all by less is rounding. */
const ROUNDING = 1e-9;

/**
 * How much of each unit lies in an area. Units that its border does not come near are told by their label point; only
 * the others are measured.
 *
 * @param units Units to look at, ascending.
 * @param cut Of kind "area".
 * O(units + arcs), and the edges of the area and of the units on its border.
 */
export function regionShares(layer: Layer, units: Int32Array, cut: Cut): RegionShares {
  const { topology, pointLng, pointLat } = layer;
  const region = regionEdges(cut);
  const boxes = unitBoxSteps(topology, layer.unitCount);
  const [minX, minY, maxX, maxY] = region.box;
  const found: { unit: UnitIndex; share: number; holdsPoint: boolean }[] = [];
  const onBorder: { unit: UnitIndex; share: number; holdsPoint: boolean }[] = [];
  for (const unit of units) {
    const west = boxes[4 * unit] as number;
    if (west > maxX) continue;
    const south = boxes[4 * unit + 1] as number;
    const east = boxes[4 * unit + 2] as number;
    const north = boxes[4 * unit + 3] as number;
    if (east < minX || south > maxY || north < minY) continue;
    const holdsPoint = region.holds(
      (pointLng[unit] as number) / DEGREES_PER_STEP,
      (pointLat[unit] as number) / DEGREES_PER_STEP,
    );
    const entry = { unit, share: holdsPoint ? 1 : 0, holdsPoint };
    if (region.mayCross(west, south, east, north)) onBorder.push(entry);
    if (entry.share > 0 || onBorder.at(-1) === entry) found.push(entry);
  }
  measure(topology, layer.unitCount, onBorder, region, boxes);
  const kept = found.filter(({ share, holdsPoint }) => share > 0 || holdsPoint);
  return {
    units: Int32Array.from(kept, ({ unit }) => unit),
    shares: Float64Array.from(kept, ({ share }) => share),
    holdsPoint: Uint8Array.from(kept, ({ holdsPoint }) => Number(holdsPoint)),
  };
}

function measure(
  topology: Topology,
  unitCount: number,
  entries: readonly { readonly unit: UnitIndex; share: number }[],
  region: RegionEdges,
  boxes: Int32Array,
): void {
  const edgesOf = bordersOf(topology, unitCount, entries);
  entries.forEach((entry, i) => {
    const south = boxes[4 * entry.unit + 1] as number;
    const east = boxes[4 * entry.unit + 2] as number;
    const north = boxes[4 * entry.unit + 3] as number;
    const near: number[] = [];
    for (const edge of region.edgesBetween(south, north)) {
      const ax = region.coordinates[2 * edge] as number;
      const ay = region.coordinates[2 * edge + 1] as number;
      const bx = region.coordinates[2 * edge + 2] as number;
      const by = region.coordinates[2 * edge + 3] as number;
      // What lies east of the unit bounds none of its trapezoids.
      if (Math.min(ax, bx) <= east) near.push(ax, ay, bx, by);
    }
    const { whole, common } = commonArea(edgesOf[i] ?? [], near);
    const share = whole > 0 ? common / whole : 0;
    entry.share = share < ROUNDING ? 0 : share > 1 - ROUNDING ? 1 : share;
  });
}

/** The edges of each unit's border, in no order. */
function bordersOf(
  { coordinates, arcOffsets, arcLeft, arcRight }: Topology,
  unitCount: number,
  entries: readonly { readonly unit: UnitIndex }[],
): number[][] {
  const slot = new Int32Array(unitCount).fill(-1);
  entries.forEach(({ unit }, i) => {
    slot[unit] = i;
  });
  const edges: number[][] = entries.map(() => []);
  for (let arc = 0; arc < arcLeft.length; arc++) {
    for (let hand = 0; hand < 2; hand++) {
      const side = (hand === 0 ? arcLeft[arc] : arcRight[arc]) as number;
      const at = side < 0 ? -1 : (slot[side] as number);
      if (at < 0) continue;
      const list = edges[at] as number[];
      for (let v = arcOffsets[arc] as number; v + 1 < (arcOffsets[arc + 1] as number); v++) {
        for (let k = 2 * v; k < 2 * v + 4; k++) list.push(coordinates[k] as number);
      }
    }
  }
  return edges;
}

const cache = new WeakMap<Topology, Int32Array>();

/** West, south, east and north of each unit; remembered as long as the topology lives. O(vertices). */
function unitBoxSteps(topology: Topology, unitCount: number): Int32Array {
  const known = cache.get(topology);
  if (known !== undefined) return known;
  const { coordinates, arcOffsets, arcLeft, arcRight } = topology;
  const LIMIT = 2 ** 31 - 1;
  const boxes = new Int32Array(4 * unitCount);
  for (let unit = 0; unit < unitCount; unit++) boxes.set([LIMIT, LIMIT, -LIMIT, -LIMIT], 4 * unit);
  for (let arc = 0; arc < arcLeft.length; arc++) {
    let minX = LIMIT;
    let minY = LIMIT;
    let maxX = -LIMIT;
    let maxY = -LIMIT;
    for (let i = 2 * (arcOffsets[arc] as number); i < 2 * (arcOffsets[arc + 1] as number); i += 2) {
      const x = coordinates[i] as number;
      const y = coordinates[i + 1] as number;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
    for (let hand = 0; hand < 2; hand++) {
      const unit = (hand === 0 ? arcLeft[arc] : arcRight[arc]) as number;
      if (unit < 0) continue;
      const at = 4 * unit;
      boxes[at] = Math.min(boxes[at] as number, minX);
      boxes[at + 1] = Math.min(boxes[at + 1] as number, minY);
      boxes[at + 2] = Math.max(boxes[at + 2] as number, maxX);
      boxes[at + 3] = Math.max(boxes[at + 3] as number, maxY);
    }
  }
  cache.set(topology, boxes);
  return boxes;
}
