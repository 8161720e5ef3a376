import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdit, type Change, type Edit, type EditableScenario, invertEdit } from "../../core/domain/edit.ts";
import { brokenLock, lockOnMove, locksOf } from "../../core/domain/locks.ts";
import { makeTerritory, type Territory, UNASSIGNED } from "../../core/domain/territory.ts";

const UNITS = 8;
const TERRITORIES = 3;

const scenario: fc.Arbitrary<EditableScenario> = fc
  .record({
    assignment: fc.array(fc.integer({ min: UNASSIGNED, max: TERRITORIES - 1 }), { minLength: UNITS, maxLength: UNITS }),
    locked: fc.array(fc.boolean(), { minLength: TERRITORIES, maxLength: TERRITORIES }),
    lockedUnits: fc.array(fc.constantFrom(0, 0, 1), { minLength: UNITS, maxLength: UNITS }),
    allLocked: fc.constantFrom(false, false, false, true),
  })
  .map(({ assignment, locked, lockedUnits, allLocked }) => ({
    assignment: Int32Array.from(assignment),
    territories: new Map(
      locked.map((isLocked, index) => [
        index,
        makeTerritory({ index, id: `T${index}`, name: `T${index}`, color: "#336699", locked: isLocked }),
      ]),
    ),
    overrides: new Map(),
    groups: new Map(),
    lockedUnits: Uint8Array.from(lockedUnits),
    allLocked,
  }));

type Wish =
  | { readonly do: "move"; readonly units: readonly number[]; readonly to: number }
  | { readonly do: "lock"; readonly index: number }
  | { readonly do: "lock-units"; readonly units: readonly number[]; readonly locked: boolean }
  | { readonly do: "lock-all" }
  | { readonly do: "hold"; readonly account: number; readonly to: number };

const wish: fc.Arbitrary<Wish> = fc.oneof(
  fc.record({
    do: fc.constant("move" as const),
    units: fc.uniqueArray(fc.nat(UNITS - 1), { minLength: 1, maxLength: 3 }),
    to: fc.integer({ min: UNASSIGNED, max: TERRITORIES - 1 }),
  }),
  fc.record({ do: fc.constant("lock" as const), index: fc.nat(TERRITORIES - 1) }),
  fc.record({
    do: fc.constant("lock-units" as const),
    units: fc.uniqueArray(fc.nat(UNITS - 1), { minLength: 1 }),
    locked: fc.boolean(),
  }),
  fc.constant<Wish>({ do: "lock-all" }),
  fc.record({
    do: fc.constant("hold" as const),
    account: fc.nat(UNITS - 1),
    to: fc.integer({ min: UNASSIGNED, max: TERRITORIES - 1 }),
  }),
);

function changeOf(state: EditableScenario, wished: Wish): Change {
  switch (wished.do) {
    case "move": {
      const { units, to } = wished;
      return { kind: "units", units, from: units.map((unit) => state.assignment[unit] ?? -1), to: units.map(() => to) };
    }
    case "lock": {
      const from = state.territories.get(wished.index) as Territory;
      return { kind: "territory", index: wished.index, from, to: { ...from, locked: !from.locked } };
    }
    case "lock-units": {
      const units = wished.units.filter((unit) => state.lockedUnits[unit] === Number(!wished.locked));
      return { kind: "locks", units, from: !wished.locked, to: wished.locked };
    }
    case "lock-all":
      return { kind: "all-locked", from: state.allLocked, to: !state.allLocked };
    case "hold": {
      const to = wished.to === UNASSIGNED ? null : { territory: wished.to, reason: "named" };
      return { kind: "override", account: wished.account, from: state.overrides.get(wished.account) ?? null, to };
    }
  }
}

/** Account n sits in unit n. */
const seatOf = (account: number): number => account;

/** What locked territories hold, and where locked units are. */
function keptBy(state: EditableScenario, before: EditableScenario): unknown {
  const isKept = (index: number): boolean => before.allLocked || before.territories.get(index)?.locked === true;
  const units = [...state.assignment.keys()];
  const holderOf = (unit: number): number => state.overrides.get(unit)?.territory ?? (state.assignment[unit] as number);
  return [...before.territories.keys()].filter(isKept).map((index) => ({
    index,
    units: units.filter((unit) => state.assignment[unit] === index),
    accounts: units.filter((unit) => holderOf(unit) === index),
  }));
}

describe("locks", () => {
  it("keep what they keep through every edit that is let through, and let its inverse through", () => {
    let taken = 0;
    let refused = 0;
    fc.assert(
      fc.property(
        scenario,
        fc.array(fc.array(wish, { minLength: 1, maxLength: 3 }), { maxLength: 12 }),
        (first, list) => {
          let state = first;
          for (const wishes of list) {
            let after = state;
            const changes: Change[] = [];
            for (const wished of wishes) {
              const change = changeOf(after, wished);
              changes.push(change);
              after = applyEdit(after, { label: "", changes: [change] });
            }
            const edit: Edit = { label: "", changes };
            if (brokenLock(state, edit, seatOf) !== null) {
              refused++;
              continue;
            }
            taken++;
            expect(brokenLock(after, invertEdit(edit), seatOf)).toBeNull();
            if (changes.every(({ kind }) => kind === "units" || kind === "override")) {
              expect(keptBy(after, state)).toEqual(keptBy(state, state));
              for (const [unit, locked] of state.lockedUnits.entries()) {
                if (locked === 1) expect(after.assignment[unit]).toBe(state.assignment[unit]);
              }
            }
            state = after;
          }
        },
      ),
      { seed: 20261122, numRuns: 300 },
    );
    expect(Math.min(taken, refused)).toBeGreaterThan(100);
  });

  it("judge each change of an edit by where the ones before it have brought things", () => {
    const territories = new Map(
      [0, 1, 2].map((index) => [index, makeTerritory({ index, id: `T${index}`, name: "", color: "#336699" })]),
    );
    const state: EditableScenario = {
      assignment: new Int32Array(UNITS),
      territories,
      overrides: new Map(),
      groups: new Map(),
      lockedUnits: new Uint8Array(UNITS),
      allLocked: false,
    };
    const lock = changeOf(state, { do: "lock", index: 2 });
    const move = changeOf(state, { do: "move", units: [0], to: 2 });
    const hold = changeOf(state, { do: "hold", account: 0, to: 1 });
    const broken = (...changes: readonly Change[]) => brokenLock(state, { label: "", changes }, seatOf);
    // The account sits where its unit has gone, and by then nobody may leave.
    expect(broken(move, lock, hold)).toEqual({ kind: "territory", territory: 2 });
    expect(broken(move, hold, lock)).toBeNull();
    expect(broken(lock, hold)).toBeNull();
  });

  it("judge one move as a whole edit is judged", () => {
    fc.assert(
      fc.property(scenario, fc.nat(UNITS - 1), fc.integer({ min: -1, max: TERRITORIES - 1 }), (state, unit, to) => {
        const change = changeOf(state, { do: "move", units: [unit], to });
        expect(lockOnMove(locksOf(state), unit, state.assignment[unit] as number, to)).toEqual(
          brokenLock(state, { label: "", changes: [change] }, seatOf),
        );
      }),
      { seed: 20261122 },
    );
  });
});
