import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  applyEdit,
  type Change,
  type Edit,
  type EditableScenario,
  invertEdit,
  type Override,
} from "../../core/domain/edit.ts";
import { UNASSIGNED } from "../../core/domain/territory.ts";
import { group, territory } from "../unit/store/plan-file-builder.ts";

const UNITS = 12;
/** A scenario and a list of wishes; each wish becomes the edit that fits the scenario it meets. */
const wishes = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant("units" as const),
      units: fc.uniqueArray(fc.nat(UNITS - 1), { minLength: 1 }),
      to: fc.integer({ min: -1, max: 4 }),
    }),
    fc.record({
      kind: fc.constant("territory" as const),
      index: fc.nat(4),
      name: fc.option(fc.string({ minLength: 1, maxLength: 8 })),
    }),
    fc.record({ kind: fc.constant("override" as const), account: fc.nat(6), to: fc.option(fc.nat(4)) }),
    fc.record({
      kind: fc.constant("group" as const),
      index: fc.nat(3),
      name: fc.option(fc.string({ minLength: 1, maxLength: 8 })),
    }),
    fc.record({
      kind: fc.constant("locks" as const),
      units: fc.uniqueArray(fc.nat(UNITS - 1), { minLength: 1 }),
      to: fc.boolean(),
    }),
    fc.record({ kind: fc.constant("all-locked" as const), to: fc.boolean() }),
  ),
  { minLength: 1, maxLength: 30 },
);

type Wish = typeof wishes extends fc.Arbitrary<(infer W)[]> ? W : never;

const editFor = (scenario: EditableScenario, wish: Wish): Edit => ({
  label: wish.kind,
  changes: [changeFor(scenario, wish)],
});

function changeFor(scenario: EditableScenario, wish: Wish): Change {
  switch (wish.kind) {
    case "units": {
      const from = wish.units.map((unit) => scenario.assignment[unit] as number);
      return { kind: "units", units: wish.units, from, to: wish.units.map(() => wish.to) };
    }
    case "territory": {
      const from = scenario.territories.get(wish.index) ?? null;
      return { ...wish, from, to: wish.name === null ? null : territory(wish.index, { name: wish.name }) };
    }
    case "override": {
      const to: Override | null = wish.to === null ? null : { territory: wish.to, reason: "named" };
      return { ...wish, from: scenario.overrides.get(wish.account) ?? null, to };
    }
    case "group": {
      const from = scenario.groups.get(wish.index) ?? null;
      return { ...wish, from, to: wish.name === null ? null : group(wish.index, { name: wish.name }) };
    }
    case "locks": {
      // Only units on the other side can go over.
      const units = wish.units.filter((unit) => scenario.lockedUnits[unit] === Number(!wish.to));
      return { kind: "locks", units, from: !wish.to, to: wish.to };
    }
    case "all-locked":
      return { ...wish, from: scenario.allLocked };
  }
}

const empty = (): EditableScenario => ({
  assignment: new Int32Array(UNITS).fill(UNASSIGNED),
  territories: new Map(),
  overrides: new Map(),
  groups: new Map(),
  lockedUnits: new Uint8Array(UNITS),
  allLocked: false,
});

describe("edits", () => {
  it("are undone exactly by their inverses, in any sequence", () => {
    fc.assert(
      fc.property(wishes, (list) => {
        const states = [empty()];
        const edits: Edit[] = [];
        for (const wish of list) {
          const state = states.at(-1) as EditableScenario;
          const edit = editFor(state, wish);
          edits.push(edit);
          states.push(applyEdit(state, edit));
        }
        let state = states.at(-1) as EditableScenario;
        for (let i = edits.length - 1; i >= 0; i--) {
          state = applyEdit(state, invertEdit(edits[i] as Edit));
          expect(state).toEqual(states[i]);
        }
      }),
      { seed: 20261122 },
    );
  });

  it("compose: one edit with all changes equals the edits one after another, and so does its inverse", () => {
    fc.assert(
      fc.property(wishes, (list) => {
        let state = empty();
        const changes: Change[] = [];
        for (const wish of list) {
          const edit = editFor(state, wish);
          changes.push(...edit.changes);
          state = applyEdit(state, edit);
        }
        const whole: Edit = { label: "all", changes };
        expect(applyEdit(empty(), whole)).toEqual(state);
        expect(applyEdit(state, invertEdit(whole))).toEqual(empty());
      }),
      { seed: 20261122 },
    );
  });

  it("leave the scenario they are given as it was", () => {
    const before = empty();
    applyEdit(before, { label: "move", changes: [{ kind: "units", units: [3], from: [UNASSIGNED], to: [2] }] });
    expect(before).toEqual(empty());
  });

  it("are refused when they were made for another state", () => {
    const wrong: Edit = { label: "move", changes: [{ kind: "units", units: [3], from: [1], to: [2] }] };
    expect(() => applyEdit(empty(), wrong)).toThrow("unit 3 is in -1, not in 1");
    const ghost: Edit = {
      label: "drop",
      changes: [{ kind: "territory", index: 1, from: territory(1, { name: "North" }), to: null }],
    };
    expect(() => applyEdit(empty(), ghost)).toThrow("entry 1 is null");
  });
});
