import { spawn } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Edit } from "../../../core/domain/edit.ts";
import { type CommitRequest, commitEdit, redoEdit, undoEdit } from "../../../core/store/commit-edit.ts";
import { closePlanFile, type WritableDb } from "../../../core/store/database.ts";
import { readAssignment } from "../../../core/store/queries/assignments.ts";
import { journalPage, readJournalState } from "../../../core/store/queries/journal.ts";
import { readOverrides } from "../../../core/store/queries/overrides.ts";
import { nextTerritoryIndex, readTerritories } from "../../../core/store/queries/territories.ts";
import { contentOf, FIRST, openForTest, planFile, temporaryFolder, territory } from "./plan-file-builder.ts";

const create = (index: number): Edit => ({
  label: `Created ${index}`,
  changes: [{ kind: "territory", index, from: null, to: territory(index) }],
});
const move = (units: number[], from: number, to: number): Edit => ({
  label: `Moved ${units.join(" ")}`,
  changes: [{ kind: "units", units, from: units.map(() => from), to: units.map(() => to) }],
});
const hold = (account: number, index: number): Edit => ({
  label: "Held",
  changes: [{ kind: "override", account, from: null, to: { territory: index, reason: "named account" } }],
});

const request = (db: WritableDb, edit: Edit): CommitRequest => ({
  scenario: FIRST,
  revision: readJournalState(db, FIRST).revision,
  edit,
  author: "Ada",
  atMs: 5,
});
const commit = (db: WritableDb, edit: Edit): void => {
  expect(commitEdit(db, request(db, edit))).toMatchObject({ ok: true });
};
const refusal = (db: WritableDb, edit: Edit): string => {
  const result = commitEdit(db, request(db, edit));
  return result.ok ? "accepted" : result.problem.kind;
};
const assignment = (db: WritableDb): number[] => [...readAssignment(db, FIRST, 6)];
const revision = (db: WritableDb): number => readJournalState(db, FIRST).revision;

describe("commitEdit", () => {
  it("writes units, territories and overrides, and says where the journal stands", () => {
    const db = openForTest(planFile());
    commit(db, create(0));
    commit(db, create(1));
    commit(db, hold(3, 1));
    expect(commitEdit(db, request(db, move([1, 4], -1, 0)))).toEqual({
      ok: true,
      value: { revision: 4, undoLabel: "Moved 1 4", redoLabel: null },
    });
    expect(assignment(db)).toEqual([-1, 0, -1, -1, 0, -1]);
    expect(readTerritories(db, FIRST)).toEqual([territory(0), territory(1)]);
    expect(readOverrides(db, FIRST, 1)).toEqual([
      { account: 3, territory: 1, reason: "named account", unit: 1, measures: [100], lng: -71, lat: 42 },
    ]);
    expect(nextTerritoryIndex(db, FIRST)).toBe(2);
  });

  it.each<[string, string, Edit]>([
    ["a unit that is elsewhere", "other-state", move([2], 0, 1)],
    ["a unit that the layer has not", "unknown-unit", move([99], -1, 0)],
    ["a territory that is not there", "unknown-territory", move([2], -1, 7)],
    ["an override to a territory that is not there", "unknown-territory", hold(3, 7)],
    ["an account that is not there", "unknown-account", hold(99, 0)],
    ["a territory that exists already", "other-state", create(0)],
    [
      "an id that another territory has",
      "territory-id-taken",
      {
        label: "Twin",
        changes: [{ kind: "territory", index: 2, from: null, to: territory(2, { id: "T0" }) }],
      },
    ],
    [
      "the removal of a territory that still holds units",
      "territory-in-use",
      {
        label: "Removed",
        changes: [{ kind: "territory", index: 0, from: territory(0), to: null }],
      },
    ],
    [
      "sides of unequal length",
      "malformed",
      {
        label: "Lopsided",
        changes: [{ kind: "units", units: [2, 3], from: [-1], to: [0, 0] }],
      },
    ],
    [
      "a territory under another number",
      "malformed",
      {
        label: "Mislabelled",
        changes: [{ kind: "territory", index: 5, from: null, to: territory(6) }],
      },
    ],
  ])("refuses %s and leaves everything as it was", (_, kind, edit) => {
    const db = openForTest(planFile());
    commit(db, { label: "Start", changes: [...create(0).changes, ...create(1).changes, ...move([1], -1, 0).changes] });
    const before = [assignment(db), readTerritories(db, FIRST), readJournalState(db, FIRST)];
    // A sound change ahead of the bad one must be rolled back with it.
    expect(refusal(db, { label: edit.label, changes: [...move([5], -1, 1).changes, ...edit.changes] })).toBe(kind);
    expect([assignment(db), readTerritories(db, FIRST), readJournalState(db, FIRST)]).toEqual(before);
  });

  it("refuses an edit made on another revision and names the present one", () => {
    const db = openForTest(planFile());
    commit(db, create(0));
    const late = { ...request(db, create(1)), revision: 0 };
    expect(commitEdit(db, late)).toEqual({ ok: false, problem: { kind: "stale-revision", revision: 1 } });
  });

  it("lets a territory go together with what it held", () => {
    const db = openForTest(planFile());
    commit(db, { label: "Start", changes: [...create(0).changes, ...move([1], -1, 0).changes] });
    commit(db, {
      label: "Removed",
      changes: [...move([1], 0, -1).changes, { kind: "territory", index: 0, from: territory(0), to: null }],
    });
    expect(readTerritories(db, FIRST)).toEqual([]);
    expect(nextTerritoryIndex(db, FIRST)).toBe(1);
  });
});

