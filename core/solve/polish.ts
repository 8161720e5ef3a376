import type { Random } from "../domain/random.ts";
import { anneal } from "./anneal.ts";
import { type Objective, strainOf } from "./objective.ts";
import { type Partition, recount } from "./partition.ts";
import type { Ticker } from "./progress.ts";
import { typicalChange } from "./refine.ts";

/** Part of the goal in which balance costs nothing, and its weight beyond. */
const ROOM = 0.9;
const PRESSURE = 20;
const PROPOSALS_PER_NODE = 30;

/**
 * Better shapes for territories that are balanced well enough: annealing at little heat, with chains of two moves,
 * inside the deviation that the goal (a strain, see `strainOf`) leaves free. Taken back when more territories than
 * before are over it.
 *
 * @returns Proposals made. About 1 µs each.
 */
export function polish(
  partition: Partition,
  objective: Objective,
  goal: number,
  effort: number,
  random: Random,
  ticker: Ticker,
): number {
  const inside = { ...objective, aim: objective.working.map((working) => ROOM * goal * working) };
  const scale = typicalChange(partition, inside, random);
  if (scale === 0) return 0;
  const over = (): number =>
    Array.from({ length: partition.k }, (_, t) => strainOf(objective, partition, t)).filter((s) => s > goal).length;
  const overBefore = over();
  const before = partition.part.slice();
  const proposals = Math.ceil(effort * PROPOSALS_PER_NODE * partition.boundaryCount);
  let ticks = 0;
  const made = anneal(
    partition,
    inside,
    { temperature: [0.1 * scale, 0.02 * scale], pressure: [PRESSURE, PRESSURE], proposals, chains: true },
    random,
    () => ticker.tick(partition, [], (ticks++ * 2048) / proposals),
  );
  if (over() > overBefore) {
    partition.part.set(before);
    recount(partition);
  }
  return made;
}
