import { describe, expect, it } from "vitest";
import type { Change } from "../../../../core/domain/edit.ts";
import type { Territory } from "../../../../core/domain/territory.ts";
import { findProblems } from "../../../../core/score/problems/find-problems.ts";
import type { Problem } from "../../../../core/score/problems/problem.ts";
import type { RepairInputs } from "../../../../core/score/problems/problem-inputs.ts";
import { repairOf } from "../../../../core/score/problems/repair.ts";
import { scoreScenario } from "../../../../core/score/scorecard.ts";
import { layerOfCells, scoreInputs, type TestPlan, territory } from "../plan-builder.ts";

const SIDE = 6;
const grid = layerOfCells(Array.from({ length: SIDE * SIDE }, (_, i) => [[i % SIDE, Math.floor(i / SIDE)] as const]));

/** Six rows of six squares, the bottom row first; a letter is a territory by its place in "AB…", a dot is nobody. */
function assignmentOf(rows: readonly string[]): number[] {
  return rows
    .toReversed()
    .flatMap((row) => row.split("").map((letter) => (letter === "." ? -1 : letter.charCodeAt(0) - 65)));
}

/** Unit in this column and row, counted from the lower left. */
const at = (column: number, row: number): number => row * SIDE + column;
const everywhere = Array.from({ length: SIDE * SIDE }, (_, unit) => ({ unit, revenue: 10 }));

type Wishes = Partial<TestPlan> & { readonly locked?: readonly number[]; readonly tolerance?: number };

function inputsOf(rows: readonly string[], wishes: Wishes = {}): RepairInputs {
  const assignment = assignmentOf(rows);
  const territories = [...new Set(assignment)]
    .filter((index) => index >= 0)
    .sort((a, b) => a - b)
    .map((index) => territory(index, { owner: `Rep ${index}` }));
  const inputs = scoreInputs({ layer: grid, accounts: everywhere, territories, assignment, ...wishes });
  const lockedUnits = new Uint8Array(grid.unitCount);
  for (const unit of wishes.locked ?? []) lockedUnits[unit] = 1;
  return {
    ...inputs,
    scorecard: scoreScenario(inputs),
    tolerance: wishes.tolerance ?? 9,
    lockedUnits,
    allLocked: false,
  };
}

const kinds = (inputs: RepairInputs) => findProblems(inputs).map(({ kind }) => kind);
function only(inputs: RepairInputs): Problem {
  const found = findProblems(inputs);
  expect(found).toHaveLength(1);
  return found[0] as Problem;
}

function changesOf(problem: Problem, inputs: RepairInputs): readonly Change[] {
  const offer = repairOf(problem, inputs);
  if (offer.kind === "none") throw new Error(`no repair: ${offer.because}`);
  return offer.changes;
}

/** The inputs after a repair that moves units. */
function after(inputs: RepairInputs, changes: readonly Change[]): RepairInputs {
  const assignment = inputs.scenario.assignment.slice();
  let territories = [...inputs.scenario.territories];
  const lockedUnits = inputs.lockedUnits.slice();
  for (const change of changes) {
    if (change.kind === "units") {
      change.units.forEach((unit, i) => {
        expect(assignment[unit]).toBe(change.from[i]);
        assignment[unit] = change.to[i] as number;
      });
    } else if (change.kind === "locks") {
      for (const unit of change.units) lockedUnits[unit] = change.to ? 1 : 0;
    } else if (change.kind === "territory") {
      territories = territories.filter(({ index }) => index !== change.index);
      if (change.to !== null) territories = [...territories, change.to].sort((a, b) => a.index - b.index);
    }
  }
  const next = { ...inputs, lockedUnits, scenario: { ...inputs.scenario, assignment, territories } };
  return { ...next, scorecard: scoreScenario(next) };
}

const expectMended = (inputs: RepairInputs): void => {
  expect(kinds(after(inputs, changesOf(only(inputs), inputs)))).toEqual([]);
};

const HALVES = ["AAABBB", "AAABBB", "AAABBB", "AAABBB", "AAABBB", "AAABBB"];
const withRows = (rows: Record<number, string>): string[] => HALVES.map((row, i) => rows[i] ?? row);

describe("a sound scenario", () => {
  it("has no problems", () => {
    expect(kinds(inputsOf(HALVES, { tolerance: 0.05 }))).toEqual([]);
  });
});

