import { describe, expect, it } from "vitest";
import { UNASSIGNED } from "../../../core/domain/territory.ts";
import { fillNearest } from "../../../core/geo/fill-nearest.ts";

/** Units in a row, each a neighbour of the next. */
function row(count: number): { offsets: Int32Array; neighbours: Int32Array } {
  const lists = Array.from({ length: count }, (_, i) => [i - 1, i + 1].filter((j) => j >= 0 && j < count));
  const offsets = Int32Array.of(0, ...lists.map((_, i) => lists.slice(0, i + 1).flat().length));
  return { offsets, neighbours: Int32Array.from(lists.flat()) };
}

const one = (): number => 1;
const all = (): boolean => true;

describe("fillNearest", () => {
  it("gives each unit to the nearer owner", () => {
    const owner = Int32Array.of(7, -1, -1, -1, -1, 3);
    expect([...fillNearest(row(6), owner, { isFree: all, length: one })]).toEqual([7, 7, 7, 3, 3, 3]);
    expect([...owner]).toEqual([7, -1, -1, -1, -1, 3]);
  });

  it("measures along the way, not in steps", () => {
    const dear = (a: number, b: number): number => (Math.min(a, b) === 0 ? 100 : 1);
    expect([...fillNearest(row(4), Int32Array.of(7, -1, -1, 3), { isFree: all, length: dear })]).toEqual([7, 3, 3, 3]);
  });

  it("neither fills nor crosses what is not free, and leaves what no owner reaches", () => {
    const isFree = (unit: number): boolean => unit !== 2;
    const filled = fillNearest(row(5), Int32Array.of(7, -1, -1, -1, -1), { isFree, length: one });
    expect([...filled]).toEqual([7, 7, UNASSIGNED, UNASSIGNED, UNASSIGNED]);
  });
});
