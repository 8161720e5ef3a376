import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import type { Change } from "../../../core/domain/edit.ts";
import { commitEdit, undoEdit } from "../../../core/store/commit-edit.ts";
import { APPLICATION_ID, prepareForFilling, type WritableDb } from "../../../core/store/database.ts";
import { migrate } from "../../../core/store/migrate.ts";
import { MIGRATIONS } from "../../../core/store/migrations/index.ts";
import { readGroups } from "../../../core/store/queries/groups.ts";
import { readJournalState } from "../../../core/store/queries/journal.ts";
import { isAllLocked, readLockedUnits } from "../../../core/store/queries/locks.ts";
import { duplicateScenario } from "../../../core/store/queries/scenarios.ts";
import { readTerritories } from "../../../core/store/queries/territories.ts";
import { FIRST, group, openForTest, planFile, temporaryFolder, territory } from "./plan-file-builder.ts";

const created = (index: number, fields = {}): Change => ({
  kind: "territory",
  index,
  from: null,
  to: territory(index, fields),
});
const grouped = (index: number, fields = {}): Change => ({
  kind: "group",
  index,
  from: null,
  to: group(index, fields),
});

function commit(db: WritableDb, ...changes: Change[]) {
  const { revision } = readJournalState(db, FIRST);
  return commitEdit(db, { scenario: FIRST, revision, edit: { label: "Edit", changes }, author: "", atMs: 0 });
}
const refusal = (db: WritableDb, ...changes: Change[]): unknown => {
  const result = commit(db, ...changes);
  return result.ok ? "accepted" : result.problem;
};

describe("groups", () => {
  it("nest to any depth and hold territories", () => {
    const db = openForTest(planFile());
    const deep = Array.from({ length: 9 }, (_, i) => grouped(i, { parent: i === 0 ? null : i - 1 }));
    expect(refusal(db, ...deep, created(0, { group: 8 }))).toBe("accepted");
    expect(readGroups(db, FIRST)).toHaveLength(9);
    expect(readTerritories(db, FIRST)[0]?.group).toBe(8);
  });

  it.each<[string, Change[], string]>([
    ["lie in one that does not exist", [grouped(0, { parent: 5 })], "missing-group"],
    ["lie in themselves", [grouped(0, { parent: 0 })], "group-in-itself"],
    ["lie in themselves by way of others", [grouped(0, { parent: 1 }), grouped(1, { parent: 0 })], "group-in-itself"],
    ["share an id", [grouped(0), grouped(1, { id: "G0" })], "group-id-taken"],
    ["hold a territory before they exist", [created(0, { group: 3 })], "missing-group"],
  ])("cannot %s", (_, changes, kind) => {
    const db = openForTest(planFile());
    expect(refusal(db, ...changes)).toMatchObject({ kind });
    expect(readGroups(db, FIRST)).toEqual([]);
  });

  it("can be changed and moved into one another, and undo takes them back", () => {
    const db = openForTest(planFile());
    commit(db, grouped(0), grouped(1));
    const east = group(1, { name: "East", parent: 0, color: "#aa3366", owner: "Kim", note: "new" });
    commit(db, { kind: "group", index: 1, from: group(1), to: east });
    expect(readGroups(db, FIRST)).toEqual([group(0), east]);
    expect(undoEdit(db, FIRST, readJournalState(db, FIRST).revision)).toMatchObject({ ok: true });
    expect(readGroups(db, FIRST)).toEqual([group(0), group(1)]);
  });

  it("cannot be removed while they hold something", () => {
    const db = openForTest(planFile());
    commit(db, grouped(0), created(0, { group: 0 }));
    const remove: Change = { kind: "group", index: 0, from: group(0), to: null };
    expect(refusal(db, remove)).toEqual({ kind: "missing-group", group: 0 });
    const held = territory(0, { group: 0 });
    const out: Change = { kind: "territory", index: 0, from: held, to: { ...held, group: null } };
    expect(refusal(db, out, remove)).toBe("accepted");
  });
});

