import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdit, type Change, type Edit, type EditableScenario } from "../../core/domain/edit.ts";
import type { Group } from "../../core/domain/group.ts";
import { hierarchyProblem } from "../../core/domain/hierarchy.ts";
import { brokenLock } from "../../core/domain/locks.ts";
import type { Territory } from "../../core/domain/territory.ts";
import { commitEdit, redoEdit, undoEdit } from "../../core/store/commit-edit.ts";
import type { WritableDb } from "../../core/store/database.ts";
import { goToEdit } from "../../core/store/go-to-edit.ts";
import { changesFromText, changesToText } from "../../core/store/mappers/changes-text.ts";
import { readAssignment } from "../../core/store/queries/assignments.ts";
import { readGroups } from "../../core/store/queries/groups.ts";
import { currentEntry, readJournalState } from "../../core/store/queries/journal.ts";
import { isAllLocked, readLockedUnits } from "../../core/store/queries/locks.ts";
import { readOverrides } from "../../core/store/queries/overrides.ts";
import { readTerritories } from "../../core/store/queries/territories.ts";
import { FIRST, openForTest, planFile, territory } from "../unit/store/plan-file-builder.ts";

const UNITS = 6;
const TERRITORIES = 4;

const stored = (db: WritableDb): EditableScenario => ({
  assignment: readAssignment(db, FIRST, UNITS),
  territories: new Map(readTerritories(db, FIRST).map((each) => [each.index, each])),
  overrides: new Map(
    readOverrides(db, FIRST, 1).map(({ account, territory: index, reason }) => [account, { territory: index, reason }]),
  ),
  groups: new Map(readGroups(db, FIRST).map((each) => [each.index, each])),
  lockedUnits: readLockedUnits(db, FIRST, UNITS),
  allLocked: isAllLocked(db, FIRST),
});

/** One user action, spelled out against whatever state it meets. */
type Action =
  | { readonly do: "move"; readonly units: readonly number[]; readonly to: number }
  | { readonly do: "hold"; readonly account: number; readonly to: number; readonly reason: string }
  | { readonly do: "rename"; readonly index: number; readonly name: string }
  | { readonly do: "target"; readonly index: number; readonly target: number | null }
  | { readonly do: "lock-territory"; readonly index: number; readonly locked: boolean }
  | { readonly do: "lock-units"; readonly units: readonly number[]; readonly locked: boolean }
  | { readonly do: "lock-all"; readonly locked: boolean }
  | { readonly do: "group"; readonly index: number; readonly parent: number | null }
  | { readonly do: "ungroup"; readonly index: number }
  | { readonly do: "nest"; readonly index: number; readonly group: number | null }
  | { readonly do: "undo" }
  | { readonly do: "redo" }
  /** Goes to the point after one of the edits made so far, whichever they are by then. */
  | { readonly do: "go"; readonly choice: number };

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    do: fc.constant("move" as const),
    units: fc.uniqueArray(fc.nat(UNITS - 1), { minLength: 1 }),
    to: fc.integer({ min: -1, max: TERRITORIES - 1 }),
  }),
  fc.record({
    do: fc.constant("hold" as const),
    account: fc.integer({ min: 2, max: 5 }),
    to: fc.integer({ min: -1, max: TERRITORIES - 1 }),
    reason: fc.string(),
  }),
  fc.record({ do: fc.constant("rename" as const), index: fc.nat(TERRITORIES - 1), name: fc.string() }),
  fc.record({
    do: fc.constant("target" as const),
    index: fc.nat(TERRITORIES - 1),
    target: fc.option(fc.double({ min: 0, max: 1e9, noNaN: true })),
  }),
  fc.record({ do: fc.constant("lock-territory" as const), index: fc.nat(TERRITORIES - 1), locked: fc.boolean() }),
  fc.record({
    do: fc.constant("lock-units" as const),
    units: fc.uniqueArray(fc.nat(UNITS - 1), { minLength: 1 }),
    locked: fc.boolean(),
  }),
  fc.record({ do: fc.constant("lock-all" as const), locked: fc.boolean() }),
  fc.record({ do: fc.constant("group" as const), index: fc.nat(1), parent: fc.option(fc.nat(1)) }),
  fc.record({ do: fc.constant("ungroup" as const), index: fc.nat(1) }),
  fc.record({ do: fc.constant("nest" as const), index: fc.nat(TERRITORIES - 1), group: fc.option(fc.nat(1)) }),
  fc.constantFrom<Action>({ do: "undo" }, { do: "redo" }),
  fc.record({ do: fc.constant("go" as const), choice: fc.nat(1000) }),
);

