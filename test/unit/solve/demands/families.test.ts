import { describe, expect, it } from "vitest";
import type { Demands } from "../../../../core/domain/demands.ts";
import { plainMeasure } from "../../../../core/domain/plain-demands.ts";
import { gridPlan, revenueDemands, solved, unitId } from "../../../property/demand-plans.ts";

/** Families of two accounts that lie some squares apart, as those of a customer with several sites do. */
const pairsAt = (starts: readonly number[], apart: number): Demands["keepTogether"] =>
  starts.map((unit) => ({ kind: "units", name: `Family ${unit}`, units: [unitId(unit), unitId(unit + apart)] }));

describe("units to be kept together that do not touch", () => {
  const columns = 16;
  const present = gridPlan({ columns, rows: 10, seed: 5, empty: 0 });
  const measures = [{ ...plainMeasure("revenue"), tolerance: 0.15 }];
  /** Families that end up divided. */
  const divided = (keepTogether: Demands["keepTogether"], more: Partial<Demands> = {}): number =>
    solved(present, revenueDemands({ measures, keepTogether, effort: 0.2, ...more })).unmet.filter(
      ({ kind }) => kind === "split-group",
    ).length;
  const starts = [1, 6, 11, 2 * columns + 3, 4 * columns + 8, 6 * columns + 1, 7 * columns + 10];

  it("are joined over a few units in between", () => {
    // Without the wish some of them lie in two territories.
    const { after } = solved(present, revenueDemands({ measures, effort: 0.2 }));
    expect(starts.some((unit) => after.assignment[unit] !== after.assignment[unit + 4])).toBe(true);
    expect(divided(pairsAt(starts, 4))).toBe(0);
  });

  it("are not joined through units that are locked elsewhere, nor beyond a barrier", () => {
    const column = Array.from({ length: 10 }, (_, row) => row * columns + 8);
    const locks = { units: column.map((unit) => ({ unit: unitId(unit), territory: "Middle" })), territories: [] };
    expect(divided(pairsAt([6, 4 * columns + 6], 4), { locks })).toBe(2);
    const wall: Demands["barriers"][number] = {
      type: "LineString",
      coordinates: [
        [-90 + 8 * 0.1, 39],
        [-90 + 8 * 0.1, 42],
      ],
    };
    expect(divided(pairsAt([6, 4 * columns + 6], 4), { barriers: [wall] })).toBe(2);
  });

  it("stay apart where that would take half the map, or more than a territory should carry", () => {
    expect(divided([{ kind: "units", name: "Far", units: [unitId(0), unitId(10 * columns - 1)] }])).toBe(1);
    const heavy = Array.from({ length: 60 }, (_, i) => unitId(2 * i + (Math.floor(i / 8) % 2)));
    expect(divided([{ kind: "units", name: "Many", units: heavy }])).toBe(1);
  });

  it("need no way where territories may lie in pieces", () => {
    const far = [{ kind: "units", name: "Far", units: [unitId(0), unitId(10 * columns - 1)] }] as const;
    expect(divided(far, { contiguity: "off" })).toBe(0);
  });
});
