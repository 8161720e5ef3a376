import type { Random } from "../domain/random.ts";
import { type Borderland, borderlandOf } from "./borderland.ts";
import { imbalance, imbalanceAt, type Objective, shapeOf, spreadKm, worstMeasureOf } from "./objective.ts";
import { moveNode, type Partition } from "./partition.ts";
import type { TerritoryGraph } from "./territory-graph.ts";

/** Divisions of one pair that are looked at. */
const MOST_LOOKS = 60_000;
const EPSILON = 1e-9;
/** What a forced division may cost in balance. */
const ROOM = 30;

export type Division = {
  readonly land: Borderland;
  /** The vertices of the territory's side, as bits. */
  readonly side: number;
  /** Change of the cost at the pressure asked for. */
  readonly rise: number;
};

export type Divisions = {
  /** The one that lowers the cost most, and the imbalance too. */
  readonly best: Division | null;
  /** Per neighbour the one that brings the territory itself within the aim at the least cost, whatever it costs. */
  readonly forced: readonly Division[];
  readonly looks: number;
};

/**
 * Ways to divide a territory and one of its neighbours anew: all ways to share out the nodes round a place on their
 * common border are enumerated, each territory staying connected; where few units make up a territory these are all
 * its nodes. What hangs together farther off stays as it is. Locks and budget are kept. At most 60,000 looks a neighbour.
 */
export function divisionsOf(
  partition: Partition,
  objective: Objective,
  territory: number,
  map: TerritoryGraph,
  pressure: number,
  random: Random,
): Divisions {
  let looks = 0;
  let best: Division | null = null;
  const forced: Division[] = [];
  for (const other of map.neighbours[territory]!) {
    const land = borderlandOf(partition, map, territory, other, random);
    if (!land) continue;
    const found = bestDivisions(partition, objective, land, pressure);
    looks += found.looks;
    if (found.gain && found.gain.rise < (best?.rise ?? 0)) best = found.gain;
    if (found.forced) forced.push(found.forced);
  }
  return { best, forced: forced.sort((a, b) => a.rise - b.rise), looks };
}

/** Makes a division. */
export function divide(partition: Partition, { land, side }: Division): void {
  land.nodes.forEach((nodes, v) => {
    const to = (side & (1 << v)) !== 0 ? land.territory : land.other;
    for (const node of nodes) if (partition.part[node] !== to) moveNode(partition, node, to);
  });
}

function bestDivisions(
  partition: Partition,
  objective: Objective,
  land: Borderland,
  pressure: number,
): { readonly gain: Division | null; readonly forced: Division | null; readonly looks: number } {
  const { adjacent, all, ours, theirs, mine, count } = land;
  const weigh = weigherOf(partition, objective, land, pressure);
  const [least, most] = weigh.window;
  const weight = weigh.weight;
  let looks = 0;
  let gain: Division | null = null;
  let forced: Division | null = null;

  const isJoined = (some: number, within: number): boolean => {
    let reached = some & -some;
    let open = reached;
    while (open !== 0) {
      const bit = open & -open;
      open ^= bit;
      const fresh = adjacent[31 - Math.clz32(bit)]! & within & ~reached;
      reached |= fresh;
      open |= fresh;
    }
    return (some & ~reached) === 0;
  };

  /** `load`: weight of the side; `reserve`: what it may still get. A vertex that could join does, or is kept out for good. */
  const extend = (side: number, open: number, kept: number, load: number, reserve: number): void => {
    if (++looks > MOST_LOOKS || load > most || load + reserve < least) return;
    if (open === 0) {
      const rest = all & ~side;
      if ((ours & ~side) !== 0 || rest === 0 || !isJoined(rest, rest)) return;
      const { rise, isGain, isWithin } = weigh.weighed(side);
      if (isGain && rise < (gain?.rise ?? -EPSILON)) gain = { land, side, rise };
      if (isWithin && rise < (forced?.rise ?? Infinity)) forced = { land, side, rise };
      return;
    }
    const bit = open & -open;
    const vertex = 31 - Math.clz32(bit);
    const own = weight[vertex]!;
    const grown = side | bit;
    if (kept === 0 || isJoined(kept, all & ~grown)) {
      extend(grown, (open | adjacent[vertex]!) & ~(grown | kept), kept, load + own, reserve - own);
    }
    if ((ours & bit) === 0) extend(side, open & ~bit, kept | bit, load, reserve - own);
  };

  const root = ours === 0 ? heaviest(weight, mine, count) : 31 - Math.clz32(ours & -ours);
  let reserve = 0;
  for (let v = 0; v < count; v++) if (v !== root && (theirs & (1 << v)) === 0) reserve += weight[v]!;
  const start = 1 << root;
  extend(start, adjacent[root]! & ~(start | theirs), theirs, weight[root]!, reserve);
  return { gain, forced, looks };
}

