import { known } from "../../domain/invariant.ts";
import type { Layer } from "../../domain/layer.ts";

/** What a territory is called after: what it holds most of, then where most accounts are, then the largest unit. */
const BY_ACCOUNTS = 1e-4;
const BY_AREA = 1e-8;

export type Named = {
  readonly layer: Pick<Layer, "ids" | "names" | "areaKm2">;
  /** Slot 0 … count − 1 per unit, negative for none. */
  readonly slots: Int32Array;
  readonly count: number;
  /** Per unit, ≥ 0 where it counts: of the measure that matters most, and the accounts. */
  readonly weight: Float64Array;
  readonly accounts: Float64Array;
};

/**
 * A name for each slot after the place that it holds most of: “Boise, ID”. A place that several hold goes to the one that
 * has most of it, the others are called after their next; who has no other gets a number. Null where units have no
 * names but their ids. O(units · log units).
 */
export function placeNames(named: Named): readonly (string | null)[] {
  const places = loadsByPlace(named);
  const claims = places
    .flatMap((loads, slot) => [...loads].map(([place, load]) => ({ slot, place, load })))
    .sort((a, b) => b.load - a.load || a.slot - b.slot);
  const names: (string | null)[] = Array.from({ length: named.count }, () => null);
  const taken = new Set<string>();
  for (const { slot, place } of claims) {
    if (names[slot] !== null || taken.has(place)) continue;
    names[slot] = place;
    taken.add(place);
  }
  for (const { slot, place } of claims) {
    if (names[slot] !== null) continue;
    let number = 2;
    while (taken.has(`${place} ${number}`)) number++;
    names[slot] = `${place} ${number}`;
    taken.add(`${place} ${number}`);
  }
  return names;
}

function loadsByPlace({ layer, slots, count, weight, accounts }: Named): readonly Map<string, number>[] {
  const places = Array.from({ length: count }, () => new Map<string, number>());
  const shareOf = (column: Float64Array): ((unit: number) => number) => {
    const sum = column.reduce((whole, value) => whole + Math.max(0, value), 0);
    return (unit) => (sum > 0 ? Math.max(0, known(column[unit])) / sum : 0);
  };
  const [weightShare, accountShare, areaShare] = [weight, accounts, layer.areaKm2].map(shareOf);
  slots.forEach((slot, unit) => {
    const place = slot < 0 ? null : placeOf(known(layer.names[unit]), known(layer.ids[unit]));
    if (place === null) return;
    const load = known(weightShare)(unit) + BY_ACCOUNTS * known(accountShare)(unit) + BY_AREA * known(areaShare)(unit);
    const loads = known(places[slot]);
    loads.set(place, (loads.get(place) ?? 0) + load);
  });
  return places;
}

/** “02139 Cambridge, MA” lies in Cambridge, MA. Numbers and codes are no places. */
function placeOf(name: string, id: string): string | null {
  const place = name.replace(/^\d+\s+/, "").trim();
  return place === id || !/\p{L}{3}/u.test(place) ? null : place;
}
