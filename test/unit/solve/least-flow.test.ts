import fc from "fast-check";
import { expect, it } from "vitest";
import { leastFlow } from "../../../core/solve/least-flow.ts";

const sumOf = (flows: ReturnType<typeof leastFlow>): number =>
  (flows ?? []).reduce((sum, { amount }) => sum + amount, 0);

/** Every pair of the four territories that the mask says touch. */
const PAIRS = [
  [0, 1],
  [1, 2],
  [2, 3],
  [0, 2],
  [1, 3],
] as const;

const mapOf = (mask: readonly boolean[]) => {
  const neighbours: number[][] = [[], [], [], []];
  PAIRS.forEach(([a, b], i) => {
    if (!mask[i]) return;
    neighbours[a]!.push(b);
    neighbours[b]!.push(a);
  });
  return { neighbours };
};

/** The least sum of whole flows, −3 … 3 over each border, that brings all totals between the limits; null if none. */
function bySearch(mask: readonly boolean[], total: readonly number[], least: number, most: number): number | null {
  let best: number | null = null;
  const now = [...total];
  const search = (pair: number, sum: number): void => {
    if (best !== null && sum >= best) return;
    if (pair === PAIRS.length) {
      if (now.every((value) => value >= least && value <= most)) best = sum;
      return;
    }
    const [a, b] = PAIRS[pair]!;
    for (let flow = mask[pair] ? -6 : 0; flow <= (mask[pair] ? 6 : 0); flow++) {
      now[a]! -= flow;
      now[b]! += flow;
      search(pair + 1, sum + Math.abs(flow));
      now[a]! += flow;
      now[b]! -= flow;
    }
  };
  search(0, 0);
  return best;
}

it("sends what is too much over the fewest borders to where there is room", () => {
  const map = { neighbours: [[1], [0, 2], [1]] };
  const limits = { least: new Float64Array(3).fill(0.9), most: new Float64Array(3).fill(1.1), detours: new Map() };
  const flows = leastFlow({ map, total: Float64Array.of(1.3, 1, 0.7), ...limits });
  expect(flows?.map(({ from, to }) => [from, to])).toEqual([
    [0, 1],
    [1, 2],
  ]);
  expect(sumOf(flows)).toBeCloseTo(0.4, 12);
});

it("moves as little as exhaustive search, and says when nothing helps", () => {
  fc.assert(
    fc.property(
      fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
      fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 4, maxLength: 4 }),
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 0, max: 2 }),
      (mask, total, least, room) => {
        const most = least + room;
        const flows = leastFlow({
          map: mapOf(mask),
          total: Float64Array.from(total),
          least: new Float64Array(4).fill(least),
          most: new Float64Array(4).fill(most),
          detours: new Map(),
        });
        const expected = bySearch(mask, total, least, most);
        if (expected === null) {
          expect(flows).toBeNull();
          return;
        }
        expect(sumOf(flows)).toBeCloseTo(expected, 9);
        const after = [...total];
        for (const { from, to, amount } of flows ?? []) {
          after[from]! -= amount;
          after[to]! += amount;
        }
        for (const value of after) {
          expect(value).toBeGreaterThanOrEqual(least - 1e-9);
          expect(value).toBeLessThanOrEqual(most + 1e-9);
        }
      },
    ),
    { seed: 20261122, numRuns: 300 },
  );
});

it("goes round a step that was of no use", () => {
  const map = {
    neighbours: [
      [1, 2],
      [0, 2],
      [0, 1],
    ],
  };
  const limits = { least: new Float64Array(3).fill(0.9), most: new Float64Array(3).fill(1.1) };
  const total = Float64Array.of(1.2, 1, 0.8);
  expect(sumOf(leastFlow({ map, total, ...limits, detours: new Map() }))).toBeCloseTo(0.1, 12);
  const flows = leastFlow({ map, total, ...limits, detours: new Map([[2, 3]]) });
  expect(flows?.map(({ from, to }) => [from, to])).toEqual([
    [0, 1],
    [1, 2],
  ]);
});
