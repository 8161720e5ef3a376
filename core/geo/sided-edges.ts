import { OUTSIDE, type UnitIndex } from "../domain/layer.ts";
import type { BorderEdges } from "./border-edges.ts";
import type { BorderRings } from "./border-rings.ts";

/** Edges with the unit on either hand, seen from vertex `from` to vertex `to`. Rings of every unit stay closed. */
export type SidedEdges = {
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Pairs of units that claim the same side of an edge: they overlap there. Lower unit first, each once, ascending. */
  readonly overlaps: readonly (readonly [UnitIndex, UnitIndex])[];
};

/**
 * Decides who lies on each side of each edge. Claims of one unit from both sides cancel (two parts of the unit meet
 * there). Where more than one unit claims the same side, the units are paired with those of the other side in
 * ascending order and the edge is stored once per pair, so that every unit keeps closed rings and its own area; the
 * result does not depend on the order of the claims. O(claims).
 */
export function sidedEdges(rings: BorderRings, edges: BorderEdges): SidedEdges {
  const { corners } = rings;
  const { firstClaim, nextClaim, unitOfCorner, low, high } = edges;
  // An edge is stored at most once per claim.
  const from = new Int32Array(corners.length);
  const to = new Int32Array(corners.length);
  const left = new Int32Array(corners.length);
  const right = new Int32Array(corners.length);
  const overlapKeys = new Map<string, readonly [UnitIndex, UnitIndex]>();
  let count = 0;

  const put = (edge: number, leftUnit: UnitIndex, rightUnit: UnitIndex): void => {
    from[count] = low[edge] as number;
    to[count] = high[edge] as number;
    left[count] = leftUnit;
    right[count] = rightUnit;
    count++;
  };
  const isUpward = (claim: number, edge: number): boolean => corners[claim] === low[edge];

  for (let edge = 0; edge < edges.edgeCount; edge++) {
    const claim = firstClaim[edge] as number;
    const other = nextClaim[claim] as number;
    const unit = unitOfCorner[claim] as number;
    if (other < 0) {
      if (isUpward(claim, edge)) put(edge, unit, OUTSIDE);
      else put(edge, OUTSIDE, unit);
      continue;
    }
    const otherUnit = unitOfCorner[other] as number;
    if ((nextClaim[other] as number) < 0 && isUpward(claim, edge) !== isUpward(other, edge)) {
      if (unit === otherUnit) continue;
      if (isUpward(claim, edge)) put(edge, unit, otherUnit);
      else put(edge, otherUnit, unit);
      continue;
    }

    const upwardByUnit = new Map<UnitIndex, number>();
    for (let at = claim; at >= 0; at = nextClaim[at] as number) {
      const claimant = unitOfCorner[at] as number;
      upwardByUnit.set(claimant, (upwardByUnit.get(claimant) ?? 0) + (isUpward(at, edge) ? 1 : -1));
    }
    const lefts = claimants(upwardByUnit, 1);
    const rights = claimants(upwardByUnit, -1);
    for (const side of [lefts, rights]) {
      for (let i = 1; i < side.length; i++) {
        const pair = [side[i - 1] as number, side[i] as number] as const;
        if (pair[0] !== pair[1]) overlapKeys.set(pair.join(" "), pair);
      }
    }
    for (let i = 0; i < Math.max(lefts.length, rights.length); i++) {
      put(edge, lefts[i] ?? OUTSIDE, rights[i] ?? OUTSIDE);
    }
  }
  return {
    count,
    from: from.slice(0, count),
    to: to.slice(0, count),
    left: left.slice(0, count),
    right: right.slice(0, count),
    overlaps: [...overlapKeys.values()].toSorted((p, q) => p[0] - q[0] || p[1] - q[1]),
  };
}

/** The units whose claims on one side outnumber those on the other, ascending, each as often as it does. */
function claimants(upwardByUnit: ReadonlyMap<UnitIndex, number>, sign: 1 | -1): UnitIndex[] {
  const units: UnitIndex[] = [];
  for (const [unit, upward] of upwardByUnit) for (let i = 0; i < sign * upward; i++) units.push(unit);
  return units.toSorted((p, q) => p - q);
}