describe("locks in the file", () => {
  const into = (unit: number, from: number, to: number): Change => ({
    kind: "units",
    units: [unit],
    from: [from],
    to: [to],
  });

  it("name what stands in the way", () => {
    const db = openForTest(planFile());
    commit(db, created(0, { name: "North" }), created(1), into(0, -1, 0), into(1, -1, 1));
    const north = territory(0, { name: "North" });
    commit(db, { kind: "territory", index: 0, from: north, to: { ...north, locked: true } });
    commit(db, { kind: "locks", units: [1], from: false, to: true });
    expect(refusal(db, into(0, 0, 1))).toEqual({ kind: "locked", lock: "territory", name: "North" });
    expect(refusal(db, into(2, -1, 0))).toEqual({ kind: "locked", lock: "territory", name: "North" });
    expect(refusal(db, into(1, 1, -1))).toEqual({ kind: "locked", lock: "unit", name: "u1" });
    // Account 2 sits in unit 0, which the locked territory has.
    const hold: Change = { kind: "override", account: 2, from: null, to: { territory: 1, reason: "named" } };
    expect(refusal(db, hold)).toMatchObject({ kind: "locked", lock: "territory" });
    commit(db, { kind: "all-locked", from: false, to: true });
    expect(refusal(db, into(3, -1, 1))).toEqual({ kind: "locked", lock: "all", name: "" });
  });

  it("go with a duplicate of the scenario, as groups and targets do", () => {
    const db = openForTest(planFile());
    commit(db, grouped(0), created(0, { group: 0, targets: { revenue: 12.5 } }));
    commit(db, { kind: "locks", units: [4], from: false, to: true }, { kind: "all-locked", from: false, to: true });
    const copy = duplicateScenario(db, FIRST, { id: "s2", name: "Copy", createdAtMs: 0 });
    expect(readTerritories(db, copy)).toEqual(readTerritories(db, FIRST));
    expect(readGroups(db, copy)).toEqual([group(0)]);
    expect([...readLockedUnits(db, copy, 6)]).toEqual([0, 0, 0, 0, 1, 0]);
    expect(isAllLocked(db, copy)).toBe(true);
  });
});

describe("a plan of the first version", () => {
  it("is brought up to date: territories are free and at the top, and its journal can be walked", () => {
    const path = join(temporaryFolder(), "old.bailiwick");
    closeSync(openSync(path, "wx"));
    const old = prepareForFilling(new Database(path));
    old.pragma(`application_id = ${APPLICATION_ID}`);
    migrate(old, MIGRATIONS.slice(0, 1));
    const first = { index: 0, id: "T0", name: "North", color: "#336699", owner: null, capacity: 1, note: "" };
    const changes = JSON.stringify([{ k: "territory", i: 0, f: null, t: first }]);
    old.exec(`
      INSERT INTO layers (id, fingerprint, meta) VALUES ('us-zip', 'f', '{}');
      INSERT INTO plan (singleton, id, name, currency, created_at_ms, layer_id, account_count)
        VALUES (1, 'p', 'Plan', 'USD', 1, 'us-zip', 0);
      INSERT INTO scenarios (key, id, name, created_at_ms, revision, next_territory) VALUES (1, 's1', 'Plan 1', 1, 1, 1);
      INSERT INTO territories VALUES (1, 0, 'T0', 'North', '#336699', NULL, 1, '');
      INSERT INTO edits (scenario, at_ms, author, label, changes, state) VALUES (1, 1, 'Ada', 'Created', '${changes}', 'done');
    `);
    old.close();

    const db = openForTest(path);
    expect(readTerritories(db, FIRST)).toEqual([territory(0, { name: "North" })]);
    expect(undoEdit(db, FIRST, 1)).toMatchObject({ ok: true });
    expect(readTerritories(db, FIRST)).toEqual([]);
  });
});
