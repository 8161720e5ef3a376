import { area, distance, featureCollection, length, point, polygon, polygonToLine, union } from "@turf/turf";
import { describe, expect, it } from "vitest";
import { scoreScenario } from "../../../core/score/scorecard.ts";
import {
  type Cell,
  layerOfCells,
  scoreInputs,
  squareAt,
  type TestAccount,
  type TestPlan,
  territory,
} from "./plan-builder.ts";

/** Six squares in two rows of three:  3 4 5 above 0 1 2. */
const CELLS: readonly Cell[] = [
  [0, 0],
  [1, 0],
  [2, 0],
  [0, 1],
  [1, 1],
  [2, 1],
];
const layer = layerOfCells(CELLS.map((cell) => [cell]));

const accounts: readonly TestAccount[] = [
  { unit: 0, revenue: 100.1, before: "Ann" },
  { unit: 0, revenue: 50.2, before: "Bob" },
  { unit: 1, revenue: 70, before: "Ann" },
  { unit: 2, revenue: 30, before: "Bob", override: 7 },
  { unit: 4, revenue: 200, before: "Ann" },
  { unit: 5, revenue: 49.7, before: null },
];

const plan: TestPlan = {
  layer,
  accounts,
  territories: [territory(7, { owner: "Ann" }), territory(2, { owner: "Bob", capacity: 3 })],
  assignment: [7, 7, 2, 7, 2, -1],
  hasBaseline: true,
};

const scored = (wishes: Partial<TestPlan> = {}) => scoreScenario(scoreInputs({ ...plan, ...wishes }));

