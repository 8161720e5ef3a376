import type { Random } from "../domain/random.ts";
import { type Currents, currentsOf } from "./currents.ts";
import { leavesConnected } from "./leaves-connected.ts";
import { imbalance, type Objective, spreadKm, spreadKmWith } from "./objective.ts";
import { moveNode, type Partition } from "./partition.ts";

/** How hot, how pressing and how long. Both schedules run geometrically from their first to their last value. */
export type AnnealSchedule = {
  readonly temperature: readonly [number, number];
  /** Weight of the balance against the shapes. */
  readonly pressure: readonly [number, number];
  readonly proposals: number;
  /** Per territory: 1 where nodes may arrive. Absent: everywhere. */
  readonly open?: Uint8Array;
  /** Also drive what is too much to where there is too little, however far (see `currentsOf`). */
  readonly currents?: boolean;
  /** Also try chains of two moves where one alone would not do. About five times the cost of a proposal. */
  readonly chains?: boolean;
};

const CHUNK = 2048;
/** Partners tried for a move that does not pay alone. */
const CHAIN_ATTEMPTS = 12;
const WALK_STEPS = 3;
const SQRT_4PI = Math.sqrt(4 * Math.PI);

/**
 * Simulated annealing of the boundary: a random movable boundary node is offered to the territory of one of its
 * foreign neighbours, and moved when the cost falls, or by Metropolis' rule. Keeps the territories connected (if
 * they are and the objective asks for it), non-empty, the locked nodes and the budget. O(degree) a proposal, no
 * allocation.
 *
 * @param tick Called every 2,048 proposals; false ends the run.
 * @returns Proposals made.
 */
export function anneal(
  partition: Partition,
  objective: Objective,
  schedule: AnnealSchedule,
  random: Random,
  tick: () => boolean,
): number {
  const chunks = Math.max(1, Math.ceil(schedule.proposals / CHUNK));
  const cool = (schedule.temperature[1] / schedule.temperature[0]) ** (1 / chunks);
  const press = (schedule.pressure[1] / schedule.pressure[0]) ** (1 / chunks);
  const { open, chains = false } = schedule;
  const currents = schedule.currents ? currentsOf(partition, objective) : null;
  let temperature = schedule.temperature[0];
  let pressure = schedule.pressure[0];
  for (let chunk = 0; chunk < chunks; chunk++) {
    if (partition.boundaryCount === 0 || !tick()) return chunk * CHUNK;
    for (let left = CHUNK; left > 0; ) {
      const count = currents ? currents.flow(left) : left;
      annealChunk(partition, objective, { temperature, pressure, count, open, chains, currents }, random);
      left -= count;
    }
    temperature *= cool;
    pressure *= press;
  }
  return chunks * CHUNK;
}

type Step = {
  readonly temperature: number;
  readonly pressure: number;
  /** Proposals to be made. */
  readonly count: number;
  readonly open: Uint8Array | undefined;
  readonly chains: boolean;
  readonly currents: Currents | null;
};

function annealChunk(partition: Partition, objective: Objective, step: Step, random: Random): void {
  const { boundary, part, size } = partition;
  const { temperature, pressure, count, open, currents } = step;
  for (let i = 0; i < count; i++) {
    if (partition.boundaryCount === 0) return;
    const node = boundary[Math.floor(random() * partition.boundaryCount)]!;
    const from = part[node]!;
    if (size[from] === 1) continue;
    const to = foreignTerritory(partition, node, random);
    if (open && open[to] === 0) continue;
    let rise = costOfMove(partition, objective, node, to, pressure);
    if (currents) rise += pressure * costOfCurrent(partition, objective, currents, node, to);
    if (rise > 0 && random() >= Math.exp(-rise / temperature)) {
      if (step.chains && rise < Infinity) tryChain(partition, objective, step, random, node, to, rise);
      continue;
    }
    if (objective.contiguous && !leavesConnected(partition, node)) continue;
    moveNode(partition, node, to);
    currents?.relieve(node, from, to);
  }
}

/** By how much the energy of the currents rises when `node` goes to territory `to`; before `pressure`. */
function costOfCurrent(
  { graph: { weight, measureCount }, part }: Partition,
  { steepness, inverseTarget }: Objective,
  { potential, gain }: Currents,
  node: number,
  to: number,
): number {
  const from = part[node]!;
  let rise = 0;
  for (let m = 0; m < measureCount; m++) {
    const at = to * measureCount + m;
    const uphill = potential[at]! - potential[from * measureCount + m]!;
    rise +=
      2 * gain[m]! * steepness[m]! * steepness[m]! * weight[node * measureCount + m]! * inverseTarget[at]! * uphill;
  }
  return rise;
}

/** The territory of a random foreign neighbour of a boundary node. */
function foreignTerritory({ graph, part }: Partition, node: number, random: Random): number {
  const begin = graph.offsets[node]!;
  const degree = graph.offsets[node + 1]! - begin;
  const own = part[node]!;
  let slot = Math.floor(random() * degree);
  let to = part[graph.neighbours[begin + slot]!]!;
  while (to === own) {
    slot = slot + 1 === degree ? 0 : slot + 1;
    to = part[graph.neighbours[begin + slot]!]!;
  }
  return to;
}

