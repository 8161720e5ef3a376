import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type TerritoryIndex, UNASSIGNED } from "../../../core/domain/territory.ts";
import { type Absorption, absorbByNearest, absorbEvenly } from "../../../core/geo/absorb-territory.ts";
import { pieceCounter } from "../../../core/score/contiguity.ts";
import { type Cell, layerOfCells } from "../score/plan-builder.ts";

const SIDE = 6;
const layer = layerOfCells(Array.from({ length: SIDE * SIDE }, (_, i): Cell[] => [[i % SIDE, Math.floor(i / SIDE)]]));

/** Columns 0–1 belong to territory 0, 2–3 to the one that goes (1), 4–5 to territory 2. */
const assignment = Int32Array.from({ length: SIDE * SIDE }, (_, i) => Math.floor((i % SIDE) / 2));
const units = [...assignment.keys()].filter((unit) => assignment[unit] === 1);
const absorption = (mayGain: (territory: TerritoryIndex) => boolean): Absorption => ({
  layer,
  neighbours: layer.adjacency,
  assignment,
  units,
  mayGain,
});
const column = (unit: number): number => unit % SIDE;

describe("a territory that is dissolved", () => {
  it("goes to the nearest neighbours", () => {
    const to = absorbByNearest(absorption((territory) => territory !== 1));
    units.forEach((unit, i) => {
      expect(to[i]).toBe(column(unit) === 2 ? 0 : 2);
    });
  });

  it("goes to nobody who may not gain", () => {
    expect(new Set(absorbByNearest(absorption((territory) => territory === 2)))).toEqual(new Set([2]));
    expect(new Set(absorbByNearest(absorption(() => false)))).toEqual(new Set([UNASSIGNED]));
    const loads = {
      perUnit: new Float64Array(layer.unitCount).fill(1),
      // The one that may not has more room.
      valueOf: (territory: TerritoryIndex) => (territory === 0 ? 0 : 12),
      targetOf: () => 13,
    };
    expect(
      new Set(
        absorbEvenly(
          absorption((territory) => territory === 2),
          loads,
        ),
      ),
    ).toEqual(new Set([2]));
    expect(
      new Set(
        absorbEvenly(
          absorption(() => false),
          loads,
        ),
      ),
    ).toEqual(new Set([UNASSIGNED]));
  });

  it("fills whoever is least full first", () => {
    const perUnit = new Float64Array(layer.unitCount).fill(1);
    const loads = {
      perUnit,
      valueOf: (territory: TerritoryIndex) => (territory === 0 ? 2 : 12),
      targetOf: () => 13,
    };
    const to = absorbEvenly(
      absorption((territory) => territory !== 1),
      loads,
    );
    // 2 + 12 + 12 is shared as 13 and 13.
    expect(to.filter((taker) => taker === 0)).toHaveLength(11);
    expect(to.filter((taker) => taker === 2)).toHaveLength(1);
  });

  it("tears nobody apart, whatever it looks like", () => {
    const random = fc.record({
      assignment: fc.array(fc.integer({ min: UNASSIGNED, max: 3 }), {
        minLength: layer.unitCount,
        maxLength: layer.unitCount,
      }),
      weights: fc.array(fc.nat(9), { minLength: layer.unitCount, maxLength: layer.unitCount }),
    });
    fc.assert(
      fc.property(random, ({ assignment: list, weights }) => {
        const before = Int32Array.from(list);
        const gone = [...before.keys()].filter((unit) => before[unit] === 1);
        const asked = { ...absorption((territory) => territory !== 1), assignment: before, units: gone };
        const loads = { perUnit: Float64Array.from(weights), valueOf: () => 5, targetOf: () => 9 };
        for (const to of [absorbByNearest(asked), absorbEvenly(asked, loads)]) {
          expect(to).toHaveLength(gone.length);
          const after = before.slice();
          gone.forEach((unit, i) => {
            after[unit] = to[i] as number;
          });
          for (const territory of [0, 2, 3]) {
            expect(piecesOf(after, territory)).toBeLessThanOrEqual(piecesOf(before, territory));
          }
        }
      }),
      { seed: 20261122 },
    );
  });
});

function piecesOf(owner: Int32Array, territory: number): number {
  const slots = Int32Array.from(owner, (each) => Math.max(-1, each));
  const count = pieceCounter(layer.adjacency, slots, new Int32Array(layer.unitCount));
  return count(Int32Array.from([...owner.keys()].filter((unit) => owner[unit] === territory)));
}
