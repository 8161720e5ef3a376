import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { decodePack } from "../../../core/domain/pack.ts";
import { decodePlanColumns } from "../../../core/domain/plan-columns.ts";
import type { Cut } from "../../../core/domain/split.ts";
import { createLocator } from "../../../core/geo/locate.ts";
import { unpackLayer } from "../../../core/geo/pack-layer.ts";
import { createPlan, scenarioOf } from "./new-england.ts";
import { problemOf, resultOf, studioForTest, type TestStudio } from "./studio-for-test.ts";

/** Middlesex County (25017) holds A to F; C and D say no coordinates, E lies in Boston in spite of its ZIP code. */
const ACCOUNTS = `Account ID,Account Name,ZIP,Latitude,Longitude,Annual Revenue,Owner
A,Cambridge,02139,42.3647,-71.1042,100.1,Kim
B,Lowell,01852,42.6334,-71.3162,200.2,Kim
C,Cambridge too,02139,,,50.05,Kim
D,Lowell too,01852,,,25.025,Lee
E,Over the river,02139,42.3554,-71.0655,12.5,Kim
F,Framingham,01702,42.2793,-71.4162,7.75,Kim
G,Boston,02108,42.3576,-71.0684,300,Lee
`;
const MIDDLESEX = "25017";

/** North of 42.5 degrees, from New York to the sea. */
const NORTH: Cut = {
  kind: "area",
  paths: [
    [
      -75_000_000, 42_500_000, -69_000_000, 42_500_000, -69_000_000, 46_000_000, -75_000_000, 46_000_000, -75_000_000,
      42_500_000,
    ],
  ],
};

const layerOf = async (studio: TestStudio, key: string) =>
  unpackLayer(new Uint8Array(await (await studio.get(`/layers/${encodeURIComponent(key)}.pack`)).arrayBuffer()));

const columnsOf = async (studio: TestStudio) =>
  decodePlanColumns(decodePack(new Uint8Array(await (await studio.get("/plan/columns.pack")).arrayBuffer())));

/** Everything that the file says, but for the journal and what it keeps of splits. */
function documentOf(path: string): Record<string, unknown[]> {
  const db = new Database(path, { readonly: true });
  const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  const kept = tables.filter((name) => !["edits", "splits", "split_parts", "sqlite_sequence"].includes(name));
  const document = Object.fromEntries(kept.map((name) => [name, db.prepare(`SELECT * FROM ${name}`).all()]));
  db.close();
  for (const scenario of document["scenarios"] as { revision: number }[]) scenario.revision = 0;
  return document;
}

async function splitMiddlesex(studio: TestStudio, scenarioId: string, cut: Cut = NORTH) {
  const { revision } = await scenarioOf(studio, scenarioId);
  const layer = await layerOf(studio, (await studio.call.plan.current())?.layerKey ?? "");
  const units = [layer.ids.indexOf(MIDDLESEX)];
  return studio.call.regions.split({ scenarioId, revision, cut, units, label: "Split Middlesex" });
}

const accountUnits = async (studio: TestStudio, scenarioId: string) => {
  const wish = { scenarioId, offset: 0, limit: 50, search: "", territory: null, unitId: null, sort: null };
  return Object.fromEntries((await studio.call.accounts.page(wish)).rows.map(({ id, unitId }) => [id, unitId]));
};

