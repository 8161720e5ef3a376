import { VectorTile } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";
import { describe, expect, it } from "vitest";
import { MAX_ACCOUNT_ZOOM } from "../../../core/geo/cluster-radius.ts";
import { createPlan } from "./new-england.ts";
import { resultOf, studioForTest, type TestStudio } from "./studio-for-test.ts";

type Found = { count: number; sum: number };

/** What all tiles of a zoom hold together, found from the top down: a tile without accounts has none below it. */
async function everything(studio: TestStudio, measure: string, deepest: number): Promise<Found[]> {
  const found: Found[] = [];
  let tiles: readonly (readonly [number, number])[] = [[0, 0]];
  for (let z = 0; z <= deepest; z++) {
    const all = await Promise.all(
      tiles.map(async ([x, y]) => ({ x, y, features: await featuresAt(studio, measure, z, x, y) })),
    );
    const features = all.flatMap((tile) => tile.features);
    const count = features.reduce((sum, each) => sum + Number(each["count"] ?? 1), 0);
    found.push({ count, sum: features.reduce((sum, each) => sum + Number(each["sum"] ?? 0), 0) });
    tiles = all
      .filter((tile) => tile.features.length > 0)
      .flatMap(({ x, y }) => [0, 1, 2, 3].map((i) => [2 * x + (i & 1), 2 * y + (i >> 1)] as const));
  }
  return found;
}

async function featuresAt(studio: TestStudio, measure: string, z: number, x: number, y: number) {
  const response = await studio.get(`/accounts/clusters/${measure}/${z}/${x}/${y}`);
  expect(response.status).toBe(200);
  const layer = new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer()))).layers["accounts"];
  return Array.from({ length: layer?.length ?? 0 }, (_, i) => layer?.feature(i).properties ?? {});
}

describe("account tiles of the open plan", () => {
  it("hold as many accounts as the file, at every zoom", async () => {
    const studio = studioForTest();
    const { summary } = await createPlan(studio);
    const found = await everything(studio, "accounts", MAX_ACCOUNT_ZOOM);
    expect(found.map(({ count }) => count)).toEqual(found.map(() => summary.accountCount));
  });

  it("do so for the twelve thousand of the sample, and with its money", async () => {
    const studio = studioForTest();
    const { summary, measures } = await resultOf(studio.call.plan.openSample());
    const money = measures.find(({ kind }) => kind === "money")?.key ?? "";
    const found = await everything(studio, money, 3);
    expect(found.map(({ count }) => count)).toEqual(found.map(() => summary.accountCount));
    expect(new Set(found.slice(0, 1).map(({ sum }) => sum > 0))).toEqual(new Set([true]));
  });

  it("follow the plan that is open, and name single accounts by their row", async () => {
    const studio = studioForTest();
    expect((await studio.get("/accounts/clusters/accounts/0/0/0")).status).toBe(404);
    await createPlan(studio);
    const before = await everything(studio, "accounts", 0);
    const accounts = "Account ID,Account Name,ZIP,Annual Revenue\nB1,Only,02139,5\n";
    const snapshot = await createPlan(studio, { accounts, name: "One" });
    expect(before[0]?.count).toBeGreaterThan(1);
    expect((await everything(studio, "accounts", 2)).map(({ count }) => count)).toEqual([1, 1, 1]);
    const only = await studio.call.accounts.one({ scenarioId: snapshot.activeScenarioId, row: 2 });
    expect(only).toMatchObject({ id: "B1", name: "Only", measures: [5] });
    expect(await studio.call.accounts.one({ scenarioId: snapshot.activeScenarioId, row: 99 })).toBeNull();
  });

  it.each(["pies/accounts/0/0/0", "clusters/none/0/0/0", "cells/accounts/16/0/0", "cells/accounts/1/2/0"])(
    "do not exist at %s",
    async (path) => {
      const studio = studioForTest();
      await createPlan(studio);
      expect((await studio.get(`/accounts/${path}`)).status).toBe(404);
    },
  );
});
