import { RADIANS_PER_DEGREE } from "../../geo/earth.ts";
import { type Vector, vectorAt } from "../sphere.ts";
import type { DemandCheck } from "./demand-check.ts";
import type { PlanScenario, PresentPlan } from "./present-plan.ts";
import type { ResolvedDemands } from "./resolve-demands.ts";

export type Place = { readonly lng: number; readonly lat: number };

/**
 * The centre of each territory: the fixed one that lies in it, else the mean of its units' points, weighted by accounts
 * (by nothing where there are none). Null for a territory without units. O(units).
 */
export function territoryCentres({ present, resolved, after, territories, slotOf }: DemandCheck): (Place | null)[] {
  const centres = meanPlaces(present, after, slotOf, territories.length);
  for (const unit of resolved.centres) {
    const slot = slotOf(after.assignment[unit] as number);
    if (slot >= 0) centres[slot] = { lng: present.layer.pointLng[unit] ?? 0, lat: present.layer.pointLat[unit] ?? 0 };
  }
  return centres;
}

/** Of each territory that stays, the unit that is nearest to its present centre. O(units). */
export function presentCentres(
  present: PresentPlan,
  { scope }: Pick<ResolvedDemands, "scope">,
): readonly { readonly territory: number; readonly unit: number }[] {
  const { layer, scenario } = present;
  const slots = new Map(scope.kept.map((territory, slot) => [territory, slot]));
  const places = meanPlaces(present, scenario, (territory) => slots.get(territory) ?? -1, scope.kept.length);
  const vectors = places.map((place) => place && vectorAt(place.lng, place.lat));
  const best = scope.kept.map(() => ({ unit: -1, closeness: -2 }));
  scenario.assignment.forEach((territory, unit) => {
    const slot = slots.get(territory) ?? -1;
    const centre = vectors[slot];
    const of = best[slot];
    if (!centre || of === undefined) return;
    const [x, y, z] = vectorAt(layer.pointLng[unit] ?? 0, layer.pointLat[unit] ?? 0);
    const closeness = x * centre[0] + y * centre[1] + z * centre[2];
    if (closeness <= of.closeness) return;
    of.unit = unit;
    of.closeness = closeness;
  });
  return best.flatMap(({ unit }, slot) => (unit < 0 ? [] : [{ territory: scope.kept[slot] as number, unit }]));
}

function meanPlaces(
  { layer, columns }: PresentPlan,
  { assignment }: PlanScenario,
  slotOf: (territory: number) => number,
  count: number,
): (Place | null)[] {
  const accounts = columns.measures[0]?.perUnit ?? new Float64Array(layer.unitCount);
  const weighted = new Float64Array(3 * count);
  const plain = new Float64Array(3 * count);
  const held = new Float64Array(count);
  assignment.forEach((territory, unit) => {
    const slot = slotOf(territory);
    if (slot < 0) return;
    const at = vectorAt(layer.pointLng[unit] ?? 0, layer.pointLat[unit] ?? 0);
    const weight = Math.max(0, accounts[unit] ?? 0);
    held[slot] = (held[slot] as number) + weight;
    at.forEach((part, axis) => {
      weighted[3 * slot + axis] = (weighted[3 * slot + axis] as number) + weight * part;
      plain[3 * slot + axis] = (plain[3 * slot + axis] as number) + part;
    });
  });
  return Array.from({ length: count }, (_, slot) => {
    const from = (held[slot] as number) > 0 ? weighted : plain;
    return placeOf([from[3 * slot] as number, from[3 * slot + 1] as number, from[3 * slot + 2] as number]);
  });
}

function placeOf([x, y, z]: Vector): Place | null {
  if (x * x + y * y + z * z < 1e-24) return null;
  return { lng: Math.atan2(y, x) / RADIANS_PER_DEGREE, lat: Math.atan2(z, Math.hypot(x, y)) / RADIANS_PER_DEGREE };
}
