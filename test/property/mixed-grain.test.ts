import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeTerritory, UNASSIGNED } from "../../core/domain/territory.ts";
import { buildLayer } from "../../core/geo/build-layer.ts";
import { territoryHolding } from "../../core/geo/territory-holdings.ts";
import { rollUp } from "../../core/score/roll-up.ts";
import { scoreScenario } from "../../core/score/scorecard.ts";
import { scoreInputs, squareAt, type TestAccount } from "../unit/score/plan-builder.ts";

const SIDE = 8;
const UNITS = SIDE * SIDE;
const TERRITORIES = 4;

/** Squares in counties of four and states of sixteen; the last row are parts of split units, which no county has. */
const layer = buildLayer({
  meta: {
    id: "us-zip",
    title: "Squares",
    unitNoun: "square",
    unitNounPlural: "squares",
    approximate: false,
    vintage: "",
    source: "",
    licence: "",
  },
  features: Array.from({ length: UNITS }, (_, i) => {
    const [column, row] = [i % SIDE, Math.floor(i / SIDE)];
    const county = `${Math.floor(column / 2)}-${Math.floor(row / 2)}`;
    const state = `${Math.floor(column / 4)}-${Math.floor(row / 4)}`;
    const inCounty = row < SIDE - 1 ? [{ layer: "us-county", id: county, name: `County ${county}` }] : [];
    return {
      id: `U${String(i).padStart(3, "0")}`,
      name: `Square ${i}`,
      polygons: [[squareAt([column, row])]],
      parents: [{ layer: "us-state", id: state, name: `State ${state}` }, ...inCounty],
    };
  }),
  linkPieces: false,
}).layer;

const to = fc.integer({ min: UNASSIGNED, max: TERRITORIES - 1 });
const gesture = fc.oneof(
  fc.record({ grain: fc.constantFrom("us-state", "us-county"), which: fc.nat(15), to }),
  fc.record({ grain: fc.constant("unit"), which: fc.nat(UNITS - 1), to }),
);
const account = fc.record({
  unit: fc.nat(UNITS - 1),
  revenue: fc.integer({ min: 0, max: 1000 }),
  override: fc.option(fc.nat(TERRITORIES - 1), { nil: undefined }),
});

type Mixture = { readonly gestures: readonly { grain: string; which: number; to: number }[] };

function assignmentOf({ gestures }: Mixture): number[] {
  const assignment = Array.from({ length: UNITS }, () => UNASSIGNED);
  for (const { grain, which, to: target } of gestures) {
    const parents = layer.parents.find(({ layer: id }) => id === grain);
    for (let unit = 0; unit < UNITS; unit++) {
      const isMeant = parents === undefined ? unit === which : parents.index[unit] === which % parents.ids.length;
      if (isMeant) assignment[unit] = target;
    }
  }
  return assignment;
}

const territories = Array.from({ length: TERRITORIES }, (_, index) =>
  makeTerritory({
    index,
    id: `T${index}`,
    name: `Territory ${index}`,
    color: "#4477aa",
    group: index === 0 ? null : index === 1 ? 1 : 2,
  }),
);
const group = (index: number, parent: number | null) => ({
  index,
  id: `G${index}`,
  name: `Group ${index}`,
  parent,
  color: "#4477aa",
  owner: null,
  note: "",
});
/** Territory 1 is in the inner group, 2 and 3 in the outer one, 0 in none. */
const groups = new Map([
  [1, group(1, 2)],
  [2, group(2, null)],
]);

describe("a mixture of states, counties, units, parts of units and named accounts", () => {
  it("counts every account exactly once, in its territory and in every group above it", () => {
    fc.assert(
      fc.property(fc.array(gesture, { maxLength: 12 }), fc.array(account, { maxLength: 60 }), (gestures, list) => {
        const assignment = assignmentOf({ gestures });
        const accounts = list.map(
          ({ override, ...rest }): TestAccount => (override === undefined ? rest : { ...rest, override }),
        );
        const holderOf = ({ unit, override }: TestAccount): number => override ?? (assignment[unit] as number);
        const held = (wanted: number) => accounts.filter((each) => holderOf(each) === wanted);
        const revenue = (of: readonly TestAccount[]) => of.reduce((sum, each) => sum + each.revenue, 0);

        const card = scoreScenario(scoreInputs({ layer, accounts, territories, assignment }));
        for (const { index } of territories) {
          const scores = card.territories[index];
          expect(scores?.accounts).toBe(held(index).length);
          expect(scores?.measures["revenue"]).toBe(revenue(held(index)));
        }
        const orphans = held(UNASSIGNED).length;
        expect(card.territories.reduce((sum, { accounts: own }) => sum + own, orphans)).toBe(accounts.length);

        const rolled = rollUp(groups, territories, card.territories, ["accounts", "revenue"]);
        expect(rolled.get(1)?.accounts).toBe(held(1).length);
        expect(rolled.get(2)?.accounts).toBe(held(1).length + held(2).length + held(3).length);
        expect(rolled.get(2)?.measures["revenue"]).toBe(revenue([...held(1), ...held(2), ...held(3)]));
      }),
      { seed: 20261122, numRuns: 200 },
    );
  });

  it("is said in the largest pieces that are held whole, each unit once", () => {
    let wholes = 0;
    fc.assert(
      fc.property(
        fc.array(gesture, { maxLength: 12 }),
        fc.uniqueArray(fc.nat(UNITS - 1), { maxLength: 6 }),
        (gestures, outside) => {
          const assignment = Int32Array.from(assignmentOf({ gestures }));
          const extent = new Uint8Array(UNITS).fill(1);
          for (const unit of outside) extent[unit] = 0;
          for (const { index } of territories) {
            const { parents, units } = territoryHolding(layer, extent, assignment, index);
            const said = [...parents.flatMap((parent) => parent.units), ...units].sort((a, b) => a - b);
            expect(said).toEqual([...assignment.keys()].filter((unit) => assignment[unit] === index));
            for (const { layer: id, id: parentId, units: inside } of parents) {
              wholes++;
              const column = layer.parents.find((each) => each.layer === id);
              const at = column?.ids.indexOf(parentId);
              const all = [...extent.keys()].filter((unit) => extent[unit] === 1 && column?.index[unit] === at);
              expect(inside).toEqual(all);
            }
            // A whole state is never told by its counties.
            const states = new Set(parents.filter((each) => each.layer === "us-state").flatMap((each) => each.units));
            for (const each of parents) {
              if (each.layer === "us-county") expect(each.units.some((unit) => states.has(unit))).toBe(false);
            }
          }
        },
      ),
      { seed: 20261122, numRuns: 200 },
    );
    expect(wholes).toBeGreaterThan(100);
  });
});