/** The heaviest vertex of the territory itself: where nothing is bound, it stays and so do the names. */
function heaviest(weight: Float64Array, mine: number, count: number): number {
  let best = -1;
  for (let v = 0; v < count; v++) {
    if ((mine & (1 << v)) !== 0 && (best < 0 || weight[v]! > weight[best]!)) best = v;
  }
  return best;
}

type Weighed = { readonly rise: number; readonly isGain: boolean; readonly isWithin: boolean };
const NOTHING: Weighed = { rise: Infinity, isGain: false, isWithin: false };

function weigherOf(partition: Partition, objective: Objective, land: Borderland, pressure: number) {
  const { graph, total, perimeterKm, areaKm2, moments } = partition;
  const { measureCount } = graph;
  const { territory, other, count, mine } = land;
  const [own, foreign] = [territory * measureCount, other * measureCount];
  const balanceBefore = imbalance(objective, total, territory) + imbalance(objective, total, other);
  const shapeBefore = (t: number): number =>
    objective.shape * shapeOf(objective, perimeterKm[t]!, areaKm2[t]!) +
    (moments ? objective.travel * spreadKm(moments, t) : 0);
  const before = pressure * balanceBefore + shapeBefore(territory) + shapeBefore(other);

  // Of several measures the one that is farthest off tells which loads are worth a look.
  const worst = worstMeasureOf(objective, partition, territory);
  const sum = total[own + worst]! + total[foreign + worst]!;
  const room = (pressure * balanceBefore + ROOM) / pressure;
  const limit = Math.sqrt(room) / objective.steepness[worst]! + objective.aim[worst]!;
  const targetOwn = 1 / objective.inverseTarget[own + worst]!;
  const targetOther = 1 / objective.inverseTarget[foreign + worst]!;
  const ownLimit = Math.min(limit, Math.abs(total[own + worst]! / targetOwn - 1));
  const window = [
    Math.max((1 - ownLimit) * targetOwn, sum - (1 + limit) * targetOther),
    Math.min((1 + ownLimit) * targetOwn, sum - (1 - limit) * targetOther),
  ] as const;
  const weight = Float64Array.from({ length: count }, (_, v) => land.weight[v * measureCount + worst]!);

  const values = new Float64Array(2 * measureCount);
  const sums = new Float64Array(8);
  const weighed = (side: number): Weighed => {
    for (let m = 0; m < measureCount; m++) values[measureCount + m] = total[own + m]! + total[foreign + m]!;
    values.fill(0, 0, measureCount);
    for (let v = 0; v < count; v++) {
      if ((side & (1 << v)) === 0) continue;
      for (let m = 0; m < measureCount; m++) values[m]! += land.weight[v * measureCount + m]!;
    }
    for (let m = 0; m < measureCount; m++) values[measureCount + m]! -= values[m]!;
    const ownBalance = imbalanceAt(objective, territory, values, 0);
    const balance = ownBalance + imbalanceAt(objective, other, values, measureCount);
    const isGain = balance < balanceBefore - EPSILON;
    const isWithin = ownBalance === 0;
    if (!isGain && !isWithin) return NOTHING;
    let [ownArea, otherArea, ownKm, otherKm, moved] = [0, 0, 0, 0, 0];
    sums.fill(0);
    for (let v = 0; v < count; v++) {
      const isOwn = (side & (1 << v)) !== 0;
      if (isOwn) ownArea += land.areaKm2[v]!;
      else otherArea += land.areaKm2[v]!;
      let km = land.perimeterKm[v]!;
      for (let w = 0; w < count; w++) {
        if (((side & (1 << w)) !== 0) === isOwn) km -= land.borderKm[v * count + w]!;
      }
      if (isOwn) ownKm += km;
      else otherKm += km;
      if (isOwn !== ((mine & (1 << v)) !== 0)) moved += land.leaving[v]!;
      if (land.moments) for (let i = 0; i < 4; i++) sums[(isOwn ? 0 : 4) + i]! += land.moments[4 * v + i]!;
    }
    if (moved > 0 && partition.moved + moved > objective.budget) return NOTHING;
    const shape =
      objective.shape * (shapeOf(objective, ownKm, ownArea) + shapeOf(objective, otherKm, otherArea)) +
      (moments ? objective.travel * (spreadKm(sums, 0) + spreadKm(sums, 1)) : 0);
    return { rise: pressure * balance + shape + objective.price * moved - before, isGain, isWithin };
  };
  return { window, weight, weighed };
}
