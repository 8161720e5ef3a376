import { Refused } from "../../score/demands/lookup.ts";
import type { ResolvedDemands } from "../../score/demands/resolve-demands.ts";
import type { TaskMeasure } from "./demand-task.ts";
import type { TaskSlots } from "./read-slots.ts";

/** Numbers of territories that are tried at most, and beyond the fewest that could carry everything. */
const MOST_TRIALS = 12;
const BEYOND_FEWEST = 3;

/**
 * The numbers of slots worth a try, ascending. Left out are those that cannot meet a minimum or a maximum whatever the
 * plan: k minima must not add up to more than there is, nor k maxima to less.
 *
 * @throws Refused when none is left.
 */
export function readCounts(
  { demands, lockedTerritories }: ResolvedDemands,
  { kept, fewest }: TaskSlots,
  measures: readonly TaskMeasure[],
  { count: nodes, noun }: { readonly count: number; readonly noun: string },
): readonly number[] {
  const locked = lockedTerritories.size;
  const wished = wishedCounts(demands, kept.length, measures, locked);
  const possible = wished.filter((count) => count >= fewest && count <= nodes);
  if (possible.length === 0) {
    const wish = wished[0] ?? 0;
    if (wish > nodes) {
      throw new Refused("territories", `${wish} territories cannot be made of ${nodes} ${noun}: ask for fewer.`);
    }
    const beside = locked > 0 ? ` beside the ${locked} locked ones` : "";
    throw new Refused(
      "territories",
      `Locks and centres take ${fewest} territories${beside}, but only ${Math.max(0, wished.at(-1) ?? 0)} are asked for: ask for more, or unlock some.`,
    );
  }
  const carried = possible.filter((count) => measures.every((measure) => limitProblem(measure, count) === null));
  if (carried.length > 0) return spreadOver(carried);
  const problem = measures.map((measure) => limitProblem(measure, possible[0]!)).find((text) => text !== null);
  throw new Refused("measures", problem ?? "The minima and maxima contradict each other.");
}

/** A few of many numbers, with the first and the last of them. */
function spreadOver(counts: readonly number[]): readonly number[] {
  if (counts.length <= MOST_TRIALS) return counts;
  const step = (counts.length - 1) / (MOST_TRIALS - 1);
  return Array.from({ length: MOST_TRIALS }, (_, i) => counts[Math.round(i * step)]!);
}

function wishedCounts(
  { territories: wish, scope }: ResolvedDemands["demands"],
  present: number,
  measures: readonly TaskMeasure[],
  locked: number,
): number[] {
  if (scope.kind === "split") return [scope.into];
  if (scope.kind === "new-rep") return [present + 1];
  const totalOf = (key: string): number => {
    const measure = measures.find((each) => each.measure === key);
    return measure === undefined ? 0 : totalLoad(measure);
  };
  switch (wish.kind) {
    case "present":
      return [present];
    case "number":
      return [wish.count - locked];
    case "range":
      return Array.from({ length: wish.max - wish.min + 1 }, (_, i) => wish.min + i - locked);
    case "target-size":
      return [Math.max(1, Math.round(totalOf(wish.measure) / wish.size))];
    case "capacity": {
      const least = Math.max(1, Math.ceil(totalOf(wish.measure) / wish.perRep - 1e-9));
      return Array.from({ length: BEYOND_FEWEST + 1 }, (_, i) => least + i);
    }
  }
}

/** What all slots carry together. */
export const totalLoad = ({ perNode, held }: TaskMeasure): number =>
  perNode.reduce((sum, value) => sum + value, 0) + held.reduce((sum, value) => sum + value, 0);

const fewerWords = (most: number): string => (most < 1 ? "ask for " : `ask for ${most} at most, or `);

const NUMBER = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

function limitProblem(measure: TaskMeasure, count: number): string | null {
  const total = totalLoad(measure);
  const { min, upper } = measure;
  const there = `there is ${NUMBER.format(total)}`;
  if (min !== null && min * count > total * (1 + 1e-9)) {
    return `${count} territories of at least ${NUMBER.format(min)} of ${measure.measure} need ${NUMBER.format(min * count)}, but ${there}: ${fewerWords(Math.floor(total / min))}a minimum of ${NUMBER.format(total / count)}.`;
  }
  if (upper * count < total * (1 - 1e-9)) {
    return `${count} territories of at most ${NUMBER.format(upper)} of ${measure.measure} can carry ${NUMBER.format(upper * count)}, but ${there}: ask for ${Math.ceil(total / upper)} at least, or a maximum of ${NUMBER.format(total / count)}.`;
  }
  return null;
}
