import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { colorTerritories } from "../../../core/geo/color-territories.ts";

/** Neighbour lists of a grid of `width` × `width` cells that meet in edges. */
function grid(width: number): { offsets: Int32Array; neighbours: Int32Array } {
  const lists = Array.from({ length: width * width }, (_, cell) => {
    const [x, y] = [cell % width, Math.floor(cell / width)];
    return [y > 0 && cell - width, x > 0 && cell - 1, x < width - 1 && cell + 1, y < width - 1 && cell + width].filter(
      (other) => other !== false,
    );
  });
  const offsets = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => {
    offsets[i + 1] = (offsets[i] ?? 0) + list.length;
  });
  return { offsets, neighbours: Int32Array.from(lists.flat()) };
}

/** Grows `count` connected territories over a grid from seeds picked by `picks`. */
function grown({ offsets, neighbours }: ReturnType<typeof grid>, picks: readonly number[]): Int32Array {
  const unitCount = offsets.length - 1;
  const assignment = new Int32Array(unitCount).fill(-1);
  const queue: number[] = [];
  picks.forEach((pick, territory) => {
    let at = pick % unitCount;
    while (assignment[at] !== -1) at = (at + 1) % unitCount;
    assignment[at] = territory;
    queue.push(at);
  });
  for (let head = 0; head < queue.length; head++) {
    const unit = queue[head] ?? 0;
    for (const other of neighbours.subarray(offsets[unit], offsets[unit + 1])) {
      if (assignment[other] !== -1) continue;
      assignment[other] = assignment[unit] ?? -1;
      queue.push(other);
    }
  }
  return assignment;
}

describe("colorTerritories", () => {
  it("never gives neighbours the same colour, even with six colours only", () => {
    const map = grid(24);
    fc.assert(
      fc.property(
        fc.array(fc.nat(575), { minLength: 1, maxLength: 120 }),
        fc.constantFrom(6, 9),
        (picks, colorCount) => {
          const assignment = grown(map, picks);
          const colors = colorTerritories(map, assignment, picks.length, colorCount);
          assignment.forEach((own, unit) => {
            for (const other of map.neighbours.subarray(map.offsets[unit], map.offsets[unit + 1])) {
              const theirs = assignment[other] ?? -1;
              if (theirs !== own) expect(colors[theirs]).not.toBe(colors[own]);
            }
          });
        },
      ),
      { seed: 3, numRuns: 60 },
    );
  });

  it("uses every colour before it uses one much more often", () => {
    const assignment = grown(
      grid(24),
      Array.from({ length: 90 }, (_, i) => i * 6),
    );
    const colors = colorTerritories(grid(24), assignment, 90, 9);
    const uses = Array.from({ length: 9 }, (_, color) => colors.filter((each) => each === color).length);
    expect(Math.min(...uses)).toBeGreaterThanOrEqual(6);
  });

  it("colours territories without units, and leaves units without territory out", () => {
    expect([...colorTerritories(grid(2), Int32Array.of(-1, -1, -1, 0), 2, 9)]).toHaveLength(2);
  });
});
