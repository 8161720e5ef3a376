import type { Layer } from "../../domain/layer.ts";
import { TERRITORY_COLORS } from "../../domain/palette.ts";
import type { Holdings } from "../../domain/plan-columns.ts";
import { makeTerritory, type Territory, type TerritoryIndex } from "../../domain/territory.ts";
import { colorTerritories } from "../../geo/color-territories.ts";
import type { Neighbours } from "../../score/contiguity.ts";
import { matchOwners, type Overlap } from "../../solve/match-owners.ts";
import { territoryId } from "../scenario/territory-ids.ts";
import { placeNames } from "./place-names.ts";

/** More pairs of territories and owners than this take too long to match; names are then numbers. */
const MOST_PAIRS = 4_000_000;

export type Naming = {
  readonly layer: Layer;
  /** Slot 0 … count − 1 per unit of the layer, negative for none. */
  readonly slots: Int32Array;
  readonly count: number;
  readonly neighbours: Neighbours;
  /** Who held what in the baseline, and the position of the measure that decides who keeps a territory. */
  readonly holdings: Holdings | null;
  readonly measure: number;
  /** Names that owners bear in the baseline, by holder: a holder that is no owner is left out. */
  readonly owners: ReadonlySet<string>;
  /** Per unit: of the measure that matters most, and the accounts; what places are known by. */
  readonly weight: Float64Array;
  readonly accounts: Float64Array;
  readonly firstIndex: TerritoryIndex;
};

/**
 * Territories for slots that were built from nothing, numbered from west to east and coloured so that neighbours differ.
 * Where owners are known, each territory goes to the one who keeps most by it and is called after that one; others are
 * called after a place.
 */
export function nameTerritories(naming: Naming): Territory[] {
  const { slots, count, neighbours, firstIndex } = naming;
  const rank = westToEast(naming);
  const ownerOf = ownersOfSlots(naming);
  const places = placeNames(naming);
  const colors = colorTerritories(neighbours, slots, count, TERRITORY_COLORS.length);
  return Array.from({ length: count }, (_, slot) => {
    const number = rank[slot] as number;
    const owner = ownerOf(slot);
    return makeTerritory({
      index: firstIndex + number,
      id: territoryId(number),
      name: owner ?? places[slot] ?? `Territory ${number + 1}`,
      color: TERRITORY_COLORS[colors[slot] as number] ?? TERRITORY_COLORS[0],
      owner,
    });
  });
}

/** Per slot its place when slots are counted from west to east, by the mean longitude of their units. */
function westToEast({ layer, slots, count }: Naming): Int32Array {
  const sum = new Float64Array(count);
  const units = new Int32Array(count);
  slots.forEach((slot, unit) => {
    if (slot < 0) return;
    // The Aleutians beyond the date line are the far west and not the far east.
    const lng = layer.pointLng[unit] as number;
    sum[slot] = (sum[slot] as number) + (lng > 140 ? lng - 360 : lng);
    units[slot] = (units[slot] as number) + 1;
  });
  const mean = (slot: number): number => (sum[slot] as number) / Math.max(1, units[slot] as number);
  const order = Array.from({ length: count }, (_, slot) => slot).sort((a, b) => mean(a) - mean(b) || a - b);
  const rank = new Int32Array(count);
  order.forEach((slot, position) => {
    rank[slot] = position;
  });
  return rank;
}

function ownersOfSlots({ slots, count, holdings, measure, owners }: Naming): (slot: number) => string | null {
  if (holdings === null || count * holdings.holders.length > MOST_PAIRS) return () => null;
  const weights = holdings.measures[measure] as Float64Array;
  const isWorthless = weights.every((weight) => weight <= 0);
  const overlaps: Overlap[] = [];
  slots.forEach((territory, unit) => {
    if (territory < 0) return;
    for (let entry = holdings.offsets[unit] as number; entry < (holdings.offsets[unit + 1] as number); entry++) {
      const owner = holdings.holder[entry] as number;
      if (!owners.has(holdings.holders[owner] ?? "")) continue;
      const weight = isWorthless ? (holdings.measures[0]?.[entry] ?? 0) : (weights[entry] as number);
      overlaps.push({ territory, owner, weight: Math.max(0, weight) });
    }
  });
  const matched = matchOwners(count, holdings.holders.length, overlaps);
  return (slot) => holdings.holders[matched[slot] as number] ?? null;
}
