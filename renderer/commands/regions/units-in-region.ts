import { DEGREES_PER_STEP, type UnitIndex } from "../../../core/domain/layer.ts";
import { cutAlong, type Region } from "../../../core/domain/region.ts";
import { type RegionShares, regionShares } from "../../../core/geo/region-shares.ts";
import { createUnitBoxes } from "../../../core/geo/unit-boxes.ts";
import { type PlanState, planStore } from "../../stores/plan-store.ts";

/** Which units a region selects. `least` is a share above 0 up to 1. */
export type RegionRule = { readonly by: "centre" } | { readonly by: "share"; readonly least: number };

let last: {
  readonly shape: Region["shape"];
  readonly layer: PlanState["layer"];
  readonly shares: RegionShares;
} | null = null;

/** How much of each unit of the plan lies in a region; measured once per shape. */
function sharesIn({ shape }: Region): RegionShares | null {
  const { layer, extentUnits } = planStore.getState();
  if (layer === null || shape.type === "LineString") return null;
  if (last?.shape !== shape || last.layer !== layer) {
    last = { shape, layer, shares: regionShares(layer, extentUnits, cutAlong(shape)) };
  }
  return last.shares;
}

/** Units of the plan that a region selects. */
export function unitsInRegion(region: Region, rule: RegionRule): UnitIndex[] {
  const found = sharesIn(region);
  if (found === null) return unitsAlongLine(region);
  const { units, shares, holdsPoint } = found;
  // A share is asked for in whole percent; rounding shall not decide.
  const isIn = (i: number): boolean =>
    rule.by === "centre" ? holdsPoint[i] === 1 : (shares[i] as number) >= rule.least - 1e-9;
  return [...units].filter((_, i) => isIn(i));
}

/** Units that a region's border or line may divide: of an area, those with at least `least` on either side. */
export function unitsAcross(region: Region, least: number): UnitIndex[] {
  const found = sharesIn(region);
  if (found === null) return unitsAlongLine(region);
  const { units, shares } = found;
  return [...units].filter((_, i) => {
    const share = shares[i] as number;
    return share > 0 && share < 1 && Math.min(share, 1 - share) >= least;
  });
}

/** Units whose box a line passes through: a few more than it crosses. */
function unitsAlongLine({ shape }: Region): UnitIndex[] {
  const { layer, columns } = planStore.getState();
  if (layer === null || columns === null || shape.type !== "LineString") return [];
  const unitsInBox = createUnitBoxes(layer.topology, layer.unitCount);
  const found = new Set<UnitIndex>();
  for (const path of cutAlong(shape).paths) {
    for (let i = 0; i + 3 < path.length; i += 2) {
      for (const piece of pieces(path.slice(i, i + 4) as [number, number, number, number])) {
        for (const unit of unitsInBox(...piece)) if (columns.extent[unit] === 1) found.add(unit);
      }
    }
  }
  return [...found].sort((p, q) => p - q);
}

const PIECES = 16;

/** Boxes along a segment, in degrees: small ones, since a slanted segment fills its own box badly. */
function pieces([ax, ay, bx, by]: [number, number, number, number]): [number, number, number, number][] {
  return Array.from({ length: PIECES }, (_, i) => {
    const xs = [i, i + 1].map((k) => (ax + ((bx - ax) * k) / PIECES) * DEGREES_PER_STEP);
    const ys = [i, i + 1].map((k) => (ay + ((by - ay) * k) / PIECES) * DEGREES_PER_STEP);
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  });
}
