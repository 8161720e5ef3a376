import type { Adjacency, UnitIndex } from "../../domain/layer.ts";

type Neighbours = Pick<Adjacency, "offsets" | "neighbours">;

/** The units and all their neighbours that may be reached, over borders and links. O(units given and their neighbours). */
export function growUnits(
  { offsets, neighbours }: Neighbours,
  units: ReadonlySet<UnitIndex>,
  isOpen: (unit: UnitIndex) => boolean,
): Set<UnitIndex> {
  const grown = new Set(units);
  for (const unit of units) {
    for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
      const neighbour = neighbours[e] as number;
      if (isOpen(neighbour)) grown.add(neighbour);
    }
  }
  return grown;
}

/**
 * The units without their rim: those that have a neighbour that is not among them. What may not be reached does not make
 * a rim, so growing and shrinking again never loses a unit. O(units given and their neighbours).
 */
export function shrinkUnits(
  { offsets, neighbours }: Neighbours,
  units: ReadonlySet<UnitIndex>,
  isOpen: (unit: UnitIndex) => boolean,
): Set<UnitIndex> {
  const kept = new Set<UnitIndex>();
  for (const unit of units) {
    let isRim = false;
    for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number) && !isRim; e++) {
      const neighbour = neighbours[e] as number;
      isRim = isOpen(neighbour) && !units.has(neighbour);
    }
    if (!isRim) kept.add(unit);
  }
  return kept;
}

/** The connected piece around a unit among those that may be reached; empty when it may not. O(units of the piece). */
export function pieceAround(
  { offsets, neighbours }: Neighbours,
  start: UnitIndex,
  isOpen: (unit: UnitIndex) => boolean,
): UnitIndex[] {
  if (!isOpen(start)) return [];
  const seen = new Set([start]);
  const piece = [start];
  for (let read = 0; read < piece.length; read++) {
    const unit = piece[read] as number;
    for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
      const neighbour = neighbours[e] as number;
      if (seen.has(neighbour) || !isOpen(neighbour)) continue;
      seen.add(neighbour);
      piece.push(neighbour);
    }
  }
  return piece;
}
