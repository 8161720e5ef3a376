import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../core/domain/random.ts";
import { imbalance, shapeOf, spreadKm } from "../../../core/solve/objective.ts";
import { type Partition, partitionOf } from "../../../core/solve/partition.ts";
import { divide, divisionsOf } from "../../../core/solve/redivide.ts";
import { territoryGraph } from "../../../core/solve/territory-graph.ts";
import {
  patchworkMap,
  piecesPerTerritory,
  plainGraph,
  plainObjective,
  type SolveMap,
} from "../../property/solve-maps.ts";

const PRESSURE = 10;

const objective = plainObjective(2, { aim: 0.01, steepness: 100, working: 0.01, line: 0.01 });

/** The western and the eastern half of a small map with very unequal units. */
function halves(
  seed: number,
  columns = 5,
  more: { fixed?: Int32Array; travel?: number } = {},
): { map: SolveMap; partition: Partition } {
  const map = patchworkMap(columns, 4, seed, 0.2, 0);
  const random = seededRandom(seed);
  const weights = Float64Array.from(map.areaKm2, () => 1 + Math.floor(1000 * random() ** 3));
  const west = Int32Array.from(map.x, (x) => (x < columns / 2 - 0.5 ? 0 : 1));
  return { map, partition: partitionOf(plainGraph(map, weights, 2, more), 2, west) };
}

function costOf(partition: Partition): number {
  return [0, 1].reduce(
    (sum, t) =>
      sum +
      PRESSURE * imbalance(objective, partition.total, t) +
      shapeOf(objective, partition.perimeterKm[t]!, partition.areaKm2[t]!),
    0,
  );
}

/** The least cost of any way to share out the units, both territories connected, by trying each. */
function leastCost(map: SolveMap, { graph }: Partition): number {
  let least = Infinity;
  for (let side = 1; side + 1 < 2 ** (graph.nodeCount - 1); side++) {
    const part = Int32Array.from({ length: graph.nodeCount }, (_, node) => (side >> node) & 1);
    if (piecesPerTerritory(map, part, 2).some((pieces) => pieces !== 1)) continue;
    least = Math.min(least, costOf(partitionOf(graph, 2, part)));
  }
  return least;
}

const divisions = (partition: Partition, territory = 0, wishes = objective) =>
  divisionsOf(partition, wishes, territory, territoryGraph(partition), PRESSURE, seededRandom(1));

describe("divisionsOf", () => {
  it("finds the best of all ways to divide two small territories", () => {
    let better = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const { map, partition } = halves(seed, 4);
      const before = costOf(partition);
      const { best } = divisions(partition);
      const least = leastCost(map, partition);
      if (best) {
        divide(partition, best);
        better++;
        expect(costOf(partition)).toBeCloseTo(before + best.rise, 9);
      }
      expect(costOf(partition)).toBeCloseTo(least, 9);
      expect(piecesPerTerritory(map, partition.part, 2)).toEqual([1, 1]);
    }
    expect(better).toBeGreaterThan(8);
  });

  it("counts ways to the centre and what leaves home or returns", () => {
    const wishes = { ...objective, travel: 0.3, price: 20 };
    let returned = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const { partition: plain } = halves(seed, 4, { travel: 50 });
      const random = seededRandom(seed);
      const home = plain.part.map((territory) => (random() < 0.6 ? territory : 1 - territory));
      const partition = partitionOf({ ...plain.graph, home, stake: plain.graph.weight }, 2, plain.part.slice());
      const cost = (): number =>
        costOf(partition) +
        wishes.price * partition.moved +
        wishes.travel * (spreadKm(partition.moments!, 0) + spreadKm(partition.moments!, 1));
      const before = cost();
      const movedBefore = partition.moved;
      const { best } = divisions(partition, 0, wishes);
      if (!best) continue;
      divide(partition, best);
      expect(cost()).toBeCloseTo(before + best.rise, 9);
      if (partition.moved < movedBefore) returned++;
    }
    expect(returned).toBeGreaterThan(2);
  });

  it("never touches a lock", () => {
    const { partition: plain } = halves(3);
    const fixed = plain.part.map((territory, node) => (node % 3 === 0 ? territory : -1));
    const { partition } = halves(3, 5, { fixed });
    const { best } = divisions(partition);
    divide(partition, best!);
    expect(partition.part.every((territory, node) => fixed[node]! < 0 || fixed[node] === territory)).toBe(true);
    expect(partition.part).not.toEqual(plain.part);
  });

  it("moves no more of a baseline than the budget leaves", () => {
    const { partition: plain } = halves(3);
    const graph = { ...plain.graph, home: plain.part.slice(), stake: plain.graph.weight };
    const partition = partitionOf(graph, 2, plain.part.slice());
    const { best } = divisions(partition, 0, { ...objective, budget: 0.05 });
    if (best) divide(partition, best);
    expect(partition.moved).toBeLessThanOrEqual(0.05);
    const free = partitionOf(graph, 2, plain.part.slice());
    divide(free, divisions(free).best!);
    expect(free.moved).toBeGreaterThan(0.05);
  });

  it("brings the territory itself within the aim where forced, whatever that costs the other", () => {
    const { partition } = halves(5);
    // The other one should have hardly anything: bringing it near that is no part of the demand.
    const lopsided = { ...objective, inverseTarget: Float64Array.of(2, 100) };
    const { forced } = divisions(partition, 0, lopsided);
    expect(forced).toHaveLength(1);
    divide(partition, forced[0]!);
    expect(imbalance(lopsided, partition.total, 0)).toBe(0);
    expect(imbalance(lopsided, partition.total, 1)).toBeGreaterThan(0);
  });

  it("keeps together what lies behind the border of large territories", () => {
    const { map, partition } = halves(2, 24);
    const { best, looks } = divisions(partition);
    expect(looks).toBeLessThanOrEqual(60_001);
    const before = partition.part.slice();
    divide(partition, best!);
    const changed = [...partition.part.keys()].filter((node) => partition.part[node] !== before[node]);
    expect(changed.length).toBeLessThanOrEqual(22);
    expect(piecesPerTerritory(map, partition.part, 2)).toEqual([1, 1]);
    const fresh = partitionOf(partition.graph, 2, partition.part.slice());
    expect(partition.total[0]).toBeCloseTo(fresh.total[0]!, 12);
  });
});
