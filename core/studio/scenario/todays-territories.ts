import type { Override } from "../../domain/edit.ts";
import type { Layer } from "../../domain/layer.ts";
import { TERRITORY_COLORS } from "../../domain/palette.ts";
import { makeTerritory, type Territory, UNASSIGNED } from "../../domain/territory.ts";
import { colorTerritories } from "../../geo/color-territories.ts";
import { fillNearest } from "../../geo/fill-nearest.ts";
import { unitDistance } from "../../geo/unit-distance.ts";
import type { OwnedSums } from "../../store/queries/accounts.ts";
import { territoryId } from "./territory-ids.ts";

/** Reason of the overrides that keep accounts with their present owner. */
const TODAYS_OWNER = "Today's owner";

/** More owners than this are no owners: the column is something else. */
const MOST_OWNERS = 5000;

export type TodaysTerritories = {
  readonly territories: readonly Territory[];
  readonly assignment: Int32Array;
  /** The override of an account whose owner does not hold its unit; null for all others. */
  readonly overrideOf: (owner: string, unit: number) => Override | null;
};

/**
 * Today's ownership as territories, one per owner by name: a unit belongs to whoever owns most accounts in it, then
 * most of the measure, then to the first by name. A unit of the extent without accounts goes to the nearest territory, so
 * that today's map can be read; units whose accounts nobody owns stay unassigned. Null when the accounts have no owners,
 * or so many that the column cannot mean owners.
 *
 * @param extent 1 per unit that the plan is about.
 * @param tieBreaker Position in `OwnedSums.measures`, or −1 for none.
 */
export function todaysTerritories(
  sums: readonly OwnedSums[],
  layer: Pick<Layer, "adjacency" | "pointLng" | "pointLat">,
  extent: Uint8Array,
  tieBreaker: number,
): TodaysTerritories | null {
  const owners = [...new Set(sums.flatMap(({ owner }) => (owner === null ? [] : [owner])))].sort(byName);
  if (owners.length === 0 || owners.length > MOST_OWNERS) return null;
  const indexOf = new Map(owners.map((owner, index) => [owner, index]));

  const leader = new Map<number, OwnedSums>();
  for (const entry of sums) {
    if (entry.owner === null) continue;
    const present = leader.get(entry.unit);
    if (present === undefined || outranks(entry, present, tieBreaker)) leader.set(entry.unit, entry);
  }
  const owned = new Int32Array(extent.length).fill(UNASSIGNED);
  for (const [unit, { owner }] of leader) owned[unit] = indexOf.get(owner ?? "") ?? UNASSIGNED;
  const holdsAccounts = new Set(sums.map(({ unit }) => unit));
  const assignment = fillNearest(layer.adjacency, owned, {
    isFree: (unit) => extent[unit] === 1 && !holdsAccounts.has(unit),
    length: unitDistance(layer),
  });

  const colors = colorTerritories(layer.adjacency, assignment, owners.length, TERRITORY_COLORS.length);
  return {
    territories: owners.map((owner, index) =>
      makeTerritory({
        index,
        id: territoryId(index),
        name: owner.slice(0, 200),
        color: TERRITORY_COLORS[colors[index] as number] ?? TERRITORY_COLORS[0],
        owner: owner.slice(0, 200),
      }),
    ),
    assignment,
    overrideOf: (owner, unit) => {
      const territory = indexOf.get(owner);
      return territory === undefined || territory === assignment[unit] ? null : { territory, reason: TODAYS_OWNER };
    },
  };
}

function outranks(entry: OwnedSums, present: OwnedSums, tieBreaker: number): boolean {
  const byAccounts = entry.accounts - present.accounts;
  const byMeasure = (entry.measures[tieBreaker] ?? 0) - (present.measures[tieBreaker] ?? 0);
  return (byAccounts || byMeasure || byName(present.owner ?? "", entry.owner ?? "")) > 0;
}

/** The same order on every machine, whatever its language. */
const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
