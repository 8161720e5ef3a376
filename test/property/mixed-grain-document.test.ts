import { describe, expect, it } from "vitest";
import type { Change } from "../../core/domain/edit.ts";
import type { Layer } from "../../core/domain/layer.ts";
import { decodePack } from "../../core/domain/pack.ts";
import { decodePlanColumns } from "../../core/domain/plan-columns.ts";
import { seededRandom } from "../../core/domain/random.ts";
import type { Cut } from "../../core/domain/split.ts";
import { makeTerritory, UNASSIGNED } from "../../core/domain/territory.ts";
import { unpackLayer } from "../../core/geo/pack-layer.ts";
import { createPlan, scenarioOf } from "../unit/studio/new-england.ts";
import { studioForTest, type TestStudio } from "../unit/studio/studio-for-test.ts";

const TERRITORIES = 4;
const STEPS = 30;
/** Towns of three states; every third account says where it lies, the others lie in their ZIP area. */
const TOWNS = [
  ["02903", 41.82, -71.41],
  ["02840", 41.49, -71.31],
  ["02891", 41.38, -71.83],
  ["19901", 39.16, -75.52],
  ["19947", 38.69, -75.39],
  ["06511", 41.32, -72.93],
  ["06103", 41.77, -72.68],
  ["06360", 41.52, -72.08],
] as const;

const ROWS = [
  "Account ID,ZIP,Latitude,Longitude,Annual Revenue",
  ...Array.from({ length: 90 }, (_, i) => {
    const [zip, lat, lng] = TOWNS[i % TOWNS.length] as (typeof TOWNS)[number];
    const place = i % 3 === 0 ? `${lat + (i % 7) * 0.004},${lng - (i % 5) * 0.004}` : ",";
    return `A${i},${zip},${place},${2 ** (i % 12) + i}`;
  }),
].join("\n");

type Document = {
  readonly layer: Layer;
  readonly extent: Uint8Array;
  readonly perUnit: readonly Float64Array[];
  readonly assignment: Int32Array;
  readonly revision: number;
  readonly territories: readonly string[];
};

const layers = new Map<string, Layer>();

async function read(studio: TestStudio, scenarioId: string): Promise<Document> {
  const bytes = async (path: string) => new Uint8Array(await (await studio.get(path)).arrayBuffer());
  const key = (await studio.call.plan.current())?.layerKey ?? "";
  // A key says all of a layer: what is divided, and how.
  const layer = layers.get(key) ?? unpackLayer(await bytes(`/layers/${encodeURIComponent(key)}.pack`));
  layers.set(key, layer);
  const columns = decodePlanColumns(decodePack(await bytes("/plan/columns.pack")));
  const { assignment, revision, territories } = await scenarioOf(studio, scenarioId);
  const perUnit = columns.measures.map((measure) => measure.perUnit);
  return { layer, extent: columns.extent, perUnit, assignment, revision, territories: territories.map(({ id }) => id) };
}

const pageOf = (studio: TestStudio, scenarioId: string) =>
  studio.call.accounts.page({
    scenarioId,
    offset: 0,
    limit: 200,
    search: "",
    territory: null,
    unitId: null,
    sort: null,
  });

/** Every account once, at its unit and with its holder, against what scorecard and columns say in sums. */
async function expectNothingTwice(studio: TestStudio, scenarioId: string): Promise<number> {
  const { layer, extent, perUnit, assignment, territories } = await read(studio, scenarioId);
  const { rows } = await pageOf(studio, scenarioId);
  expect(new Set(rows.map(({ row }) => row)).size).toBe(90);
  const unitAt = new Map(layer.ids.map((id, unit) => [id, unit]));
  const [count, revenue] = [new Map<number, number>(), new Map<number, number>()];
  for (const { unitId, territory, override, measures } of rows) {
    const unit = unitAt.get(unitId) ?? -1;
    expect(extent[unit], `${unitId} is a unit of the plan`).toBe(1);
    const holder = override === null ? (assignment[unit] ?? UNASSIGNED) : (territory ?? UNASSIGNED);
    expect(territory ?? UNASSIGNED).toBe(holder);
    count.set(holder, (count.get(holder) ?? 0) + 1);
    revenue.set(holder, (revenue.get(holder) ?? 0) + (measures[0] ?? 0));
  }
  const card = await studio.call.scenario.scorecard({ id: scenarioId });
  territories.forEach((id, index) => {
    const scores = card.territories.find((each) => each.id === id);
    expect(scores?.accounts).toBe(count.get(index) ?? 0);
    expect(scores?.measures["annualRevenue"]).toBeCloseTo(revenue.get(index) ?? 0, 6);
    expect(scores?.units).toBe(assignment.filter((holder, unit) => holder === index && extent[unit] === 1).length);
  });
  expect(card.overall.accounts).toBe(90);
  expect(card.overall.assignedAccounts).toBe(90 - (count.get(UNASSIGNED) ?? 0));
  perUnit[0]?.forEach((accounts, unit) => {
    if (accounts > 0) expect(extent[unit]).toBe(1);
  });
  expect(perUnit[0]?.reduce((sum, accounts) => sum + accounts, 0)).toBe(90);
  return [...layer.ids].filter((id, unit) => extent[unit] === 1 && id.includes("·")).length;
}

