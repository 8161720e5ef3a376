import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../core/domain/random.ts";
import { recombine } from "../../core/solve/sample/recombine.ts";
import { solve } from "../../core/solve/solve.ts";
import { patchworkMap } from "./solve-maps.ts";

/** A grid of unit squares. */
function grid(columns: number, rows: number): { readonly offsets: Int32Array; readonly neighbours: Int32Array } {
  const offsets = new Int32Array(columns * rows + 1);
  const neighbours: number[] = [];
  for (let cell = 0; cell < columns * rows; cell++) {
    if (cell >= columns) neighbours.push(cell - columns);
    if (cell % columns > 0) neighbours.push(cell - 1);
    if (cell % columns < columns - 1) neighbours.push(cell + 1);
    if (cell < columns * (rows - 1)) neighbours.push(cell + columns);
    offsets[cell + 1] = neighbours.length;
  }
  return { offsets, neighbours: Int32Array.from(neighbours) };
}

type Graph = { readonly offsets: Int32Array; readonly neighbours: Int32Array };

function isConnected({ offsets, neighbours }: Graph, assignment: ArrayLike<number>, territory: number): boolean {
  const units = Array.from(assignment, (_, unit) => unit).filter((unit) => assignment[unit] === territory);
  const reached = new Set(units.slice(0, 1));
  for (const unit of reached) {
    for (const other of neighbours.subarray(offsets[unit], offsets[unit + 1])) {
      if (assignment[other] === territory) reached.add(other);
    }
  }
  return units.length > 0 && reached.size === units.length;
}

describe("recombine", () => {
  it("keeps territories connected and balanced, and goes somewhere", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 2, max: 5 }), (seed, territoryCount) => {
        const map = patchworkMap(14, 12, seed);
        const random = seededRandom(seed);
        const weight = map.areaKm2.map(() => 1 + Math.floor(20 * random()));
        const tolerance = 0.2;
        const start = solve({
          ...map,
          measures: [{ key: "w", weight: 1, perUnit: weight, tolerance: 0.1 }],
          territoryCount,
          contiguity: "required",
          compactness: 50,
          seed,
          effort: 1,
        });
        fc.pre(start.ok && start.value.maxDeviation[0]! <= tolerance);
        if (!start.ok) return;
        const before = start.value.assignment.slice();
        const assignment = before.slice();
        const sampler = recombine({ ...map.adjacency, weight, territoryCount, tolerance, assignment }, random);
        const mean = weight.reduce((sum, value) => sum + value, 0) / territoryCount;
        for (let step = 0; step < 40; step++) {
          sampler.step();
          const total = new Float64Array(territoryCount);
          assignment.forEach((territory, unit) => (total[territory]! += weight[unit]!));
          for (let territory = 0; territory < territoryCount; territory++) {
            expect(Math.abs(total[territory]! / mean - 1)).toBeLessThanOrEqual(tolerance + 1e-9);
            expect(isConnected(map.adjacency, assignment, territory)).toBe(true);
          }
        }
        expect(assignment).not.toEqual(before);
      }),
      { seed: 11, numRuns: 25 },
    );
  });

  it("reaches every way to halve a 4 × 4 grid", () => {
    const graph = grid(4, 4);
    const everyHalf = new Set<string>();
    for (let bits = 0; bits < 1 << 16; bits++) {
      const half = Array.from({ length: 16 }, (_, cell) => (bits >> cell) & 1);
      if (half[0] !== 0 || half.reduce((sum, bit) => sum + bit, 0) !== 8) continue;
      if (isConnected(graph, half, 0) && isConnected(graph, half, 1)) everyHalf.add(half.join(""));
    }
    const assignment = Int32Array.from({ length: 16 }, (_, cell) => (cell < 8 ? 0 : 1));
    const task = { ...graph, weight: new Float64Array(16).fill(1), territoryCount: 2, tolerance: 0, assignment };
    const { step } = recombine(task, seededRandom(5));
    const seen = new Set<string>();
    for (let i = 0; i < 60_000; i++) {
      step();
      seen.add(Array.from(assignment, (territory) => territory ^ assignment[0]!).join(""));
    }
    expect(everyHalf.size).toBeGreaterThan(50);
    expect(seen).toEqual(everyHalf);
  });

  it("walks the same way from the same seed", () => {
    const graph = grid(8, 8);
    const walk = (): Int32Array => {
      const assignment = Int32Array.from({ length: 64 }, (_, cell) => Math.floor(cell / 16));
      const task = { ...graph, weight: new Float64Array(64).fill(1), territoryCount: 4, tolerance: 0.1, assignment };
      const { step } = recombine(task, seededRandom(9));
      for (let i = 0; i < 100; i++) step();
      return assignment;
    };
    expect(walk()).toEqual(walk());
  });
});
