import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../core/domain/random.ts";
import { settleOn } from "../../../core/solve/fit-seat.ts";
import { imbalance, type Objective, shapeOf } from "../../../core/solve/objective.ts";
import { type Partition, partitionOf } from "../../../core/solve/partition.ts";
import { seatsOf } from "../../../core/solve/reseat.ts";
import { unitGraph } from "../../../core/solve/solve-graph.ts";
import { territoryGraph } from "../../../core/solve/territory-graph.ts";
import { patchworkMap, piecesPerTerritory, plainProblem, type SolveMap } from "../../property/solve-maps.ts";

const PRESSURE = 10;

const objective: Objective = {
  inverseTarget: Float64Array.of(3, 3, 3),
  aim: Float64Array.of(0.02),
  steepness: Float64Array.of(50),
  working: Float64Array.of(0.02),
  shape: 1,
  line: 0.01,
  travel: 0,
  price: 0,
  budget: Infinity,
  contiguous: true,
};

/** The middle third of a small map of very unequal units, territory 0, between the other two. */
function thirds(
  seed: number,
  change: (graph: Partition["graph"], part: Int32Array) => Partition["graph"] = (graph) => graph,
): { map: SolveMap; partition: Partition } {
  const map = patchworkMap(6, 4, seed, 0.2, 0);
  const random = seededRandom(seed);
  const weights = Float64Array.from(map.areaKm2, () => 1 + Math.floor(1000 * random() ** 3));
  const part = Int32Array.from(map.x, (x) => (x < 1.5 ? 1 : x < 3.5 ? 0 : 2));
  const graph = change(unitGraph(plainProblem(map, weights, 3), [weights]), part);
  return { map, partition: partitionOf(graph, 3, part) };
}

const seats = (partition: Partition, wishes = objective) =>
  seatsOf(partition, wishes, 0, territoryGraph(partition).members, PRESSURE, seededRandom(1)).seats;

function costOf(partition: Partition, wishes: Objective): number {
  const shapes = [0, 1, 2].map(
    (t) =>
      PRESSURE * imbalance(wishes, partition.total, t) +
      shapeOf(wishes, partition.perimeterKm[t]!, partition.areaKm2[t]!),
  );
  return shapes.reduce((a, b) => a + b, wishes.price * partition.moved);
}

describe("seatsOf", () => {
  it("finds sets within the aim, also by taking from several neighbours at once, and knows what they cost", () => {
    let found = 0;
    let fromBoth = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const { map, partition } = thirds(seed);
      if (piecesPerTerritory(map, partition.part, 3).some((pieces) => pieces > 1)) continue;
      const before = partition.part.slice();
      const cost = costOf(partition, objective);
      const offered = seats(partition);
      expect(partition.part).toEqual(before);
      expect(offered.map(({ rise }) => rise)).toEqual(offered.map(({ rise }) => rise).sort((a, b) => a - b));
      for (const seat of offered) {
        const tried = partitionOf(partition.graph, 3, before.slice());
        settleOn(tried, seat);
        expect(imbalance(objective, tried.total, 0)).toBe(0);
        expect(piecesPerTerritory(map, tried.part, 3)).toEqual([1, 1, 1]);
        expect(costOf(tried, objective)).toBeCloseTo(cost + seat.rise, 6);
        found++;
        const givers = new Set(seat.nodes.filter((_, i) => seat.owners[i] === 0).map((node) => before[node]));
        if (givers.size > 1) fromBoth++;
      }
    }
    expect(found).toBeGreaterThan(100);
    expect(fromBoth).toBeGreaterThan(20);
  });

  it("never touches a lock", () => {
    let found = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const { partition } = thirds(seed, (graph, part) => ({
        ...graph,
        fixed: part.map((territory, node) => (node % 5 === 0 ? territory : -1)),
      }));
      const { fixed } = partition.graph;
      for (const { nodes } of seats(partition)) {
        expect(nodes.every((node) => fixed[node]! < 0)).toBe(true);
        found++;
      }
    }
    expect(found).toBeGreaterThan(10);
  });

  it("moves no more of a baseline than the budget leaves", () => {
    let found = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const { partition } = thirds(seed, (graph, part) => ({ ...graph, home: part.slice(), stake: graph.weight }));
      const tight = { ...objective, price: 20, budget: 0.2 };
      const moves = (wishes: Objective): readonly number[] =>
        seats(partition, wishes).map((seat) => {
          const tried = partitionOf(partition.graph, 3, partition.part.slice());
          settleOn(tried, seat);
          return tried.moved;
        });
      const within = moves(tight);
      expect(within.every((moved) => moved <= 0.2)).toBe(true);
      if (moves({ ...tight, budget: Infinity }).some((moved) => moved > 0.2)) found += within.length;
    }
    expect(found).toBeGreaterThan(10);
  });

  it("gives the same seats for the same random numbers", () => {
    expect(seats(thirds(4).partition)).toEqual(seats(thirds(4).partition));
  });
});
