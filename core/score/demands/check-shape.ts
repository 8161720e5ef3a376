import type { Unmet } from "../../domain/demand-report.ts";
import { distanceKm } from "../../geo/arc-length.ts";
import { pieceCounter } from "../contiguity.ts";
import { groupBy } from "../groups.ts";
import type { DemandCheck } from "./demand-check.ts";
import { presentCentres, territoryCentres } from "./territory-centres.ts";

/** Unit ids that are named where there are many. */
const MOST_NAMED = 5;

/** Territories in pieces; over water or across a barrier, where that is all that holds them together. O(units + pairs). */
export function checkContiguity({ resolved, present, after, territories, slotOf }: DemandCheck): Unmet[] {
  const { demands, adjacency, all } = resolved;
  if (demands.contiguity === "off") return [];
  const slots = Int32Array.from(after.assignment, slotOf);
  const { offsets, members } = groupBy(slots, territories.length);
  const scratch = new Int32Array(slots.length);
  const countPieces = pieceCounter(adjacency, slots, scratch);
  const countAll = pieceCounter(all, slots, scratch);
  return territories.flatMap(({ id, name }, slot): Unmet[] => {
    const units = members.subarray(offsets[slot], offsets[slot + 1]);
    const pieces = countPieces(units);
    if (pieces <= 1) return [];
    const isJoined = countAll(units) === 1;
    const kind = !isJoined ? "in-pieces" : demands.barriers.length > 0 ? "across-barrier" : "across-water";
    const over = kind === "across-barrier" ? "only across a barrier" : "only over water or a gap of the map";
    return [
      {
        kind,
        isHard: demands.contiguity === "required",
        territory: id,
        measure: null,
        units: [],
        value: pieces,
        limit: 1,
        sentence: isJoined
          ? `${name} hangs together ${over}: ${pieces} pieces otherwise. Allow that, or give its smaller pieces away.`
          : `${name} lies in ${pieces} pieces. Give the smaller ones to the territories around them, or join them by ${present.layer.meta.unitNounPlural} in between.`,
      },
    ];
  });
}

/** Units with accounts too far from the centre of their territory. O(units). */
export function checkRadius(check: DemandCheck): Unmet[] {
  const { present, resolved, after, territories, slotOf } = check;
  const limit = resolved.demands.maxRadiusKm;
  if (limit === null) return [];
  const { layer, columns, words } = present;
  const centres = territoryCentres(check);
  const accounts = columns.measures[0]?.perUnit ?? new Float64Array();
  const far: { units: number[]; worst: number }[] = territories.map(() => ({ units: [], worst: 0 }));
  after.assignment.forEach((territory, unit) => {
    const slot = slotOf(territory);
    const centre = centres[slot];
    const of = far[slot];
    if (!centre || of === undefined || !((accounts[unit] ?? 0) > 0)) return;
    const km = distanceKm(centre.lng, centre.lat, layer.pointLng[unit] ?? 0, layer.pointLat[unit] ?? 0);
    if (km <= limit * (1 + 1e-9)) return;
    of.units.push(unit);
    of.worst = Math.max(of.worst, km);
  });
  return territories.flatMap(({ id, name }, slot): Unmet[] => {
    const { units, worst } = far[slot] ?? { units: [], worst: 0 };
    if (units.length === 0) return [];
    const { unitNoun, unitNounPlural } = layer.meta;
    return [
      {
        kind: "too-far",
        isHard: true,
        territory: id,
        measure: null,
        units: units.slice(0, MOST_NAMED).map((unit) => layer.ids[unit] ?? ""),
        value: worst,
        limit,
        sentence: `${name} has ${units.length} ${units.length === 1 ? unitNoun : unitNounPlural} with accounts farther than ${words.distance(limit)} from its centre, the farthest ${words.distance(worst)}. More territories, another centre or a radius of ${words.distance(worst)} would do.`,
      },
    ];
  });
}

/** Groups that were to be kept whole and are not. O(units in groups). */
export function checkGroups({ present, resolved, after }: DemandCheck): Unmet[] {
  const { isInside } = resolved.scope;
  const nameOf = new Map(after.territories.map(({ index, name }) => [index, name]));
  return resolved.groups.flatMap(({ name, units }): Unmet[] => {
    const held = units.filter((unit) => isInside[unit] === 1);
    const holders = [...new Set(held.map((unit) => after.assignment[unit] as number))];
    if (holders.length <= 1) return [];
    return [
      {
        kind: "split-group",
        isHard: false,
        territory: null,
        measure: null,
        units: held.slice(0, MOST_NAMED).map((unit) => present.layer.ids[unit] ?? ""),
        value: holders.length,
        limit: 1,
        sentence: `${name} is divided among ${holders.length} territories (${holders
          .slice(0, MOST_NAMED)
          .map((index) => nameOf.get(index) ?? "none")
          .join(", ")}). Fewer territories or a wider tolerance leave more groups whole.`,
      },
    ];
  });
}

/** Pairs in one territory that must not be, and centres that are not where they should. O(pairs + centres). */
export function checkPlaces({ present, resolved, after }: DemandCheck): Unmet[] {
  const { layer, scenario } = present;
  const territoryOf = (unit: number): number => after.assignment[unit] as number;
  const nameOf = (index: number): string => after.territories.find((each) => each.index === index)?.name ?? "nobody";
  const idOf = (index: number): string | null => after.territories.find((each) => each.index === index)?.id ?? null;
  const id = (unit: number): string => layer.ids[unit] ?? "";
  const unmet = { isHard: true, measure: null, value: 1, limit: 0 } as const;
  const pairs = resolved.mustDiffer
    .filter(([a, b]) => territoryOf(a) >= 0 && territoryOf(a) === territoryOf(b))
    .map(
      ([a, b]): Unmet => ({
        ...unmet,
        kind: "must-differ",
        territory: idOf(territoryOf(a)),
        units: [id(a), id(b)],
        sentence: `${layer.names[a]} and ${layer.names[b]} are both in ${nameOf(territoryOf(a))}, but must be apart. Give one of them to a neighbouring territory.`,
      }),
    );
  const { centres } = resolved;
  const shared = centres
    .filter((unit, i) => centres.some((other, j) => j < i && territoryOf(other) === territoryOf(unit)))
    .map(
      (unit): Unmet => ({
        ...unmet,
        kind: "centre",
        territory: idOf(territoryOf(unit)),
        units: [id(unit)],
        sentence: `${layer.names[unit]} is to be the centre of a territory of its own, but shares ${nameOf(territoryOf(unit))} with another centre.`,
      }),
    );
  const isKeeping = resolved.demands.centres.kind === "existing";
  const moved = (isKeeping ? presentCentres(present, resolved) : [])
    .filter(({ unit, territory }) => territoryOf(unit) !== territory)
    .map(
      ({ unit, territory }): Unmet => ({
        ...unmet,
        kind: "centre",
        territory: scenario.territories.find(({ index }) => index === territory)?.id ?? null,
        units: [id(unit)],
        sentence: `${layer.names[unit]} was the centre of ${scenario.territories.find(({ index }) => index === territory)?.name ?? ""} and is now in ${nameOf(territoryOf(unit))}.`,
      }),
    );
  return [...pairs, ...shared, ...moved];
}
