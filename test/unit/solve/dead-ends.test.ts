import { describe, expect, it } from "vitest";
import { deadEnds } from "../../../core/solve/dead-ends.ts";
import { adjacencyOf, plainGraph } from "../../property/solve-maps.ts";

/** The dead ends of units with these weights, in targets of equal territories, joined by these pairs. */
function endsOf(weights: readonly number[], pairs: readonly (readonly [number, number])[]) {
  const lists = weights.map((_, unit) =>
    pairs
      .flatMap(([a, b]) => (a === unit ? [b] : b === unit ? [a] : []))
      .sort((a, b) => a - b)
      .map((other) => [other, 1] as const),
  );
  const n = weights.length;
  const ones = new Float64Array(n).fill(1);
  const map = { adjacency: adjacencyOf(lists), areaKm2: ones, perimeterKm: ones.map(() => 4), x: ones, y: ones };
  const k = Math.round(weights.reduce((a, b) => a + b, 0));
  const column = Float64Array.from(weights);
  const weight = column.map((value) => value / k);
  const graph = plainGraph(map, column, k);
  return deadEnds({ graph, weight, shares: new Float64Array(k).fill(1 / k) }, 0);
}

/** A ring of so many units joined to `from`, light enough to suit any territory. */
const ring = (from: number, count: number) => [
  [from, from + 1] as const,
  [from, from + count] as const,
  ...Array.from({ length: count - 1 }, (_, i) => [from + 1 + i, from + 2 + i] as const),
];

describe("deadEnds", () => {
  it("proves what a unit with few ways out must be off", () => {
    // 0 touches 1 only, 1 touches the rest by 2: alone 60 % off, with 1 20 %.
    const ends = endsOf(
      [0.4, 0.8, 0.8, 0.5, 0.5],
      [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 4],
      ],
    );
    expect(ends.find(({ unit }) => unit === 0)?.deviation).toBeCloseTo(0.2, 9);
  });

  it("counts what a set cuts off: it has to make territories of its own", () => {
    // 0 and 1 would make a whole territory, but the last unit hangs on 0: with it they are 10 % over.
    const light = Array.from({ length: 50 }, () => 0.038);
    const ends = endsOf([0.6, 0.4, ...light, 0.1], [[0, 1], [0, 52], ...ring(1, 50)]);
    for (const unit of [0, 52]) expect(ends.find((end) => end.unit === unit)?.deviation).toBeCloseTo(0.1, 9);
  });

  it("leaves out of account what goes on behind a set, however often the set touches it", () => {
    // The two ends of a long ring touch the unit: neither is a piece of its own.
    const light = Array.from({ length: 100 }, () => 0.02);
    expect(endsOf([1, ...light], ring(0, 100)).filter(({ unit }) => unit === 0)).toEqual([]);
  });
});