/** Moves `node` to `to` if something that leaves `to` in turn (perhaps back to where `node` came from) makes up for it. */
function tryChain(
  partition: Partition,
  objective: Objective,
  { temperature, pressure, open }: Step,
  random: Random,
  node: number,
  to: number,
  rise: number,
): void {
  const { boundary, part } = partition;
  const from = part[node]!;
  // Whether the territory hangs together without the node is asked only once a second move is found: few are.
  moveNode(partition, node, to);
  let isKnownFree = !objective.contiguous;
  for (let attempt = 0; attempt < CHAIN_ATTEMPTS && partition.boundaryCount > 0; attempt++) {
    // Every other partner is looked for close by: the more territories are open, the rarer are chance hits.
    const isNear = attempt % 2 === 1;
    const second = isNear ? walk(partition, node, random) : boundary[Math.floor(random() * partition.boundaryCount)]!;
    if (partition.boundaryAt[second]! < 0) continue;
    if (part[second] !== to || second === node) continue;
    const onward = foreignTerritory(partition, second, random);
    if (open && open[onward] === 0) continue;
    const both = rise + costOfMove(partition, objective, second, onward, pressure);
    if (both > 0 && random() >= Math.exp(-both / temperature)) continue;
    if (!isKnownFree) {
      moveNode(partition, node, from);
      if (!leavesConnected(partition, node)) return;
      moveNode(partition, node, to);
      isKnownFree = true;
    }
    if (objective.contiguous && !leavesConnected(partition, second)) continue;
    moveNode(partition, second, onward);
    return;
  }
  moveNode(partition, node, from);
}

/** Where a short random walk from `node` ends. */
function walk({ graph: { offsets, neighbours } }: Partition, node: number, random: Random): number {
  let at = node;
  for (let step = 0; step < WALK_STEPS; step++) {
    const begin = offsets[at]!;
    at = neighbours[begin + Math.floor(random() * (offsets[at + 1]! - begin))]!;
  }
  return at;
}

/** By how much the cost rises when `node` goes to territory `to`; Infinity when the budget forbids it. */
export function costOfMove(
  partition: Partition,
  objective: Objective,
  node: number,
  to: number,
  pressure: number,
): number {
  const { graph, part, total, areaKm2, perimeterKm } = partition;
  const { offsets, neighbours, borderKm, measureCount, weight } = graph;
  const from = part[node]!;
  let rise = 0;
  const home = graph.home[node]!;
  if (home >= 0) {
    const stake = graph.stake[node]!;
    if (home === from) {
      if (stake > 0 && partition.moved + stake > objective.budget) return Infinity;
      rise += stake * objective.price;
    } else if (home === to) rise -= stake * objective.price;
  }
  let toFrom = 0;
  let toTo = 0;
  const end = offsets[node + 1]!;
  for (let e = offsets[node]!; e < end; e++) {
    const owner = part[neighbours[e]!]!;
    if (owner === from) toFrom += borderKm[e]!;
    else if (owner === to) toTo += borderKm[e]!;
  }
  const area = graph.areaKm2[node]!;
  const outline = graph.perimeterKm[node]!;
  const rounder =
    shape(perimeterKm[from]! + 2 * toFrom - outline, areaKm2[from]! - area) -
    shape(perimeterKm[from]!, areaKm2[from]!) +
    shape(perimeterKm[to]! + outline - 2 * toTo, areaKm2[to]! + area) -
    shape(perimeterKm[to]!, areaKm2[to]!);
  rise += objective.shape * (rounder / SQRT_4PI + objective.line * 2 * (toFrom - toTo));

  const { moments } = graph;
  if (objective.travel > 0 && moments && partition.moments) {
    const held = partition.moments;
    rise +=
      objective.travel *
      (spreadKmWith(held, from, moments, node, -1) -
        spreadKm(held, from) +
        spreadKmWith(held, to, moments, node, 1) -
        spreadKm(held, to));
  }

  let balance = -imbalance(objective, total, from) - imbalance(objective, total, to);
  for (let m = 0; m < measureCount; m++) {
    const { aim, steepness, inverseTarget } = objective;
    const w = weight[node * measureCount + m]!;
    const atFrom = from * measureCount + m;
    const atTo = to * measureCount + m;
    const a = Math.abs((total[atFrom]! - w) * inverseTarget[atFrom]! - 1) - aim[m]!;
    const b = Math.abs((total[atTo]! + w) * inverseTarget[atTo]! - 1) - aim[m]!;
    const steep = steepness[m]! * steepness[m]!;
    if (a > 0) balance += a * a * steep;
    if (b > 0) balance += b * b * steep;
  }
  return rise + pressure * balance;
}

function shape(perimeterKm: number, areaKm2: number): number {
  return perimeterKm / Math.sqrt(areaKm2);
}
