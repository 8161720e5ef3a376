import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../core/domain/random.ts";
import { withGapLinks } from "../../core/score/contiguity.ts";
import { pieceGain } from "../../core/score/piece-gain.ts";
import { patchworkMap } from "./solve-maps.ts";

const SLOTS = 3;
const NOBODY = -1;

/** Moves of blobs and of scattered units alike: cuts, holes, whole pieces, pieces joined over a gap. */
const moves = fc.array(
  fc.record({
    start: fc.nat(10_000),
    size: fc.integer({ min: 1, max: 40 }),
    isBlob: fc.boolean(),
    to: fc.integer({ min: NOBODY, max: SLOTS - 1 }),
  }),
  { minLength: 1, maxLength: 20 },
);
const maps = fc.record({
  columns: fc.integer({ min: 2, max: 16 }),
  rows: fc.integer({ min: 1, max: 12 }),
  seed: fc.nat(1_000_000),
  /** From long even bands to a chequered map of many pieces. */
  grain: fc.constantFrom(1, 3, 12, 60),
  links: fc.array(fc.tuple(fc.nat(10_000), fc.nat(10_000)), { maxLength: 3 }),
});

type Neighbours = { readonly offsets: Int32Array; readonly neighbours: Int32Array };

/** Pieces of each slot by walking from unit to unit. */
function walked({ offsets, neighbours }: Neighbours, slots: Int32Array): number[] {
  const pieces = Array.from({ length: SLOTS }, () => 0);
  const seen = new Set<number>();
  slots.forEach((slot, start) => {
    if (slot === NOBODY || seen.has(start)) return;
    pieces[slot]!++;
    const queue = [start];
    seen.add(start);
    for (const unit of queue) {
      for (const next of neighbours.subarray(offsets[unit], offsets[unit + 1])) {
        if (slots[next] !== slot || seen.has(next)) continue;
        seen.add(next);
        queue.push(next);
      }
    }
  });
  return pieces;
}

/** Units that hang together with `start`, or any. */
function chosen(
  { offsets, neighbours }: Neighbours,
  start: number,
  size: number,
  isBlob: boolean,
  n: number,
): number[] {
  if (!isBlob) return [...new Set(Array.from({ length: size }, (_, i) => (start + 7 * i * i) % n))];
  const units = new Set([start]);
  for (const unit of units) {
    for (const next of neighbours.subarray(offsets[unit], offsets[unit + 1])) if (units.size < size) units.add(next);
  }
  return [...units];
}

describe("pieces that are counted around what moves", () => {
  it("equal those of a walk over the whole map, after any moves", () => {
    let cuts = 0;
    let joins = 0;
    fc.assert(
      fc.property(maps, moves, ({ columns, rows, seed, grain, links }, steps) => {
        const { adjacency } = patchworkMap(columns, rows, seed);
        const n = adjacency.offsets.length - 1;
        const random = seededRandom(seed);
        const pairs = links.map(([a, b]) => [a % n, b % n] as const).filter(([a, b]) => a !== b);
        const map = withGapLinks(adjacency, {
          from: Int32Array.from(pairs, ([a]) => a),
          to: Int32Array.from(pairs, ([, b]) => b),
        });
        const slots = new Int32Array(n);
        for (let unit = 0; unit < n; unit++) {
          slots[unit] = unit % grain === 0 ? Math.floor(random() * (SLOTS + 1)) - 1 : (slots[unit - 1] as number);
        }
        const kept = walked(map, slots);
        const gainOf = pieceGain(map, slots);
        for (const { start, size, isBlob, to } of steps) {
          const units = chosen(map, start % n, size, isBlob, n).filter((unit) => slots[unit] !== to);
          const left = new Map<number, number[]>();
          for (const unit of units) {
            const from = slots[unit] as number;
            if (from !== NOBODY) left.set(from, [...(left.get(from) ?? []), unit]);
            slots[unit] = to;
          }
          for (const [slot, those] of left) {
            const lost = gainOf(those, slot);
            if (lost < 0) cuts++;
            kept[slot]! -= lost;
          }
          if (to !== NOBODY) {
            const gained = gainOf(units, to, kept[to] === 1);
            expect(gainOf(units, to)).toBe(gained);
            if (gained < 0) joins++;
            kept[to]! += gained;
          }
          expect(kept).toEqual(walked(map, slots));
        }
      }),
      { seed: 20261122, numRuns: 300 },
    );
    // What is to be found out has happened often.
    expect(cuts).toBeGreaterThan(100);
    expect(joins).toBeGreaterThan(100);
  });
});
