import type { Topology, UnitIndex } from "../domain/layer.ts";
import type { PartedUnit } from "../domain/split.ts";

/**
 * Links between units that do not touch, after some of the units were split: each goes on between the parts that lie
 * nearest to each other. Links of units that are whole are left alone. O(arcs), plus vertices × vertices of the units
 * that are linked.
 */
export function heirsOfLinks<Link extends { readonly a: UnitIndex; readonly b: UnitIndex }>(
  links: readonly Link[],
  topology: Topology,
  splits: readonly PartedUnit[],
): Link[] {
  const partsOf = new Map(splits.map(({ unit, parts }) => [unit, parts.map((part) => part.unit)]));
  const heirs = (unit: UnitIndex): UnitIndex[] => partsOf.get(unit)?.flatMap(heirs) ?? [unit];
  const broken = links.filter(({ a, b }) => partsOf.has(a) || partsOf.has(b));
  if (broken.length === 0) return [...links];
  const wanted = new Set(broken.flatMap(({ a, b }) => [...heirs(a), ...heirs(b)]));
  const places = placesOf(topology, wanted);
  return links.map((link) => {
    const [as, bs] = [heirs(link.a), heirs(link.b)];
    if (as.length === 1 && bs.length === 1) return link;
    let best = { a: as[0] as number, b: bs[0] as number, square: Infinity };
    for (const a of as) {
      for (const b of bs) {
        const square = squareApart(places.get(a) ?? [], places.get(b) ?? []);
        if (square < best.square) best = { a, b, square };
      }
    }
    return { ...link, a: best.a, b: best.b };
  });
}

/** Vertices of the units' borders: x, y, x, y … in steps. */
function placesOf(
  { coordinates, arcOffsets, arcLeft, arcRight }: Topology,
  wanted: ReadonlySet<UnitIndex>,
): ReadonlyMap<UnitIndex, number[]> {
  const places = new Map<UnitIndex, number[]>([...wanted].map((unit) => [unit, []]));
  for (let arc = 0; arc < arcLeft.length; arc++) {
    for (const unit of [arcLeft[arc] as number, arcRight[arc] as number]) {
      const ofUnit = places.get(unit);
      if (ofUnit === undefined) continue;
      for (let i = 2 * (arcOffsets[arc] as number); i < 2 * (arcOffsets[arc + 1] as number); i++) {
        ofUnit.push(coordinates[i] as number);
      }
    }
  }
  return places;
}

/** Between the two vertices nearest to each other, east to west as short as it is on the ground. */
function squareApart(places: readonly number[], others: readonly number[]): number {
  const scale = Math.cos(((places[1] ?? 0) * Math.PI) / 180e6);
  let best = Infinity;
  for (let i = 0; i < places.length; i += 2) {
    for (let j = 0; j < others.length; j += 2) {
      const dx = ((places[i] as number) - (others[j] as number)) * scale;
      const dy = (places[i + 1] as number) - (others[j + 1] as number);
      best = Math.min(best, dx * dx + dy * dy);
    }
  }
  return best;
}