type Step = Exclude<Action, { do: "undo" | "redo" | "go" }>;

const editOf = (step: Step, state: EditableScenario): Edit => ({ label: step.do, changes: [changeOf(step, state)] });

function changeOf(step: Step, state: EditableScenario): Change {
  const changed = (index: number, fields: Partial<Territory>): Change => {
    const from = state.territories.get(index) as Territory;
    return { kind: "territory", index, from, to: { ...from, ...fields } };
  };
  switch (step.do) {
    case "move": {
      const from = step.units.map((unit) => state.assignment[unit] ?? -1);
      return { kind: "units", units: step.units, from, to: step.units.map(() => step.to) };
    }
    case "hold": {
      const to = step.to < 0 ? null : { territory: step.to, reason: step.reason };
      return { kind: "override", account: step.account, from: state.overrides.get(step.account) ?? null, to };
    }
    case "rename":
      return changed(step.index, { name: step.name });
    case "target":
      return changed(step.index, { targets: step.target === null ? {} : { revenue: step.target + 0 } });
    case "lock-territory":
      return changed(step.index, { locked: step.locked });
    case "nest":
      return changed(step.index, { group: step.group });
    case "lock-units": {
      const units = step.units.filter((unit) => state.lockedUnits[unit] === Number(!step.locked));
      return { kind: "locks", units, from: !step.locked, to: step.locked };
    }
    case "lock-all":
      return { kind: "all-locked", from: state.allLocked, to: step.locked };
    case "group": {
      const from = state.groups.get(step.index) ?? null;
      return { kind: "group", index: step.index, from, to: group(step.index, step.parent) };
    }
    case "ungroup": {
      // What is not there cannot be removed: then it is made.
      const from = state.groups.get(step.index) ?? null;
      return { kind: "group", index: step.index, from, to: from === null ? group(step.index, null) : null };
    }
  }
}

const group = (index: number, parent: number | null): Group => ({
  index,
  id: `G${index}`,
  name: `Group ${index}`,
  parent,
  color: "#336699",
  owner: null,
  note: "",
});

/** Accounts 2 … 5 sit in units 0 … 3. */
const unitOf = (account: number): number => account - 2;

/** Whether the file must take the edit: no lock forbids it, and groups are a tree after it. */
function isSound(state: EditableScenario, edit: Edit): boolean {
  if (brokenLock(state, edit, unitOf) !== null) return false;
  const after = applyEdit(state, edit);
  return hierarchyProblem(after.groups, after.territories.values()) === null;
}

