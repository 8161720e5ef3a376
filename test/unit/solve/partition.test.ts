import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../core/domain/random.ts";
import { costOfMove } from "../../../core/solve/anneal.ts";
import { leavesConnected } from "../../../core/solve/leaves-connected.ts";
import { totalImbalance, totalShape } from "../../../core/solve/objective.ts";
import { cutKm, moveNode, type Partition, partitionOf } from "../../../core/solve/partition.ts";
import {
  adjacencyOf,
  patchworkMap,
  piecesPerTerritory,
  plainGraph,
  plainObjective,
  type SolveMap,
  salesWeights,
} from "../../property/solve-maps.ts";

const RUNS = { seed: 42, numRuns: 60 };
const K = 3;

function randomPartition(seed: number, together = 0.5): { partition: Partition; map: SolveMap; weights: Float64Array } {
  const map = patchworkMap(9, 9, seed, together);
  const n = map.areaKm2.length;
  const random = seededRandom(seed + 1);
  const weights = salesWeights(n, seed + 2).map((weight) => weight + 1);
  const part = Int32Array.from({ length: n }, (_, unit) => (unit < K ? unit : Math.floor(random() * K)));
  const home = Int32Array.from({ length: n }, () => Math.floor(random() * (K + 1)) - 1);
  const baseline = { assignment: home, weightPerUnit: weights };
  const graph = plainGraph(map, weights, K, { travel: 50, baseline });
  return { partition: partitionOf(graph, K, part), map, weights };
}

const objective = plainObjective(K, { aim: 0.01, steepness: 20, working: 0.05, line: 0.02, travel: 0.3, price: 5 });

/** Σ of the root mean squared distances of the units' weight from the centres, unit by unit. */
function totalSpread({ graph, part }: Partition): number {
  let sum = 0;
  for (let t = 0; t < K; t++) {
    const units = [...part.keys()].filter((unit) => part[unit] === t);
    const mean = (of: (unit: number) => number): number =>
      units.reduce((total, unit) => total + graph.weight[unit]! * of(unit), 0) /
      units.reduce((total, unit) => total + graph.weight[unit]!, 0);
    const x = mean((unit) => graph.x[unit]!);
    const y = mean((unit) => graph.y[unit]!);
    sum += Math.sqrt(mean((unit) => (graph.x[unit]! - x) ** 2 + (graph.y[unit]! - y) ** 2));
  }
  return sum;
}

const cost = (partition: Partition): number =>
  2 * totalImbalance(objective, partition) +
  totalShape(objective, partition) +
  objective.travel * totalSpread(partition) +
  objective.price * partition.moved;

describe("moveNode", () => {
  it("keeps every sum, the boundary and the moved share as a recount finds them", () => {
    fc.assert(
      fc.property(fc.nat(10_000), (seed) => {
        const { partition } = randomPartition(seed);
        const random = seededRandom(seed + 3);
        for (let i = 0; i < 200; i++) {
          const node = Math.floor(random() * partition.part.length);
          const to = Math.floor(random() * K);
          if (to !== partition.part[node] && partition.size[partition.part[node]!]! > 1) moveNode(partition, node, to);
        }
        const fresh = partitionOf(partition.graph, K, partition.part.slice());
        const close = (a: Float64Array, b: Float64Array): void => a.forEach((v, t) => expect(v).toBeCloseTo(b[t]!, 8));
        close(partition.total, fresh.total);
        close(partition.areaKm2, fresh.areaKm2);
        close(partition.perimeterKm, fresh.perimeterKm);
        partition.moments!.forEach((value, i) => expect(value).toBeCloseTo(fresh.moments![i]!, 6));
        expect(partition.size).toEqual(fresh.size);
        expect(partition.foreign).toEqual(fresh.foreign);
        expect(partition.moved).toBeCloseTo(fresh.moved, 9);
        const boundary = (p: Partition): number[] => [...p.boundary.subarray(0, p.boundaryCount)].sort((a, b) => a - b);
        expect(boundary(partition)).toEqual(boundary(fresh));
      }),
      RUNS,
    );
  });

  it("makes the difference that costOfMove foretold", () => {
    fc.assert(
      fc.property(fc.nat(10_000), (seed) => {
        const { partition } = randomPartition(seed);
        for (const node of partition.boundary.slice(0, partition.boundaryCount)) {
          const to = (partition.part[node]! + 1) % K;
          if (partition.size[partition.part[node]!] === 1) continue;
          const before = cost(partition);
          const foretold = costOfMove(partition, objective, node, to, 2);
          moveNode(partition, node, to);
          expect(cost(partition) - before).toBeCloseTo(foretold, 6);
        }
      }),
      RUNS,
    );
  });
});