describe("units without a territory", () => {
  it("are a problem only where they have accounts, each connected patch for itself", () => {
    const rows = withRows({ 0: ".AABB.", 5: ".AABBB" });
    const inputs = inputsOf(rows, { accounts: everywhere.filter(({ unit }) => unit !== at(5, 5)) });
    expect(findProblems(inputs)).toMatchObject([
      { kind: "unassigned", units: [at(0, 0)], accounts: 1, territory: null },
      { kind: "unassigned", units: [at(0, 5)], accounts: 1 },
    ]);
  });

  it("go to the nearest territory", () => {
    const inputs = inputsOf(withRows({ 0: "AA..BB" }));
    expectMended(inputs);
    const [change] = changesOf(only(inputs), inputs);
    expect(change).toMatchObject({ units: [at(2, 5), at(3, 5)], to: [0, 1] });
  });

  it("do not go to a locked territory, nor anywhere while all is locked", () => {
    const inputs = inputsOf(withRows({ 0: "AA..BB" }), {
      territories: [territory(0, { owner: "x", locked: true }), territory(1, { owner: "y" })],
    });
    expect(changesOf(only(inputs), inputs)).toMatchObject([{ units: [at(2, 5), at(3, 5)], to: [1, 1] }]);
    const locked = { ...inputs, allLocked: true };
    expect(repairOf(only(locked), locked)).toEqual({ kind: "none", because: "all-locked" });
  });

  it("without any territory have no repair but a build", () => {
    const inputs = inputsOf(["......", "......", "......", "......", "......", "......"]);
    expect(only(inputs).units).toHaveLength(36);
    expect(repairOf(only(inputs), inputs)).toEqual({ kind: "none", because: "no-territory" });
  });

  it("outside the plan's extent are orphans", () => {
    const inputs = inputsOf(withRows({ 0: "AAABB." }), { outsideExtent: [at(5, 5)] });
    expect(only(inputs)).toMatchObject({ kind: "orphans", units: [at(5, 5)], accounts: 1 });
    expectMended(inputs);
  });

  it("do not count accounts that somebody holds by override", () => {
    const accounts = everywhere.map((each) => (each.unit === at(0, 5) ? { ...each, override: 1 } : each));
    expect(kinds(inputsOf(withRows({ 0: ".AABBB" }), { accounts }))).toEqual([]);
  });
});

describe("holes and pieces", () => {
  it("tell a unit that one other territory encloses from a part that lies apart", () => {
    const inputs = inputsOf(["BAABBB", "AAABBB", "AAAABB", "AABABB", "AAABBB", "AAABBB"]);
    // B in the corner touches the outside: a piece. B inside A is a hole in A.
    expect(findProblems(inputs)).toMatchObject([
      { kind: "hole", territory: 1, units: [at(2, 2)], enclosedBy: 0 },
      { kind: "piece", territory: 1, units: [at(0, 5)] },
    ]);
    for (const problem of findProblems(inputs)) {
      expect(changesOf(problem, inputs)).toMatchObject([{ units: problem.units, from: [1], to: [0] }]);
    }
  });

  it("take an unassigned unit inside a territory for a hole, also without accounts", () => {
    const inputs = inputsOf(withRows({ 3: "A.ABBB" }), {
      accounts: everywhere.filter(({ unit }) => unit !== at(1, 2)),
    });
    expect(only(inputs)).toMatchObject({
      kind: "hole",
      territory: null,
      units: [at(1, 2)],
      enclosedBy: 0,
      accounts: 0,
    });
    expectMended(inputs);
  });

  it("leave a whole territory within another one alone", () => {
    expect(kinds(inputsOf(["AAAAAA", "AAAAAA", "AABBAA", "AABBAA", "AAAAAA", "AAAAAA"]))).toEqual([]);
  });

  it("give a piece to the neighbour with the longest border that is not locked", () => {
    const inputs = inputsOf(["AABCCC", "AABCCC", "AABCCC", "AABCCC", "AAACCC", "ABBCCC"]);
    const [piece] = findProblems(inputs);
    expect(piece).toMatchObject({ kind: "piece", territory: 1, units: [at(1, 0), at(2, 0)] });
    expect(changesOf(piece as Problem, inputs)).toMatchObject([{ to: [0, 0] }]);
    const { scenario } = inputs;
    const territories = scenario.territories.map((each) => ({ ...each, locked: each.index === 0 }));
    const locked = { ...inputs, scenario: { ...scenario, territories } };
    expect(changesOf(piece as Problem, locked)).toMatchObject([{ to: [2, 2] }]);
  });

  it("count a link over a gap as holding together", () => {
    const rows = withRows({ 0: "BAABBB" });
    expect(kinds(inputsOf(rows))).toEqual(["piece"]);
    expect(kinds(inputsOf(rows, { gapLinks: [[at(0, 5), at(4, 5)]] }))).toEqual([]);
  });
});

