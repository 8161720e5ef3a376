import { describe, expect, it } from "vitest";
import type { Demands } from "../../../../core/domain/demands.ts";
import { resolveDemands } from "../../../../core/score/demands/resolve-demands.ts";
import type { DemandTask } from "../../../../core/solve/demands/demand-task.ts";
import { grownFromCentres } from "../../../../core/solve/demands/grow-from-centres.ts";
import { lightened } from "../../../../core/solve/demands/lighten.ts";
import { readTask } from "../../../../core/solve/demands/read-task.ts";
import { relocated } from "../../../../core/solve/demands/relocate.ts";
import { gridPlan, revenueDemands, unitId } from "../../../property/demand-plans.ts";

/** Units of a grid with these revenues, row by row, to be made into so many territories. */
function taskOf(rows: readonly (readonly number[])[], count: number, said: Partial<Demands> = {}): DemandTask {
  const revenues = Float64Array.from(rows.flat());
  const plain = gridPlan({ columns: rows[0]?.length ?? 0, rows: rows.length, seed: 1, empty: 0 });
  const measures = plain.columns.measures.map((column, m) => (m === 1 ? { ...column, perUnit: revenues } : column));
  const present = { ...plain, columns: { ...plain.columns, measures } };
  const demands = revenueDemands({ territories: { kind: "number", count }, ...said });
  const resolved = resolveDemands(present, demands);
  if (!resolved.ok) throw new Error(resolved.problem.sentence);
  const task = readTask(present, resolved.value);
  if (!task.ok) throw new Error(task.problem.sentence);
  return task.value;
}

const free = (): boolean => false;
const plan = (...slots: readonly number[]): Int32Array => Int32Array.from(slots);

describe("a territory that is over its target whatever else it holds", () => {
  it("gives away all that its neighbours have room for", () => {
    const task = taskOf([[100, 5, 4, 5, 5, 5]], 2);
    expect(lightened(task, plan(0, 0, 0, 1, 1, 1), 2, free)).toEqual(plan(0, 1, 1, 1, 1, 1));
  });

  it("gives nothing that would leave it with too little", () => {
    const task = taskOf([[60, 20, 5, 10, 20, 35]], 2);
    // 95 where 75 are the target: 15 can go, 20 more would be too much.
    expect(lightened(task, plan(0, 0, 0, 0, 1, 1), 2, free)).toEqual(plan(0, 0, 1, 1, 1, 1));
  });

  it("keeps what would overload a neighbour, is held, or is locked", () => {
    const full = taskOf([[100, 30, 90]], 2);
    expect(lightened(full, plan(0, 0, 1), 2, free)).toBeNull();
    const roomy = taskOf([[100, 30, 20]], 2);
    expect(lightened(roomy, plan(0, 0, 1), 2, free)).toEqual(plan(0, 1, 1));
    expect(lightened(roomy, plan(0, 0, 1), 2, (node) => node === 1)).toBeNull();
    const locks = { units: [1, 0].map((unit) => ({ unit: unitId(unit), territory: "A" })), territories: [] };
    expect(lightened(taskOf([[100, 30, 20]], 2, { locks }), plan(0, 0, 1), 2, free)).toBeNull();
  });

  it("keeps what holds it together, unless that is nobody's wish", () => {
    const rows = [
      [100, 9, 8],
      [5, 5, 5],
    ];
    const locks = { units: [{ unit: unitId(2), territory: "A" }], territories: [] };
    const slots = plan(0, 0, 0, 1, 1, 1);
    expect(lightened(taskOf(rows, 2, { locks }), slots, 2, free)).toBeNull();
    expect(lightened(taskOf(rows, 2, { locks, contiguity: "off" }), slots, 2, free)).toEqual(plan(0, 1, 0, 1, 1, 1));
    // What hangs behind goes first.
    expect(lightened(taskOf(rows, 2), slots, 2, free)).toEqual(plan(0, 1, 1, 1, 1, 1));
  });
});

describe("a territory that has hardly anything", () => {
  const rows = [[300, 40, 40, 40, 40, 0, 0, 1]];

  it("is taken out of a plan to begin with where another one has too much for one", () => {
    expect(relocated(taskOf(rows, 3), plan(0, 0, 0, 1, 1, 2, 2, 2), 3)).toEqual(plan(0, 0, 0, 1, 1, -1, -1, -1));
    const two = taskOf([[80, 80, 80, 0, 0, 0]], 3);
    expect(relocated(two, plan(0, 0, 0, 1, 2, 2), 3)).toEqual(plan(0, 0, 0, -1, -1, -1));
  });

  it("stays where nobody has too much, where something is locked into it, and where territories are kept", () => {
    expect(relocated(taskOf(rows, 3), plan(0, 1, 1, 1, 1, 2, 2, 2), 3)).not.toBeNull();
    expect(relocated(taskOf([[80, 80, 80, 0]], 3), plan(0, 1, 2, 2), 3)).toBeNull();
    const locks = { units: [{ unit: unitId(7), territory: "A" }], territories: [] };
    const locked = taskOf(rows, 3, { locks });
    expect(relocated(locked, plan(1, 1, 1, 2, 2, 0, 0, 0), 3)).toBeNull();
    expect(relocated({ ...taskOf(rows, 3), startsFromPresent: true }, plan(0, 0, 0, 1, 1, 2, 2, 2), 3)).toBeNull();
  });
});

describe("territories that grow from their centres", () => {
  it("meet where their loads are even, not half-way", () => {
    const row = Array.from({ length: 24 }, (_, column) => (column < 8 ? 40 : 10));
    const centres = { kind: "units", units: [unitId(0), unitId(23)] } as const;
    const task = taskOf([row, row, row], 2, { centres });
    const grown = grownFromCentres(task, 2);
    const west = row.reduce((sum, _, column) => sum + (grown?.[24 + column] === 0 ? (row[column] ?? 0) : 0), 0);
    const whole = row.reduce((a, b) => a + b, 0);
    // Half-way it would be 360 of 480.
    expect(Math.abs(west / (whole / 2) - 1)).toBeLessThan(0.2);
    expect([grown?.[0], grown?.[23]]).toEqual([0, 1]);
  });
});
