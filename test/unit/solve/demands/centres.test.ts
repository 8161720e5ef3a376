import { describe, expect, it } from "vitest";
import type { Demands } from "../../../../core/domain/demands.ts";
import { resolveDemands } from "../../../../core/score/demands/resolve-demands.ts";
import { grownFromCentres } from "../../../../core/solve/demands/grow-from-centres.ts";
import { readTask } from "../../../../core/solve/demands/read-task.ts";
import { gridPlan, outcomeOf, revenueDemands, solved, unitId } from "../../../property/demand-plans.ts";

const COLUMNS = 16;
const present = gridPlan({ columns: COLUMNS, rows: 12, seed: 5, empty: 0.1 });
/** Homes in a corner of the map, close together. */
const CROWDED = [0, 2, 2 * COLUMNS + 1, 5].map(unitId);
const homes = (units: readonly string[]): Demands["centres"] => ({
  kind: "homes",
  homes: units.map((unit, i) => ({ name: `Rep ${i}`, unit })),
});

function taskOf(demands: Demands) {
  const resolved = resolveDemands(present, demands);
  if (!resolved.ok) throw new Error(resolved.problem.sentence);
  const task = readTask(present, resolved.value);
  if (!task.ok) throw new Error(task.problem.sentence);
  return task.value;
}

describe("homes as centres", () => {
  it("lie each in a territory of its own, balanced, however close together they are", () => {
    for (const seed of [1, 2, 3]) {
      const { after, unmet } = solved(present, revenueDemands({ centres: homes(CROWDED), effort: 1, seed }));
      expect(unmet).toEqual([]);
      expect(new Set(CROWDED.map((id) => after.assignment[present.layer.ids.indexOf(id)])).size).toBe(4);
    }
  });

  it("are named where they lie outside the map, and refused where there are more of them than territories", () => {
    const away = outcomeOf(present, revenueDemands({ centres: homes(["nowhere"]) }));
    expect(away).toMatchObject({ refusal: { field: "centres.homes[0].unit" } });
    const many = outcomeOf(
      present,
      revenueDemands({ centres: homes(CROWDED), territories: { kind: "number", count: 3 } }),
    );
    expect(many).toMatchObject({
      refusal: {
        sentence: "Locks and centres take 4 territories, but only 3 are asked for: ask for more, or unlock some.",
      },
    });
  });

  it("keep their present territories, one each", () => {
    const strips = gridPlan({ columns: COLUMNS, rows: 12, seed: 5, territories: 4 });
    const keep = { scope: { kind: "rebalance" }, territories: { kind: "present" } } as const;
    const spread = [0, 5, 9, 13].map(unitId);
    const { after } = solved(strips, revenueDemands({ ...keep, centres: homes(spread) }));
    expect([0, 5, 9, 13].map((unit) => after.assignment[unit])).toEqual([0, 1, 2, 3]);
    expect(outcomeOf(strips, revenueDemands({ ...keep, centres: homes(CROWDED.slice(0, 2)) }))).toMatchObject({
      refusal: { sentence: expect.stringMatching(/are both centres of one territory/) },
    });
  });
});

describe("grownFromCentres", () => {
  it("gives each centre a connected territory that holds it, nearly balanced", () => {
    const spread = [18, 13, 7 * COLUMNS + 3, 9 * COLUMNS + 8].map(unitId);
    const task = taskOf(revenueDemands({ centres: homes(spread) }));
    const grown = grownFromCentres(task, 4) ?? new Int32Array();
    expect(grown.length).toBe(task.unitOf.length);
    spread.forEach((id, slot) => {
      expect(grown[task.unitOf.indexOf(present.layer.ids.indexOf(id))]).toBe(slot);
    });
    const { offsets, neighbours } = task.graph.adjacency;
    for (let slot = 0; slot < 4; slot++) {
      const members = new Set([...grown.keys()].filter((node) => grown[node] === slot));
      const seen = new Set([...members].slice(0, 1));
      for (const node of seen) {
        for (let e = offsets[node] ?? 0; e < (offsets[node + 1] ?? 0); e++) {
          if (members.has(neighbours[e] ?? -1)) seen.add(neighbours[e] ?? -1);
        }
      }
      expect(seen.size).toBe(members.size);
      const load = [...members].reduce((sum, node) => sum + (task.measures[0]?.perNode[node] ?? 0), 0);
      const whole = task.measures[0]?.perNode.reduce((a, b) => a + b, 0) ?? 0;
      expect(Math.abs((4 * load) / whole - 1)).toBeLessThan(0.5);
    }
  });

  it("has nothing to offer where a territory has no centre, or territories stay", () => {
    expect(grownFromCentres(taskOf(revenueDemands({ centres: homes(CROWDED.slice(0, 3)) })), 4)).toBeNull();
    expect(grownFromCentres(taskOf(revenueDemands({})), 4)).toBeNull();
  });
});

describe("a pair that must be apart", () => {
  it("is taken apart where one of the two lies between the other and an end of its territory", () => {
    // A row of one: whatever lies beyond the second must go with it.
    const row = gridPlan({ columns: 9, rows: 1, seed: 1, empty: 0 });
    const wide = revenueDemands({
      territories: { kind: "number", count: 2 },
      measures: [{ measure: "revenue", weight: 1, target: "equal", tolerance: 5, min: null, max: null }],
      mustDiffer: [[unitId(0), unitId(1)]],
    });
    const { after, unmet } = solved(row, wide);
    expect(unmet).toEqual([]);
    expect(after.assignment[0]).not.toBe(after.assignment[1]);
  });
});