describe("a territory out of band", () => {
  const lopsided = ["AAAAAB", "AAAAAB", "AAAAAB", "AAAAAB", "AAAAAB", "AAAAAB"];

  it("says which measure is furthest off, and by how much", () => {
    const found = findProblems(inputsOf(lopsided, { tolerance: 0.1 }));
    expect(found.toSorted((a, b) => a.key.localeCompare(b.key))).toMatchObject([
      { kind: "out-of-band", territory: 0, deviation: { measure: "revenue", by: expect.closeTo(2 / 3, 9) } },
      { kind: "out-of-band", territory: 1, deviation: { measure: "revenue", by: expect.closeTo(-2 / 3, 9) } },
    ]);
  });

  it.each([0, 1])("is brought into the band by its borders, and nothing falls apart (territory %i)", (i) => {
    const inputs = inputsOf(lopsided, { tolerance: 0.06 });
    const problem = findProblems(inputs)[i] as Problem;
    expect(kinds(after(inputs, changesOf(problem, inputs)))).toEqual([]);
  });

  it("moves nothing that is locked", () => {
    const locked = [0, 1, 2, 3, 4, 5].map((row) => at(4, row));
    const inputs = inputsOf(lopsided, {
      tolerance: 0.06,
      locked: [...locked, ...[0, 1, 2, 3, 4, 5].map((r) => at(5, r))],
    });
    const over = findProblems(inputs).find(({ territory: index }) => index === 0) as Problem;
    expect(repairOf({ ...over, kind: "out-of-band" }, inputs)).toEqual({ kind: "none", because: "no-better-move" });
  });
});

describe("territories that are not complete", () => {
  const named = (wishes: Partial<Territory>) => [territory(0, { owner: "Ann" }), territory(1, wishes)];

  it("are removed when they hold nothing", () => {
    const inputs = inputsOf(
      HALVES.map(() => "AAAAAA"),
      { territories: named({ owner: "Bob" }) },
    );
    expect(only(inputs)).toMatchObject({ kind: "no-units", territory: 1 });
    expectMended(inputs);
  });

  it("are not empty while they hold a named account", () => {
    const accounts = everywhere.map((each) => (each.unit === 3 ? { ...each, override: 1 } : each));
    expect(
      kinds(
        inputsOf(
          HALVES.map(() => "AAAAAA"),
          { territories: named({ owner: "Bob" }), accounts },
        ),
      ),
    ).toEqual([]);
  });

  it("are none where no territory has an owner: the plan is without owners", () => {
    const nobody = [territory(0, { owner: null }), territory(1, { owner: null })];
    expect(findProblems(inputsOf(HALVES, { territories: nobody }))).toEqual([]);
  });

  it("get the owner who held most of their accounts and owns nothing else", () => {
    const accounts = everywhere.map((each) => ({ ...each, before: each.unit % SIDE < 3 ? "Ann" : "Cleo" }));
    const inputs = inputsOf(HALVES, { territories: named({ owner: null }), accounts, hasBaseline: true });
    expect(changesOf(only(inputs), inputs)).toMatchObject([{ kind: "territory", to: { owner: "Cleo" } }]);
    expectMended(inputs);
    const unknown = inputsOf(HALVES, { territories: named({ owner: null }) });
    expect(repairOf(only(unknown), unknown)).toEqual({ kind: "none", because: "no-known-owner" });
  });
});

describe("locks", () => {
  it("make a conflict of what they keep from being mended, and are lifted by its repair", () => {
    const inputs = inputsOf(withRows({ 0: ".AABBB" }), { locked: [at(0, 5)] });
    expect(only(inputs)).toMatchObject({ kind: "locked-conflict", conflict: "unassigned", units: [at(0, 5)] });
    expect(kinds(after(inputs, changesOf(only(inputs), inputs)))).toEqual(["unassigned"]);
  });

  it("of a territory that is out of band are conflicts, too", () => {
    const inputs = inputsOf(["AAAAAB", "AAAAAB", "AAAAAB", "AAAAAB", "AAAAAB", "AAAAAB"], {
      tolerance: 0.06,
      territories: [territory(0, { owner: "x", locked: true }), territory(1, { owner: "y" })],
    });
    expect(findProblems(inputs)).toMatchObject([
      { kind: "out-of-band", territory: 1 },
      { kind: "locked-conflict", conflict: "out-of-band", territory: 0 },
    ]);
    const [, conflict] = findProblems(inputs);
    expect(changesOf(conflict as Problem, inputs)).toMatchObject([{ kind: "territory", to: { locked: false } }]);
  });
});