describe("leavesConnected", () => {
  const agrees = (partition: Partition, map: Pick<SolveMap, "adjacency">): void => {
    const pieces = piecesPerTerritory(map as SolveMap, partition.part, K);
    partition.part.forEach((own, node) => {
      // The question is only asked of territories in one piece.
      if (pieces[own] !== 1 || partition.size[own] === 1) return;
      const without = Int32Array.from(partition.part, (territory, unit) => (unit === node ? K : territory));
      expect(leavesConnected(partition, node)).toBe(piecesPerTerritory(map as SolveMap, without, K + 1)[own] === 1);
    });
  };

  it("agrees with a plain search on random maps", () => {
    let asked = 0;
    fc.assert(
      fc.property(fc.nat(10_000), fc.constantFrom(0, 0.3, 0.6), (seed, together) => {
        const { partition, map } = randomPartition(seed, together);
        // Grow three connected blobs so that the territories are in one piece.
        const { offsets, neighbours } = map.adjacency;
        partition.part.fill(0);
        const random = seededRandom(seed);
        for (const territory of [1, 2]) {
          const blob = [Math.floor(random() * partition.part.length)];
          for (let i = 0; i < 15; i++) {
            const from = blob[Math.floor(random() * blob.length)]!;
            const slot = offsets[from]! + Math.floor(random() * (offsets[from + 1]! - offsets[from]!));
            blob.push(neighbours[slot]!);
          }
          for (const node of blob) partition.part[node] = territory;
        }
        const grown = partitionOf(partition.graph, K, partition.part);
        if (piecesPerTerritory(map, grown.part, K).includes(1)) asked++;
        agrees(grown, map);
      }),
      RUNS,
    );
    expect(asked).toBeGreaterThan(30);
  });

  it("agrees round a hub with more neighbours than a mask has bits", () => {
    const spokes = 40;
    const lists = [
      Array.from({ length: spokes }, (_, i) => [i + 1, 1] as const),
      ...Array.from({ length: spokes }, (_, i) =>
        [0, i === 0 ? spokes : i, i + 1 === spokes ? 1 : i + 2]
          .filter((other) => !(i === 0 && other === spokes))
          .filter((other) => !(i + 1 === spokes && other === 1))
          .sort((a, b) => a - b)
          .map((other) => [other, 1] as const),
      ),
    ];
    const adjacency = adjacencyOf(lists);
    const n = spokes + 1;
    const map = {
      adjacency,
      areaKm2: new Float64Array(n).fill(1),
      perimeterKm: new Float64Array(n).fill(9),
      x: new Float64Array(n),
      y: new Float64Array(n),
    };
    const graph = plainGraph(map, new Float64Array(n).fill(1), K);
    const rim = Int32Array.from({ length: n }, (_, node) => (node === 20 ? 1 : 0));
    agrees(
      partitionOf(
        graph,
        K,
        Int32Array.from({ length: n }, () => 0),
      ),
      map,
    );
    agrees(partitionOf(graph, K, rim), map);
  });

  it("counts the borders between territories once", () => {
    const { partition, map } = randomPartition(5);
    let sum = 0;
    partition.part.forEach((own, unit) => {
      for (let e = map.adjacency.offsets[unit]!; e < map.adjacency.offsets[unit + 1]!; e++) {
        if (partition.part[map.adjacency.neighbours[e]!] !== own) sum += map.adjacency.borderKm[e]! / 2;
      }
    });
    expect(cutKm(partition)).toBeCloseTo(sum, 9);
  });
});