describe("the journal", () => {
  it("takes the file through the same states as edits in memory, undo, redo and jumps included, and refuses the same", () => {
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), (steps) => {
        const db = openForTest(planFile({ unitCount: UNITS }));
        const changes = Array.from(
          { length: TERRITORIES },
          (_, index): Change => ({ kind: "territory", index, from: null, to: territory(index) }),
        );
        commitEdit(db, { scenario: FIRST, revision: 0, edit: { label: "Start", changes }, author: "", atMs: 0 });

        // The whole tree: what the scenario is after each edit, and the edit that each was made after.
        let at = currentEntry(db, FIRST);
        const root = at;
        const after = new Map([[root, stored(db)]]);
        const parents = new Map<number, number>();
        for (const step of steps) {
          const { revision } = readJournalState(db, FIRST);
          if (step.do === "undo") {
            const parent = parents.get(at);
            if (parent === undefined) continue;
            expect(undoEdit(db, FIRST, revision).ok).toBe(true);
            at = parent;
          } else if (step.do === "redo") {
            const redone = redoEdit(db, FIRST, revision);
            if (!redone.ok) continue;
            expect(parents.get(currentEntry(db, FIRST))).toBe(at);
            at = currentEntry(db, FIRST);
          } else if (step.do === "go") {
            const before = after.get(at) as EditableScenario;
            at = [...after.keys()][step.choice % after.size] as number;
            const gone = goToEdit(db, FIRST, revision, at);
            if (!gone.ok) throw new Error(gone.problem.kind);
            // The one edit that the screen is given has the effect of all the steps.
            const followed = gone.value.applied === null ? before : applyEdit(before, gone.value.applied);
            expect(followed).toEqual(after.get(at));
          } else {
            const present = after.get(at) as EditableScenario;
            const edit = editOf(step, present);
            const taken = commitEdit(db, { scenario: FIRST, revision, edit, author: "", atMs: 0 }).ok;
            expect(taken).toBe(isSound(present, edit));
            outcomes.add(`${step.do} ${taken ? "taken" : "refused"}`);
            if (!taken) continue;
            const entry = currentEntry(db, FIRST);
            parents.set(entry, at);
            after.set(entry, applyEdit(present, edit));
            at = entry;
          }
          expect(currentEntry(db, FIRST)).toBe(at);
          expect(stored(db)).toEqual(after.get(at));
        }
        db.close();
      }),
      { seed: 20261101, numRuns: 120 },
    );
    for (const what of ["move", "hold", "lock-units", "group", "ungroup", "nest"]) {
      expect(outcomes).toContain(`${what} taken`);
    }
    for (const what of ["move", "hold", "group", "nest"]) expect(outcomes).toContain(`${what} refused`);
  });

  it("spells any change so that it can be read back", () => {
    const index = fc.integer({ min: -1, max: 40_000 });
    const side = fc.option(fc.record({ territory: fc.nat(), reason: fc.string() }));
    const change: fc.Arbitrary<Change> = fc.oneof(
      fc.array(fc.record({ unit: fc.nat(40_000), from: index, to: index })).map((moves) => ({
        kind: "units" as const,
        units: moves.map(({ unit }) => unit),
        from: moves.map(({ from }) => from),
        to: moves.map(({ to }) => to),
      })),
      fc.record({ kind: fc.constant("override" as const), account: fc.nat(), from: side, to: side }),
      fc.record({
        kind: fc.constant("group" as const),
        index: fc.nat(),
        from: fc.constantFrom(null, group(1, null)),
        to: fc.constantFrom(null, group(1, 2)),
      }),
      fc.record({
        kind: fc.constant("locks" as const),
        units: fc.array(fc.nat(40_000)),
        from: fc.boolean(),
        to: fc.boolean(),
      }),
      fc.record({ kind: fc.constant("all-locked" as const), from: fc.boolean(), to: fc.boolean() }),
      fc.record({
        kind: fc.constant("territory" as const),
        index: fc.nat(),
        from: fc.constantFrom(null, territory(1)),
        to: fc.constantFrom(
          null,
          territory(2, { owner: "Ünïcode \u2028", note: '"', targets: { revenue: 1.5 }, group: 3 }),
        ),
      }),
    );
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        expect(changesFromText(changesToText(changes))).toEqual(changes);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it("keeps a build over a whole country small", () => {
    const units = Array.from({ length: 33_000 }, (_, i) => i);
    const to = units.map((unit) => Math.floor(unit / 60));
    const text = changesToText([{ kind: "units", units, from: units.map(() => -1), to }]);
    expect(text.length).toBeLessThan(10_000);
  });
});
