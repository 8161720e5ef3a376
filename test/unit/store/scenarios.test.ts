import { describe, expect, it } from "vitest";
import { commitEdit } from "../../../core/store/commit-edit.ts";
import { readAssignment } from "../../../core/store/queries/assignments.ts";
import { readJournalState } from "../../../core/store/queries/journal.ts";
import {
  activateScenario,
  activeScenarioId,
  duplicateScenario,
  markBaseline,
  readScenarioSummaries,
  removeScenario,
  renameScenario,
  scenarioKey,
} from "../../../core/store/queries/scenarios.ts";
import { readSettings, writeSettings } from "../../../core/store/queries/settings.ts";
import { nextTerritoryIndex } from "../../../core/store/queries/territories.ts";
import { FIRST, openForTest, planFile, territory } from "./plan-file-builder.ts";

const start = (db: Parameters<typeof commitEdit>[0]): void => {
  const changes = [
    { kind: "territory" as const, index: 3, from: null, to: territory(3) },
    { kind: "units" as const, units: [1], from: [-1], to: [3] },
    { kind: "override" as const, account: 2, from: null, to: { territory: 3, reason: "" } },
  ];
  expect(
    commitEdit(db, { scenario: FIRST, revision: 0, edit: { label: "Start", changes }, author: "", atMs: 0 }).ok,
  ).toBe(true);
};

describe("scenarios", () => {
  it("branch with everything but the journal", () => {
    const db = openForTest(planFile());
    start(db);
    const copy = duplicateScenario(db, FIRST, { id: "s2", name: "What if", createdAtMs: 7 });
    expect(readScenarioSummaries(db)).toEqual([
      { id: "s1", name: "Plan 1", parentId: null, isBaseline: false, territoryCount: 1, createdAtMs: 1 },
      { id: "s2", name: "What if", parentId: "s1", isBaseline: false, territoryCount: 1, createdAtMs: 7 },
    ]);
    expect(readAssignment(db, copy, 6)).toEqual(readAssignment(db, FIRST, 6));
    expect(readJournalState(db, copy)).toEqual({ revision: 0, undoLabel: null, redoLabel: null });
    expect(nextTerritoryIndex(db, copy)).toBe(4);
  });

  it("have one baseline at most", () => {
    const db = openForTest(planFile());
    const copy = duplicateScenario(db, FIRST, { id: "s2", name: "B", createdAtMs: 7 });
    const baselines = (): string[] =>
      readScenarioSummaries(db)
        .filter((s) => s.isBaseline)
        .map((s) => s.id);
    markBaseline(db, FIRST);
    markBaseline(db, copy);
    expect(baselines()).toEqual(["s2"]);
    markBaseline(db, null);
    expect(baselines()).toEqual([]);
  });

  it("go with all that is theirs; a branch becomes active in the place of its parent's child", () => {
    const db = openForTest(planFile());
    start(db);
    const child = duplicateScenario(db, FIRST, { id: "s2", name: "B", createdAtMs: 7 });
    const grandchild = duplicateScenario(db, child, { id: "s3", name: "C", createdAtMs: 8 });
    activateScenario(db, grandchild);
    expect(activeScenarioId(db)).toBe("s3");
    removeScenario(db, grandchild);
    expect(activeScenarioId(db)).toBe("s2");
    removeScenario(db, FIRST);
    expect(activeScenarioId(db)).toBe("s2");
    expect(readScenarioSummaries(db)).toMatchObject([{ id: "s2", parentId: null }]);
    for (const table of ["territories", "assignments", "overrides", "edits"]) {
      expect(db.prepare(`SELECT count(*) FROM ${table} WHERE scenario <> ?`).pluck().get(child)).toBe(0);
    }
  });

  it("are found by id and renamed", () => {
    const db = openForTest(planFile());
    renameScenario(db, FIRST, "Renamed");
    expect(scenarioKey(db, "s1")).toBe(FIRST);
    expect(scenarioKey(db, "none")).toBeUndefined();
    expect(readScenarioSummaries(db)[0]?.name).toBe("Renamed");
  });
});

describe("settings", () => {
  it("begin with counting accounts and keep what is written", () => {
    const db = openForTest(planFile());
    expect(readSettings(db)).toEqual({ balance: { accounts: 1 }, tolerance: 0.05 });
    writeSettings(db, { balance: { revenue: 2 }, tolerance: 0.1 });
    writeSettings(db, { balance: { revenue: 1 }, tolerance: 0.02 });
    expect(readSettings(db)).toEqual({ balance: { revenue: 1 }, tolerance: 0.02 });
  });
});
