import { expect, it } from "vitest";
import { partitionOf } from "../../../core/solve/partition.ts";
import { returnHome } from "../../../core/solve/return-home.ts";
import { chainMap, plainGraph, plainObjective } from "../../property/solve-maps.ts";

const objective = plainObjective(2, { aim: 0, steepness: 10, working: 0.1 });

/** A chain of ten equal units, the first seven of which belonged to the first territory, the first four do now. */
function afterMoves() {
  const weights = new Float64Array(10).fill(1);
  const home = Int32Array.of(0, 0, 0, 0, 0, 0, 0, 1, 1, 1);
  const graph = plainGraph(chainMap(10), weights, 2, { baseline: { assignment: home, weightPerUnit: weights } });
  return partitionOf(graph, 2, Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1, 1, 1));
}

it("gives back what the goal leaves room for, from the border on, and no more", () => {
  const partition = afterMoves();
  // 20 % of a target of five: the first may come to hold six.
  expect(returnHome(partition, objective, 2 + 1e-9)).toBe(2);
  expect([...partition.part]).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1]);
  expect(partition.moved).toBeCloseTo(0.1, 12);
});

it("gives nothing back that would put a territory beyond the goal", () => {
  const partition = afterMoves();
  expect(returnHome(partition, { ...objective, working: Float64Array.of(0.01) }, 1)).toBe(1);
  expect([...partition.part]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
});

it("heeds the territory that receives as well as the one that gives", () => {
  const partition = afterMoves();
  // Targets of four and six: with a second unit back the giver is 33 % off, the receiver 50 %.
  const unequal = { ...objective, inverseTarget: Float64Array.of(1 / 0.4, 1 / 0.6) };
  expect(returnHome(partition, unequal, 4)).toBe(1);
  expect([...partition.part]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
});