describe("a document with states, counties, ZIP areas, parts of them and named accounts in its territories", () => {
  it("counts nothing twice, whatever was done to it, and undo brings it back", async () => {
    const studio = studioForTest();
    const { activeScenarioId: id } = await createPlan(studio, { accounts: ROWS, layer: "us-zip" });
    const random = seededRandom(2026);
    const below = (most: number): number => Math.floor(random() * most);
    const someone = (): number => below(TERRITORIES + 1) - 1;
    const commit = async (label: string, changes: Change[]): Promise<void> => {
      const { revision } = await scenarioOf(studio, id);
      await studio.call.edit.commit({ scenarioId: id, revision, edit: { label, changes } });
    };
    const territories = Array.from({ length: TERRITORIES }, (_, index) =>
      makeTerritory({ index, id: `T${index}`, name: `T${index}`, color: "#4477aa" }),
    );
    await commit(
      "Made",
      territories.map((to): Change => ({ kind: "territory", index: to.index, from: null, to })),
    );
    const first = await read(studio, id);
    let mostParts = 0;
    const done: string[] = [];

    for (let step = 0; step < STEPS; step++) {
      const { layer, extent, assignment, revision } = await read(studio, id);
      const inPlan = [...extent.keys()].filter((unit) => extent[unit] === 1);
      const { rows } = await pageOf(studio, id);
      const account = rows[below(rows.length)];
      const seat = layer.ids.indexOf(account?.unitId ?? "");
      const kind = below(5);
      if (kind <= 1) {
        // All of a county, or of a state, or the place of an account alone.
        const parent = layer.parents[below(3)];
        const units = inPlan.filter((unit) =>
          parent === undefined ? unit === seat : parent.index[unit] === parent.index[seat],
        );
        const to = someone();
        const from = units.map((unit) => assignment[unit] ?? UNASSIGNED);
        await commit("Moved", [{ kind: "units", units, from, to: units.map(() => to) }]);
        done.push("move");
      } else if (kind === 2) {
        const [x, y] = [layer.pointLng[seat] ?? 0, layer.pointLat[seat] ?? 0].map((at) => Math.round(at * 1e6));
        const cut: Cut = { kind: "line", paths: [[x! - 900_000, y! - 300_000 + below(600_000), x! + 900_000, y!]] };
        const units = inPlan.filter((unit) => layer.parents[0]?.index[unit] === layer.parents[0]?.index[seat]);
        const split = studio.call.regions.split({ scenarioId: id, revision, cut, units, label: "Divided" });
        // A line that misses all of them divides nothing.
        await split.then(
          () => done.push("split"),
          () => undefined,
        );
      } else if (kind === 3 && account !== undefined) {
        const before = account.override === null ? null : { territory: account.territory, reason: account.override };
        const to = before === null ? { territory: below(TERRITORIES), reason: "Key account" } : null;
        await commit("Held", [{ kind: "override", account: account.row, from: before, to }]);
        done.push("hold");
      } else if (done.length > 0) {
        await studio.call.edit.undo({ scenarioId: id, revision });
        done.push("undo");
      }
      if (step % 3 === 2) mostParts = Math.max(mostParts, await expectNothingTwice(studio, id));
    }
    expect(mostParts).toBeGreaterThan(1);
    expect(new Set(done)).toEqual(new Set(["move", "split", "hold", "undo"]));

    const { entries } = await studio.call.edit.history({ scenarioId: id, offset: 0, limit: 100, withSetAside: false });
    const made = entries.find(({ label }) => label === "Made");
    const { revision } = await scenarioOf(studio, id);
    await studio.call.edit.goTo({ scenarioId: id, revision, entry: made?.id ?? 0 });
    const back = await read(studio, id);
    expect(back.assignment.slice(0, first.assignment.length)).toEqual(first.assignment);
    expect({ ...back, assignment: null, revision: 0 }).toEqual({ ...first, assignment: null, revision: 0 });
    expect(await expectNothingTwice(studio, id)).toBe(0);
  });
});
