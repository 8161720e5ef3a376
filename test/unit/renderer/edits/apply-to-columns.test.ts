import { describe, expect, it } from "vitest";
import type { Edit } from "../../../../core/domain/edit.ts";
import { applyToColumns, canFollow, type ScreenColumns } from "../../../../renderer/edits/apply-to-columns.ts";
import { removeTerritoryChanges } from "../../../../renderer/edits/remove-territory-changes.ts";
import { territory } from "../small-plan.ts";

const columns = (): ScreenColumns => ({
  assignment: Int32Array.of(0, 1, 1),
  territories: new Map([
    [0, territory(0)],
    [1, territory(1)],
  ]),
  overrides: {
    account: Int32Array.of(12, 15, 19),
    unit: Int32Array.of(0, 0, 2),
    territory: Int32Array.of(1, 1, 0),
    measures: [Float64Array.of(1, 1, 1), Float64Array.of(5, 6, 7)],
    baselineHolder: Int32Array.of(-1, 0, 1),
    lng: Float64Array.of(1, 2, 3),
    lat: Float64Array.of(4, 5, 6),
    reasons: ["named", "today's owner", "named"],
  },
  groups: new Map(),
  lockedUnits: new Uint8Array(3),
  allLocked: false,
});

describe("edits on the screen's columns", () => {
  it("lift overrides from every parallel column", () => {
    const edit: Edit = {
      label: "x",
      changes: [{ kind: "override", account: 15, from: { territory: 1, reason: "today's owner" }, to: null }],
    };
    const { overrides } = applyToColumns(columns(), edit);
    expect([...overrides.account]).toEqual([12, 19]);
    expect([...(overrides.measures[1] ?? [])]).toEqual([5, 7]);
    expect([...overrides.baselineHolder]).toEqual([-1, 1]);
    expect(overrides.reasons).toEqual(["named", "named"]);
  });

  it("leave the columns that they were given as they were", () => {
    const before = columns();
    applyToColumns(before, { label: "x", changes: [{ kind: "units", units: [0], from: [0], to: [1] }] });
    expect([...before.assignment]).toEqual([0, 1, 1]);
  });

  it("made for another state are refused", () => {
    const stale: Edit = { label: "x", changes: [{ kind: "units", units: [0], from: [1], to: [0] }] };
    expect(() => applyToColumns(columns(), stale)).toThrow("unit 0");
  });

  it("remove a territory with its units and overrides, and nothing else", () => {
    const before = columns();
    const changes = removeTerritoryChanges(before.assignment, before.overrides, territory(1));
    const after = applyToColumns(before, { label: "x", changes: [...changes] });
    expect([...after.assignment]).toEqual([0, -1, -1]);
    expect([...after.overrides.account]).toEqual([19]);
    expect([...after.territories.keys()]).toEqual([0]);
  });

  it("that set an override cannot be followed without the service", () => {
    const set: Edit = {
      label: "x",
      changes: [{ kind: "override", account: 1, from: null, to: { territory: 0, reason: "" } }],
    };
    expect(canFollow(set)).toBe(false);
  });
});