describe("scoreScenario", () => {
  it("sums accounts and measures per territory, overrides counted for their holder", () => {
    const [ann, bob] = scored().territories;
    expect(ann).toMatchObject({
      id: "T7",
      owner: "Ann",
      units: 3,
      accounts: 4,
      measures: { accounts: 4, revenue: 250.3 },
    });
    expect(bob).toMatchObject({
      id: "T2",
      owner: "Bob",
      units: 2,
      accounts: 1,
      measures: { accounts: 1, revenue: 200 },
    });
  });

  it("shares the whole out by capacity, the unassigned part included", () => {
    const [ann, bob] = scored().territories;
    expect(ann?.target["revenue"]).toBeCloseTo(125, 9);
    expect(bob?.target["revenue"]).toBeCloseTo(375, 9);
    expect(ann?.index["revenue"]).toBeCloseTo(200.24, 9);
    expect(bob?.index["revenue"]).toBeCloseTo((100 * 200) / 375, 9);
  });

  it("counts what no territory has in the overall scores alone", () => {
    const { overall } = scored();
    expect(overall).toMatchObject({ units: 6, assignedUnits: 5, accounts: 6, assignedAccounts: 5 });
    expect(overall.coverage["accounts"]).toBeCloseTo(5 / 6, 12);
    expect(overall.coverage["revenue"]).toBeCloseTo(450.3 / 500, 12);
  });

  it("balances by the excess over targets, worked by hand", () => {
    const { overall } = scored();
    expect(overall.balance["revenue"]).toBeCloseTo(100 * (1 - 125.3 / 500), 9);
    expect(overall.balance["overall"]).toBe(overall.balance["revenue"]);
    expect(overall.maxDeviation["revenue"]).toBeCloseTo(125.3 / 125, 9);
  });

  it("weights the overall balance by the plan's wishes", () => {
    const { balance } = scored({ balance: { revenue: 1, accounts: 3 } }).overall;
    expect(balance["overall"]).toBeCloseTo(
      ((balance["revenue"] as number) + 3 * (balance["accounts"] as number)) / 4,
      12,
    );
  });

  it("counts the accounts whose owner differs from the baseline", () => {
    // Bob loses 50.20 in square 0 and 30 by override; Ann loses 200 in square 4. Nobody held square 5.
    const { disruption } = scored().overall;
    expect(disruption?.["accounts"]).toBeCloseTo(3 / 6, 12);
    expect(disruption?.["revenue"]).toBeCloseTo(280.2 / 500, 12);
  });

  it("knows no disruption without a baseline", () => {
    expect(scored({ hasBaseline: false }).overall.disruption).toBeNull();
  });

  it("agrees with turf on area and compactness", () => {
    const [ann] = scored().territories;
    const shape = union(featureCollection([0, 1, 3].map((unit) => polygon([squareAt(CELLS[unit] as Cell)]))));
    if (shape === null) throw new Error("turf returned no shape");
    const areaKm2 = area(shape) / 1e6;
    const perimeterKm = length(
      polygonToLine(shape as Parameters<typeof polygonToLine>[0]) as Parameters<typeof length>[0],
    );
    // Turf measures areas on a sphere, we on the ellipsoid: up to 0.5 % apart.
    expect((ann?.areaKm2 as number) / areaKm2).toBeCloseTo(1, 2);
    expect((ann?.polsbyPopper as number) / ((4 * Math.PI * areaKm2) / perimeterKm ** 2)).toBeCloseTo(1, 2);
  });

  it("measures distances from each account's unit to the accounts' centre", () => {
    const [ann] = scored().territories;
    const places = [0, 0, 1, 2].map((unit) => [layer.pointLng[unit] as number, layer.pointLat[unit] as number]);
    // Over a degree the mean of coordinates is within metres of the mean on the sphere.
    const centre = [0, 1].map((i) => places.reduce((sum, place) => sum + (place[i] as number), 0) / places.length);
    const mean = places.reduce((sum, place) => sum + distance(point(place), point(centre)), 0) / places.length;
    expect(ann?.meanDistanceKm).toBeCloseTo(mean, 1);
  });

  it("tells the pieces of a territory, gap links joining them", () => {
    const split = { assignment: [7, 2, 7, 7, 2, 7], territories: plan.territories };
    expect(scored(split).territories.map(({ pieces }) => pieces)).toEqual([2, 1]);
    expect(scored(split).overall.nonContiguous).toBe(1);
    expect(scored({ ...split, gapLinks: [[3, 5]] }).territories[0]?.pieces).toBe(1);
  });

  it("scores a territory without anything as one that misses its whole target", () => {
    const { overall, territories } = scored({ assignment: [7, 7, 7, 7, 7, 7] });
    expect(territories[1]).toMatchObject({
      units: 0,
      accounts: 0,
      pieces: 0,
      areaKm2: 0,
      polsbyPopper: null,
      meanDistanceKm: null,
    });
    expect(territories[1]?.index["revenue"]).toBe(0);
    expect(overall.maxDeviation["revenue"]).toBeCloseTo(3, 9);
    expect(overall.dispersion["revenue"]?.maxToMin).toBeNull();
  });

  it("leaves units outside the extent aside until a territory has them", () => {
    const outside = { outsideExtent: [4, 5], assignment: [7, 7, 2, 7, -1, -1] };
    expect(scored(outside).overall).toMatchObject({ units: 4, assignedUnits: 4, accounts: 6, assignedAccounts: 4 });
    // What nobody can reach is no part of the targets.
    expect(scored(outside).territories[0]?.target["revenue"]).toBeCloseTo(250.3 / 4, 9);
    expect(scored({ ...outside, assignment: [7, 7, 2, 7, 2, -1] }).overall).toMatchObject({
      units: 5,
      assignedUnits: 5,
    });
  });

  it("scores a scenario without territories", () => {
    const { overall, territories } = scored({
      territories: [],
      assignment: [],
      accounts: accounts.map(({ override: _, ...rest }) => rest),
    });
    expect(territories).toEqual([]);
    expect(overall).toMatchObject({ assignedUnits: 0, assignedAccounts: 0, nonContiguous: 0, polsbyPopper: null });
    expect(overall.balance["overall"]).toBe(0);
    expect(overall.maxDeviation["revenue"]).toBe(1);
  });

  it("scores a plan without accounts", () => {
    const { overall, territories } = scored({ accounts: [] });
    expect(overall.balance["revenue"]).toBe(100);
    expect(overall.maxDeviation["revenue"]).toBe(0);
    expect(overall.coverage["accounts"]).toBe(1);
    expect(territories[0]?.index["revenue"]).toBeNull();
  });

  it("takes the better of the solver's bound and its own", () => {
    const inputs = scoreInputs(plan);
    expect(scoreScenario(inputs).overall.bound.maxDeviation["revenue"]).toBeGreaterThanOrEqual(0);
    expect(scoreScenario({ ...inputs, bound: { revenue: 0.99 } }).overall.bound.maxDeviation["revenue"]).toBe(0.99);
  });

  it("refuses an assignment to a territory that is not there", () => {
    expect(() => scored({ assignment: [1] })).toThrow("no territory has the index 1");
  });

  it("leaves its inputs as they were", () => {
    const inputs = scoreInputs(plan);
    const before = structuredClone(inputs);
    scoreScenario(inputs);
    expect(inputs).toEqual(before);
  });
});
