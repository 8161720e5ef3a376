import Flatbush from "flatbush";
import { known } from "../../core/domain/invariant.ts";
import { type Atlas, type Ring, ringsOf } from "./atlas.ts";

/** Finds the county of a place; positions are those of `atlas.counties`. */
export type CountyIndex = {
  /** Rings of each county, of all its polygons. */
  readonly rings: readonly (readonly Ring[])[];
  /** The county that holds the place, or −1. */
  readonly at: (x: number, y: number) => number;
  /** The nearest place on the border of a county that is a candidate. O(border segments). */
  readonly nearest: (x: number, y: number, isCandidate: (county: number) => boolean) => BorderPlace;
};

export type BorderPlace = { readonly county: number; readonly x: number; readonly y: number };

const RADIANS_PER_STEP = Math.PI / 180e6;

/** Width of a step of longitude at this latitude, in steps of latitude. */
export const lngScale = (y: number): number => Math.cos(y * RADIANS_PER_STEP);

export function indexCounties(atlas: Atlas): CountyIndex {
  const rings = atlas.counties.map((county) => ringsOf(atlas, county).flat());
  const boxes = rings.map(boxOf);
  const tree = new Flatbush(boxes.length);
  for (const box of boxes) tree.add(box.minX, box.minY, box.maxX, box.maxY);
  tree.finish();

  const at = (x: number, y: number): number => {
    const candidates = tree.search(x, y, x, y).sort((a, b) => a - b);
    return candidates.find((county) => isInside(known(rings[county]), x, y)) ?? -1;
  };

  const nearest = (x: number, y: number, isCandidate: (county: number) => boolean): BorderPlace => {
    const scale = lngScale(y);
    let best = { county: -1, x: 0, y: 0 };
    let bestSquare = Number.POSITIVE_INFINITY;
    rings.forEach((countyRings, county) => {
      if (!isCandidate(county)) return;
      for (const ring of countyRings) {
        for (let i = 0; i + 3 < ring.length; i += 2) {
          const ax = ((ring[i] as number) - x) * scale;
          const ay = (ring[i + 1] as number) - y;
          const dx = ((ring[i + 2] as number) - x) * scale - ax;
          const dy = (ring[i + 3] as number) - y - ay;
          const along = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
          const px = ax + along * dx;
          const py = ay + along * dy;
          if (px * px + py * py < bestSquare) {
            bestSquare = px * px + py * py;
            best = { county, x: x + px / scale, y: y + py };
          }
        }
      }
    });
    return best;
  };

  return { rings, at, nearest };
}

export type Box = { minX: number; minY: number; maxX: number; maxY: number };

export function boxOf(rings: readonly Ring[]): Box {
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      box.minX = Math.min(box.minX, ring[i] as number);
      box.maxX = Math.max(box.maxX, ring[i] as number);
      box.minY = Math.min(box.minY, ring[i + 1] as number);
      box.maxY = Math.max(box.maxY, ring[i + 1] as number);
    }
  }
  return box;
}

/** Even-odd rule over all rings: holes count as outside. */
export function isInside(rings: readonly Ring[], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const ay = ring[i + 1] as number;
      const by = ring[i + 3] as number;
      if (ay > y === by > y) continue;
      const ax = ring[i] as number;
      const bx = ring[i + 2] as number;
      if (x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    }
  }
  return inside;
}
