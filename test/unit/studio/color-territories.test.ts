import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TERRITORY_COLORS } from "../../../core/domain/palette.ts";
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

/** CIELAB of a colour as seen with the given matrix on linear RGB. */
function lab(hex: string, matrix: readonly (readonly number[])[]): number[] {
  const linear = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  const times = (rows: readonly (readonly number[])[], v: readonly number[]): number[] =>
    rows.map((row) => row.reduce((sum, factor, i) => sum + factor * (v[i] ?? 0), 0));
  const seen = times(matrix, linear).map((c) => Math.min(1, Math.max(0, c)));
  const toXyz = [
    [0.4124 / 0.95047, 0.3576 / 0.95047, 0.1805 / 0.95047],
    [0.2126, 0.7152, 0.0722],
    [0.0193 / 1.08883, 0.1192 / 1.08883, 0.9505 / 1.08883],
  ];
  const [x = 0, y = 0, z = 0] = times(toXyz, seen).map((t) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

describe("TERRITORY_COLORS", () => {
  it.each<[string, number[][]]>([
    [
      "normal sight",
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    ],
    [
      "protanopia",
      [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ],
    ],
    [
      "deuteranopia",
      [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.01182, 0.04294, 0.968881],
      ],
    ],
  ])("stay apart under %s", (_, matrix) => {
    const seen = TERRITORY_COLORS.map((color) => lab(color, matrix));
    seen.forEach((a, i) => {
      for (const b of seen.slice(i + 1))
        expect(Math.hypot(...a.map((value, k) => value - (b[k] ?? 0)))).toBeGreaterThan(29);
    });
  });
});
