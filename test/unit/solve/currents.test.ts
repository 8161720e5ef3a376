import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../core/domain/random.ts";
import { anneal } from "../../../core/solve/anneal.ts";
import { currentsOf } from "../../../core/solve/currents.ts";
import { maxDeviationOf } from "../../../core/solve/objective.ts";
import { type Partition, partitionOf } from "../../../core/solve/partition.ts";
import { resistorsOf } from "../../../core/solve/resistors.ts";
import { patchworkMap, plainGraph, plainObjective } from "../../property/solve-maps.ts";

const K = 12;
const COLUMNS = 120;
const ROWS = 6;

const objective = plainObjective(K, { aim: 0, steepness: 50, working: 0.02 });

/** A long strip in K slices of equal width; everything in its western half weighs more by half. */
function lopsidedStrip(fixed?: Int32Array): Partition {
  const map = patchworkMap(COLUMNS, ROWS, 1, 0, 0);
  const column = (unit: number): number => unit % COLUMNS;
  const weights = Float64Array.from(map.areaKm2, (_, unit) => (column(unit) < COLUMNS / 2 ? 1.5 : 1));
  const graph = plainGraph(map, weights, K, fixed ? { fixed } : {});
  const slices = Int32Array.from(weights, (_, unit) => Math.floor((column(unit) * K) / COLUMNS));
  return partitionOf(graph, K, slices);
}

describe("resistorsOf", () => {
  it("finds potentials whose currents carry off the charges", () => {
    const partition = lopsidedStrip();
    const resistors = resistorsOf(partition);
    resistors.connect();
    const charge = Float64Array.from({ length: 2 * K }, (_, at) => (at % 2 === 0 ? 0 : at - K));
    const potential = new Float64Array(2 * K);
    resistors.solve(charge, potential, 1, 2);
    // A chain: what comes from the west all goes on to the east, up to 36; a search stops at a fifth of the charge.
    let passing = 0;
    for (let t = 0; t + 1 < K; t++) {
      passing += charge[2 * t + 1]!;
      expect(Math.abs(potential[2 * t + 1]! - potential[2 * t + 3]! - passing)).toBeLessThan(8);
    }
    expect(potential.filter((_, at) => at % 2 === 0)).toEqual(new Float64Array(K));
  });

  it("has no current where locked units alone touch", () => {
    const wall = Int32Array.from({ length: COLUMNS * ROWS }, (_, unit) => {
      const column = unit % COLUMNS;
      return column === COLUMNS / 2 - 1 ? K / 2 - 1 : column === COLUMNS / 2 ? K / 2 : -1;
    });
    const resistors = resistorsOf(lopsidedStrip(wall));
    resistors.connect();
    const charge = Float64Array.from({ length: K }, (_, t) => (t === 0 ? 1 : 0));
    const potential = new Float64Array(K);
    resistors.solve(charge, potential, 0, 1);
    expect(Math.max(...potential.subarray(K / 2))).toBeLessThan(1e-6);
    expect(Math.min(...potential.subarray(0, K / 2))).toBeGreaterThan(1);
  });
});

describe("currentsOf", () => {
  it("is told of each move: where a unit left less is pressing, where it came more", () => {
    const { potential, relieve } = currentsOf(lopsidedStrip(), objective);
    relieve(0, 2, 7);
    expect(potential[7]).toBeGreaterThan(0);
    expect(potential[2]).toBe(-(potential[7] ?? 0));
    expect([...potential].filter((value) => value !== 0)).toHaveLength(2);
  });

  it("drives what is too much across the whole map, where a hinge on each territory is still at its neighbours", () => {
    const missAfter = (currents: boolean): number => {
      const partition = lopsidedStrip();
      const schedule = { temperature: [0.02, 0.005], pressure: [0.02, 0.02], proposals: 4000, currents } as const;
      anneal(partition, objective, schedule, seededRandom(1), () => true);
      return maxDeviationOf(objective, partition);
    };
    expect(missAfter(true)).toBeLessThan(0.03);
    expect(missAfter(false)).toBeGreaterThan(0.1);
  });

  it("halves the drive when it has gone past its goal, and lets it recover", () => {
    const partition = lopsidedStrip();
    const currents = currentsOf(partition, objective);
    const flowUntilItChanges = (): number => {
      const before = currents.gain[0]!;
      while (currents.gain[0] === before) currents.flow(1000);
      return currents.gain[0]! / before;
    };
    currents.flow(1000);
    // The excess changes sides at a stroke.
    for (let t = 0; t < K; t++) partition.total[t] = 2 / K - partition.total[t]!;
    expect(flowUntilItChanges()).toBe(0.5);
    expect(flowUntilItChanges()).toBeGreaterThan(1);
  });

  it("tells how many proposals may follow, never more than are wanted", () => {
    const currents = currentsOf(lopsidedStrip(), objective);
    expect(currents.flow(10)).toBe(10);
    expect(currents.flow(100_000)).toBeLessThan(1000);
  });
});