describe("undoEdit and redoEdit", () => {
  it("walk the journal back and forth, across a restart", () => {
    const path = planFile();
    let db = openForTest(path);
    commit(db, create(0));
    commit(db, move([1, 2], -1, 0));
    expect(undoEdit(db, FIRST, 2)).toMatchObject({
      ok: true,
      value: { state: { revision: 3, undoLabel: "Created 0", redoLabel: "Moved 1 2" }, applied: move([1, 2], 0, -1) },
    });
    closePlanFile(db);

    db = openForTest(path);
    expect(assignment(db)).toEqual([-1, -1, -1, -1, -1, -1]);
    expect(redoEdit(db, FIRST, 3)).toMatchObject({ ok: true, value: { applied: move([1, 2], -1, 0) } });
    expect(assignment(db)).toEqual([-1, 0, 0, -1, -1, -1]);
    expect(undoEdit(db, FIRST, 4).ok && undoEdit(db, FIRST, 5).ok).toBe(true);
    expect(readTerritories(db, FIRST)).toEqual([]);
    expect(undoEdit(db, FIRST, 6)).toEqual({ ok: false, problem: { kind: "nothing-to-undo" } });
  });

  it("set aside what was undone once another edit follows", () => {
    const db = openForTest(planFile());
    commit(db, create(0));
    commit(db, create(1));
    undoEdit(db, FIRST, revision(db));
    commit(db, create(1));
    expect(redoEdit(db, FIRST, revision(db))).toEqual({ ok: false, problem: { kind: "nothing-to-redo" } });
    expect(journalPage(db, FIRST, { offset: 0, limit: 10, withSetAside: false })).toEqual({
      total: 2,
      setAside: 1,
      entries: [
        { id: 3, label: "Created 1", author: "Ada", atMs: 5, state: "done" },
        { id: 1, label: "Created 0", author: "Ada", atMs: 5, state: "done" },
      ],
    });
    const all = journalPage(db, FIRST, { offset: 0, limit: 10, withSetAside: true });
    expect(all.entries.map(({ id, state }) => [id, state])).toEqual([
      [3, "done"],
      [2, "set-aside"],
      [1, "done"],
    ]);
  });

  it("refuse a step on another revision", () => {
    const db = openForTest(planFile());
    commit(db, create(0));
    expect(undoEdit(db, FIRST, 0)).toMatchObject({ ok: false, problem: { kind: "stale-revision" } });
    expect(readTerritories(db, FIRST)).toHaveLength(1);
  });
});

describe("a killed process", () => {
  it("loses nothing that was acknowledged", async () => {
    const path = planFile({ path: join(temporaryFolder(), "plan.bailiwick") });
    const child = spawn(process.execPath, [join(import.meta.dirname, "commit-until-killed.ts"), path]);
    let acknowledged = 0;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    await new Promise<void>((resolve, reject) => {
      child.stderr.on("data", (text) => reject(new Error(String(text))));
      child.stdout.on("data", (text) => {
        acknowledged = Number(String(text).trim().split("\n").at(-1));
        if (acknowledged >= 20 && child.kill("SIGKILL")) resolve();
      });
    });
    await gone;
    expect(Object.keys(contentOf(join(path, "..")))).toContain("plan.bailiwick-wal");

    const db = openForTest(path);
    expect(revision(db)).toBeGreaterThanOrEqual(acknowledged);
    expect(readTerritories(db, FIRST).length).toBe(revision(db));
  });
});