describe("a unit that is split", () => {
  it("leaves parts with ids, land, accounts and sums of their own, in every scenario", async () => {
    const studio = studioForTest();
    const plan = await createPlan(studio, { accounts: ACCOUNTS });
    const before = { layer: await layerOf(studio, plan.layerKey), columns: await columnsOf(studio) };
    const middlesex = before.layer.ids.indexOf(MIDDLESEX);
    const { report, snapshot, parts, state } = await splitMiddlesex(studio, plan.activeScenarioId);

    expect(report).toEqual({ units: 1, parts: 2, accounts: 6, byCoordinates: 4, nearest: 1, byUnitPoint: 2 });
    expect(state.undoLabel).toBe("Split Middlesex");
    expect(snapshot.layerKey).not.toBe(plan.layerKey);
    expect(snapshot.summary.extentUnitCount).toBe(plan.summary.extentUnitCount + 1);
    const [north, south] = parts as [number, number];

    const [layer, columns] = [await layerOf(studio, snapshot.layerKey), await columnsOf(studio)];
    expect([layer.ids[north], layer.ids[south]]).toEqual(["25017·1", "25017·2"]);
    expect(layer.names[north]).toBe(`${before.layer.names[middlesex]} (part 1)`);
    expect([layer.areaKm2[middlesex], columns.extent[middlesex], columns.extent[north], columns.extent[south]]).toEqual(
      [0, 0, 1, 1],
    );
    expect(layer.areaKm2[north]! + layer.areaKm2[south]!).toBeCloseTo(before.layer.areaKm2[middlesex]!, 3);

    const own = createLocator(layer.topology);
    const place =
      own.unitAt(before.layer.pointLng[middlesex]!, before.layer.pointLat[middlesex]!) === north
        ? "25017·1"
        : "25017·2";
    expect(await accountUnits(studio, plan.activeScenarioId)).toEqual({
      A: "25017·2",
      B: "25017·1",
      C: place,
      D: place,
      E: "25017·2",
      F: "25017·2",
      G: "25025",
    });
    const sumOf = (unit: number) => columns.measures.map(({ perUnit }) => perUnit[unit]);
    expect(sumOf(middlesex)).toEqual([0, 0]);
    const atPoint = 50.05 + 25.025;
    expect(sumOf(north)[1]).toBeCloseTo(200.2 + (place === "25017·1" ? atPoint : 0), 9);
    expect(sumOf(south)[1]).toBeCloseTo(100.1 + 12.5 + 7.75 + (place === "25017·2" ? atPoint : 0), 9);

    for (const { id } of snapshot.scenarios) {
      const { assignment } = await scenarioOf(studio, id);
      expect(assignment[middlesex]).toBe(-1);
      expect([assignment[north], assignment[south]]).toEqual([0, 0]);
    }
    const baseline = snapshot.scenarios.find(({ isBaseline }) => isBaseline)!;
    const scores = [
      await studio.call.scenario.scorecard({ id: baseline.id }),
      await studio.call.scenario.scorecard({ id: plan.activeScenarioId }),
    ];
    expect(scores.map(({ overall }) => overall.accounts)).toEqual([7, 7]);
    expect(scores[1]!.overall.disruption?.["accounts"]).toBe(0);
    const tile = await studio.get(`/tiles/${encodeURIComponent(snapshot.layerKey)}/6/19/23`);
    expect((await tile.arrayBuffer()).byteLength).toBeGreaterThan(1000);
    expect((await studio.get("/layers/us-county~0000000000000000.pack")).status).toBe(404);
  });

  it("goes into exports by the ids of its parts, and nothing of it is counted twice", async () => {
    const studio = studioForTest();
    const plan = await createPlan(studio, { accounts: ACCOUNTS });
    const id = plan.activeScenarioId;
    await splitMiddlesex(studio, id);
    const folder = join(studio.folder, "out");
    mkdirSync(folder);
    const { folder: written } = await resultOf(studio.call.share.write({ scenarioId: id, formats: ["csv"], folder }));
    const linesOf = (name: string) =>
      readFileSync(join(written ?? "", name), "utf8")
        .trim()
        .split(/\r?\n/)
        .slice(1);
    const units = linesOf("units.csv").map((line) => line.split(",")[0]);
    expect(units).toHaveLength(plan.summary.extentUnitCount + 1);
    expect(new Set(units).size).toBe(units.length);
    expect(units).toEqual(expect.arrayContaining(["25017·1", "25017·2"]));
    expect(units).not.toContain(MIDDLESEX);
    const accounts = linesOf("accounts.csv").map((line) => line.split(",").slice(0, 2).join(" "));
    expect(accounts).toEqual(expect.arrayContaining(["B 25017·1", "A 25017·2", "G 25025"]));
    expect(accounts).toHaveLength(7);
  });

  it("is put back to the last bit by undo, and parted the same way by redo, across openings", async () => {
    const studio = studioForTest();
    const plan = await createPlan(studio, { accounts: ACCOUNTS });
    const reopened = async () => {
      await studio.call.plan.close();
      const document = documentOf(plan.path);
      const snapshot = await studio.call.plan.open({ path: plan.path });
      return { document, snapshot };
    };
    const whole = await reopened();
    await splitMiddlesex(studio, plan.activeScenarioId);
    const parted = await reopened();
    expect(parted.document).not.toEqual(whole.document);

    const id = plan.activeScenarioId;
    const { revision } = await scenarioOf(studio, id);
    const undone = await studio.call.edit.undo({ scenarioId: id, revision });
    expect(undone.applied.changes).toEqual([{ kind: "split", split: 1, from: true, to: false }]);
    expect((await studio.call.plan.current())?.layerKey).toBe("us-county");
    const back = await reopened();
    expect(back.document).toEqual(whole.document);
    expect(back.snapshot).toEqual(whole.snapshot);

    await studio.call.edit.redo({ scenarioId: id, revision: undone.state.revision });
    const again = await reopened();
    expect(again.document).toEqual(parted.document);
    expect(again.snapshot.layerKey).toBe(parted.snapshot.layerKey);
  });

  it("keeps other scenarios' journals whole: their older steps mean all parts, their newer ones hold the parts", async () => {
    const studio = studioForTest();
    const plan = await createPlan(studio, { accounts: ACCOUNTS });
    const today = plan.scenarios.find(({ isBaseline }) => isBaseline)!.id;
    const id = plan.activeScenarioId;
    const layer = await layerOf(studio, plan.layerKey);
    const middlesex = layer.ids.indexOf(MIDDLESEX);
    const move = (units: number[], from: number, to: number) => ({
      label: "Move",
      changes: [{ kind: "units" as const, units, from: units.map(() => from), to: units.map(() => to) }],
    });
    const moved = await studio.call.edit.commit({ scenarioId: today, revision: 0, edit: move([middlesex], 0, 1) });
    const { parts } = await splitMiddlesex(studio, id);
    const [north, south] = parts as [number, number];

    // The split made Today's revision grow: a window that still shows the whole unit is told so.
    const stale = studio.call.edit.undo({ scenarioId: today, revision: moved.revision });
    expect((await problemOf(stale)).kind).toBe("edit-refused");
    const now = await scenarioOf(studio, today);
    const undone = await studio.call.edit.undo({ scenarioId: today, revision: now.revision });
    expect(undone.applied.changes).toEqual([{ kind: "units", units: [north, south], from: [1, 1], to: [0, 0] }]);
    const divided = await studio.call.edit.commit({
      scenarioId: today,
      revision: undone.state.revision,
      edit: move([south], 0, 1),
    });

    const refused = problemOf(
      studio.call.edit.undo({ scenarioId: id, revision: (await scenarioOf(studio, id)).revision }),
    );
    expect((await refused).sentence).toContain("Today");
    await studio.call.edit.undo({ scenarioId: today, revision: divided.revision });
    await studio.call.edit.undo({ scenarioId: id, revision: (await scenarioOf(studio, id)).revision });
    expect((await scenarioOf(studio, today)).assignment[middlesex]).toBe(0);

    const retired = studio.call.edit.commit({
      scenarioId: id,
      revision: (await scenarioOf(studio, id)).revision,
      edit: move([south], 0, 1),
    });
    expect((await problemOf(retired)).kind).toBe("edit-refused");
  });

  it("can be split again, and its numbers are never given to other parts", async () => {
    const studio = studioForTest();
    const plan = await createPlan(studio, { accounts: ACCOUNTS });
    const id = plan.activeScenarioId;
    const today = plan.scenarios.find(({ isBaseline }) => isBaseline)!.id;
    const whole = (await layerOf(studio, plan.layerKey)).ids.indexOf(MIDDLESEX);
    const move = { kind: "units" as const, units: [whole], from: [0], to: [1] };
    await studio.call.edit.commit({ scenarioId: today, revision: 0, edit: { label: "Move", changes: [move] } });
    const first = await splitMiddlesex(studio, id);
    const line: Cut = { kind: "line", paths: [[-71_350_000, 41_000_000, -71_350_000, 44_000_000]] };
    const wish = { scenarioId: id, revision: first.state.revision, cut: line, units: first.parts, label: "Again" };
    const second = await studio.call.regions.split(wish);
    const layer = await layerOf(studio, second.snapshot.layerKey);
    expect(second.parts.map((part) => layer.ids[part])).toEqual(["25017·1·1", "25017·1·2", "25017·2·1", "25017·2·2"]);
    expect(await studio.call.regions.previewSplit({ cut: line, units: second.parts }).catch(() => "whole")).toBe(
      "whole",
    );

    // What was done to the whole in another scenario now means the parts of its parts.
    const { revision: todayRevision } = await scenarioOf(studio, today);
    const undone = await studio.call.edit.undo({ scenarioId: today, revision: todayRevision });
    expect(undone.applied.changes).toMatchObject([{ kind: "units", units: second.parts, to: [0, 0, 0, 0] }]);

    let { revision } = second.state;
    for (let step = 0; step < 2; step++)
      ({ revision } = (await studio.call.edit.undo({ scenarioId: id, revision })).state);
    const other = await splitMiddlesex(studio, id, line);
    expect(Math.min(...other.parts)).toBeGreaterThan(Math.max(...second.parts));
    const now = await layerOf(studio, other.snapshot.layerKey);
    expect(other.parts.map((part) => now.ids[part])).toEqual(["25017·1", "25017·2"]);
    const { entries } = await studio.call.edit.history({ scenarioId: id, offset: 0, limit: 10, withSetAside: true });
    const again = entries.find(({ label }) => label === "Again")!;
    const walked = await studio.call.edit.goTo({ scenarioId: id, revision: other.state.revision, entry: again.id });
    expect(walked.applied?.changes.map(({ kind }) => kind)).toEqual(["split", "split", "split"]);
    expect((await studio.call.plan.current())?.layerKey).toBe(second.snapshot.layerKey);
  });

  it("is not split by a shape that misses it", async () => {
    const studio = studioForTest();
    const plan = await createPlan(studio, { accounts: ACCOUNTS });
    const far: Cut = { kind: "area", paths: [[0, 0, 1000, 0, 1000, 1000, 0, 0]] };
    expect((await problemOf(splitMiddlesex(studio, plan.activeScenarioId, far))).kind).toBe("edit-refused");
  });
});
