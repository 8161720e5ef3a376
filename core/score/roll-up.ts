import type { Group, GroupIndex } from "../domain/group.ts";
import { pathToTop } from "../domain/hierarchy.ts";
import type { ByMeasure, TerritoryScores } from "../domain/scorecard.ts";
import type { Territory } from "../domain/territory.ts";
import { accountsPer1000Km2 } from "./density.ts";
import { indexOfTarget } from "./targets.ts";

/** The figures of a group: sums over every territory in it and in the groups in it, however deep. */
export type GroupScores = {
  readonly territories: number;
  readonly units: number;
  readonly accounts: number;
  readonly measures: ByMeasure;
  /** Sum of the targets of its territories: what the group as a whole should carry. */
  readonly target: ByMeasure;
  /** 100 × value / target; null without a target. */
  readonly index: Readonly<Record<string, number | null>>;
  /** Per measure, max over its territories of |value − target| / target; null where no territory has a target. */
  readonly worst: Readonly<Record<string, number | null>>;
  readonly areaKm2: number;
  readonly accountsPer1000Km2: number | null;
};

/**
 * Scores of every group, rolled up from its territories. A group without any has zeros.
 *
 * @param territories In the order of `scores`, which is that of the scorecard.
 * @param measureKeys Of the plan's measures. O(territories × (depth + measures)) and O(groups × measures).
 */
export function rollUp(
  groups: ReadonlyMap<GroupIndex, Group>,
  territories: Iterable<Territory>,
  scores: readonly TerritoryScores[],
  measureKeys: readonly string[],
): Map<GroupIndex, GroupScores> {
  const members = new Map<GroupIndex, TerritoryScores[]>([...groups.keys()].map((index) => [index, []]));
  let at = 0;
  for (const { group } of territories) {
    const own = scores[at++];
    if (own === undefined) break;
    for (const { index } of pathToTop(groups, group)) members.get(index)?.push(own);
  }
  return new Map([...members].map(([index, list]) => [index, sumOf(list, measureKeys)]));
}

function sumOf(members: readonly TerritoryScores[], keys: readonly string[]): GroupScores {
  const total = (value: (scores: TerritoryScores) => number): number =>
    members.reduce((sum, scores) => sum + value(scores), 0);
  const byKey = <Value>(value: (key: string) => Value): Record<string, Value> =>
    Object.fromEntries(keys.map((key) => [key, value(key)]));
  const measures = byKey((key) => total((scores) => scores.measures[key] ?? 0));
  const target = byKey((key) => total((scores) => scores.target[key] ?? 0));
  const accounts = total((scores) => scores.accounts);
  const areaKm2 = total((scores) => scores.areaKm2);
  return {
    territories: members.length,
    units: total(({ units }) => units),
    accounts,
    measures,
    target,
    index: byKey((key) => indexOfTarget(measures[key] as number, target[key] as number)),
    worst: byKey((key) => worstDeviation(members, key)),
    areaKm2,
    accountsPer1000Km2: accountsPer1000Km2(accounts, areaKm2),
  };
}

function worstDeviation(members: readonly TerritoryScores[], key: string): number | null {
  let worst: number | null = null;
  for (const { index } of members) {
    const share = index[key] ?? null;
    if (share !== null) worst = Math.max(worst ?? 0, Math.abs(share / 100 - 1));
  }
  return worst;
}
