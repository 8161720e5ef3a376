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
import { type Territory, UNASSIGNED } from "../../core/domain/territory.ts";

const UNITS = 12;
const territory = (index: number, name: string): Territory => ({
  index,
  id: `T${index}`,
  name,
  color: "#336699",
  owner: null,
  capacity: 1,
  note: "",
});

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
  ),
  { minLength: 1, maxLength: 30 },
);

function editFor(
  scenario: EditableScenario,
  wish: (typeof wishes extends fc.Arbitrary<infer W> ? W : never)[number],
): Edit {
  const change: Change =
    wish.kind === "units"
      ? {
          kind: "units",
          units: wish.units,
          from: wish.units.map((u) => scenario.assignment[u] as number),
          to: wish.units.map(() => wish.to),
        }
      : wish.kind === "territory"
        ? {
            kind: "territory",
            index: wish.index,
            from: scenario.territories.get(wish.index) ?? null,
            to: wish.name === null ? null : territory(wish.index, wish.name),
          }
        : {
            kind: "override",
            account: wish.account,
            from: scenario.overrides.get(wish.account) ?? null,
            to: wish.to === null ? null : ({ territory: wish.to, reason: "named" } satisfies Override),
          };
  return { label: wish.kind, changes: [change] };
}

const empty = (): EditableScenario => ({
  assignment: new Int32Array(UNITS).fill(UNASSIGNED),
  territories: new Map(),
  overrides: new Map(),
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
      changes: [{ kind: "territory", index: 1, from: territory(1, "North"), to: null }],
    };
    expect(() => applyEdit(empty(), ghost)).toThrow("entry 1 is null");
  });
});
