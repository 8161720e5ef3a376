import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdit, type Edit, invertEdit } from "../../core/domain/edit.ts";
import { TERRITORY_COLORS } from "../../core/domain/palette.ts";
import { makeTerritory } from "../../core/domain/territory.ts";
import { keepColorsApart } from "../../core/geo/keep-colors-apart.ts";
import { mendColors } from "../../core/geo/mend-colors.ts";

const WIDTH = 9;
const SETTINGS = { seed: 20261122, numRuns: 150 };

/** Cells of a square grid that meet in edges. */
const adjacency = (() => {
  const lists = Array.from({ length: WIDTH * WIDTH }, (_, cell) => {
    const [x, y] = [cell % WIDTH, Math.floor(cell / WIDTH)];
    return [
      y > 0 ? cell - WIDTH : -1,
      x > 0 ? cell - 1 : -1,
      x < WIDTH - 1 ? cell + 1 : -1,
      y < WIDTH - 1 ? cell + WIDTH : -1,
    ].filter((other) => other >= 0);
  });
  const offsets = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => {
    offsets[i + 1] = (offsets[i] ?? 0) + list.length;
  });
  return { offsets, neighbours: Int32Array.from(lists.flat()) };
})();

function sharedBorders(assignment: Int32Array, colorOf: (territory: number) => string | undefined): string[] {
  const clashes: string[] = [];
  assignment.forEach((own, unit) => {
    for (let i = adjacency.offsets[unit] ?? 0; i < (adjacency.offsets[unit + 1] ?? 0); i++) {
      const other = assignment[adjacency.neighbours[i] ?? 0] ?? -1;
      if (own >= 0 && other > own && colorOf(own) === colorOf(other)) clashes.push(`${own}-${other}`);
    }
  });
  return clashes;
}

/** Vertical strips: three wide each, so that few are neighbours. */
const strips = Int32Array.from({ length: WIDTH * WIDTH }, (_, cell) => Math.floor((cell % WIDTH) / 3));

describe("mending colours", () => {
  const colors = fc.array(fc.constantFrom(null, ...TERRITORY_COLORS), { minLength: 4, maxLength: 4 });
  const assignments = fc.array(fc.integer({ min: -1, max: 3 }), { minLength: WIDTH * WIDTH, maxLength: WIDTH * WIDTH });

  it("leaves no two neighbours with one colour, and changes nobody without a reason", () => {
    fc.assert(
      fc.property(assignments, colors, (cells, present) => {
        const assignment = Int32Array.from(cells);
        const wishes = present.map((color) => ({ color, mayChange: true }));
        const mended = mendColors(adjacency, assignment, wishes, TERRITORY_COLORS);
        expect(sharedBorders(assignment, (each) => mended[each])).toEqual([]);
        const clashed = new Set(
          sharedBorders(assignment, (each) => present[each] ?? `none ${each}`).flatMap((pair) =>
            pair.split("-").map(Number),
          ),
        );
        present.forEach((color, i) => {
          if (color !== null && !clashed.has(i)) expect(mended[i]).toBe(color);
        });
      }),
      SETTINGS,
    );
  });

  it("lets the larger of two keep its colour, unless the smaller one may not change", () => {
    const assignment = Int32Array.from(strips, (strip, cell) => (strip === 2 && cell > 40 ? 1 : strip));
    const [red] = TERRITORY_COLORS;
    const wishes = (mayChange: boolean) => [0, 1, 2].map((i) => ({ color: red, mayChange: i !== 2 || mayChange }));
    expect(mendColors(adjacency, assignment, wishes(true), TERRITORY_COLORS)[1]).toBe(red);
    const fixed = mendColors(adjacency, assignment, wishes(false), TERRITORY_COLORS);
    expect(fixed[2]).toBe(red);
    expect(fixed[1]).not.toBe(red);
  });
});

describe("an edit that brings territories of one colour together", () => {
  const scenario = (colors: readonly string[], locked = -1) => ({
    assignment: strips,
    territories: new Map(
      colors.map((color, index) => [
        index,
        makeTerritory({ index, id: `T${index}`, name: `T${index}`, color, locked: index === locked }),
      ]),
    ),
    overrides: new Map(),
    groups: new Map(),
    lockedUnits: new Uint8Array(WIDTH * WIDTH),
    allLocked: false,
  });
  const [a, b, c] = TERRITORY_COLORS;
  /** The middle strip's first row goes to the left one, which then touches the right one. */
  const across: Edit = {
    label: "move",
    changes: [{ kind: "units", units: [3, 4, 5], from: [1, 1, 1], to: [0, 0, 0] }],
  };

  it("gives one of them another colour, in the same step, and nobody else", () => {
    const before = scenario([a, b, a]);
    const edit = keepColorsApart(across, before, adjacency);
    const after = applyEdit(before, edit);
    expect(sharedBorders(after.assignment, (each) => after.territories.get(each)?.color)).toEqual([]);
    expect(edit.changes.filter(({ kind }) => kind === "territory")).toHaveLength(1);
    expect(after.territories.get(1)?.color).toBe(b);
    expect(applyEdit(after, invertEdit(edit))).toEqual(before);
  });

  it("spares a locked one", () => {
    const after = applyEdit(scenario([a, b, a], 2), keepColorsApart(across, scenario([a, b, a], 2), adjacency));
    expect(after.territories.get(2)?.color).toBe(a);
    expect(after.territories.get(0)?.color).not.toBe(a);
  });

  it("is given back as it is where colours differ", () => {
    expect(keepColorsApart(across, scenario([a, b, c]), adjacency)).toBe(across);
  });

  it("colours a territory that it makes by what it comes to lie beside", () => {
    const before = scenario([a, b, c]);
    const to = makeTerritory({ index: 3, id: "T3", name: "T3", color: b });
    const edit: Edit = {
      label: "new",
      changes: [
        { kind: "territory", index: 3, from: null, to },
        { kind: "units", units: [4], from: [1], to: [3] },
      ],
    };
    const mended = keepColorsApart(edit, before, adjacency);
    const after = applyEdit(before, mended);
    expect(mended.changes).toHaveLength(2);
    expect(after.territories.get(3)?.color).not.toBe(b);
    expect([0, 1, 2].map((each) => after.territories.get(each)?.color)).toEqual([a, b, c]);
  });

  it("never leaves neighbours of one colour behind, whatever moves", () => {
    const moves = fc.array(fc.tuple(fc.nat(WIDTH * WIDTH - 1), fc.integer({ min: 0, max: 2 })), { maxLength: 30 });
    fc.assert(
      fc.property(moves, (all) => {
        const to = new Map(all);
        const units = [...to.keys()];
        const change = {
          kind: "units" as const,
          units,
          from: units.map((unit) => strips[unit] ?? -1),
          to: [...to.values()],
        };
        const before = scenario([a, b, a]);
        const after = applyEdit(before, keepColorsApart({ label: "x", changes: [change] }, before, adjacency));
        expect(sharedBorders(after.assignment, (each) => after.territories.get(each)?.color)).toEqual([]);
      }),
      SETTINGS,
    );
  });
});
