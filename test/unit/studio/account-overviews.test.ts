import { statSync } from "node:fs";
import Database from "better-sqlite3";
import { describe, expect, it, vi } from "vitest";
import { unpackLayer } from "../../../core/geo/pack-layer.ts";
import { createPlan } from "./new-england.ts";
import { studioForTest, type TestStudio } from "./studio-for-test.ts";

const FAR = "clusters/accounts/4/4/5";
const NEAR = "clusters/accounts/9/154/189";

const tile = async (studio: TestStudio, address: string): Promise<string> => {
  const response = await studio.get(`/accounts/${address}`);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer()).toString("hex");
};

/** A plan whose tiles were looked at from afar, and closed once its file keeps them; what they were. */
async function planWithOverview(studio: TestStudio) {
  const snapshot = await createPlan(studio);
  const logBytes = (): number => statSync(`${snapshot.path}-wal`).size;
  const before = logBytes();
  const seen = { far: await tile(studio, FAR), near: await tile(studio, NEAR) };
  await vi.waitFor(() => expect(logBytes()).toBeGreaterThan(before), { timeout: 20_000, interval: 50 });
  await studio.call.plan.close();
  return { snapshot, seen };
}

/** Changes the closed file behind the studio's back. */
function tamper(path: string, sql: string): void {
  const db = new Database(path);
  db.exec(sql);
  db.close();
}

describe("the overview that a plan's file keeps of its accounts", () => {
  it("answers for them from afar when the plan is opened again, and never from near", async () => {
    const studio = studioForTest();
    const { snapshot, seen } = await planWithOverview(studio);
    tamper(snapshot.path, "UPDATE accounts SET lng = lng + 0.2");
    await studio.call.plan.open({ path: snapshot.path });
    expect(seen.far).not.toBe("");
    expect(await tile(studio, FAR)).toBe(seen.far);
    expect(await tile(studio, NEAR)).not.toBe(seen.near);
    // With another measure there is none.
    expect(await tile(studio, FAR.replace("accounts", "annualRevenue"))).not.toBe(seen.far);
  });

  it("is not asked where it was made by another recipe", async () => {
    const studio = studioForTest();
    const { snapshot, seen } = await planWithOverview(studio);
    tamper(snapshot.path, "UPDATE accounts SET lng = lng + 0.2; UPDATE account_overviews SET recipe = recipe - 1");
    await studio.call.plan.open({ path: snapshot.path });
    expect(await tile(studio, FAR)).not.toBe(seen.far);
  });

  it("is done without where the file cannot be written to", async () => {
    const studio = studioForTest();
    const { snapshot, seen } = await planWithOverview(studio);
    tamper(
      snapshot.path,
      `DELETE FROM account_overviews;
       CREATE TABLE tries (form TEXT);
       CREATE TRIGGER full BEFORE INSERT ON account_overviews
       BEGIN INSERT INTO tries VALUES (new.form); SELECT RAISE(FAIL, 'disk is full'); END`,
    );
    await studio.call.plan.open({ path: snapshot.path });
    const logBytes = (): number => statSync(`${snapshot.path}-wal`).size;
    const before = logBytes();
    expect(await tile(studio, FAR)).toBe(seen.far);
    await vi.waitFor(() => expect(logBytes()).toBeGreaterThan(before), { timeout: 20_000, interval: 50 });
    expect(await tile(studio, FAR)).toBe(seen.far);
    await studio.call.plan.close();
    const db = new Database(snapshot.path);
    expect(db.prepare("SELECT form FROM tries").pluck().all()).toEqual(["clusters"]);
    db.close();
  });

  it("is not asked while a unit is divided", async () => {
    const studio = studioForTest();
    const { snapshot, seen } = await planWithOverview(studio);
    tamper(snapshot.path, "UPDATE accounts SET lng = lng + 0.2");
    const { layerKey, activeScenarioId: scenarioId } = await studio.call.plan.open({ path: snapshot.path });
    expect(await tile(studio, FAR)).toBe(seen.far);
    const page = { scenarioId, offset: 0, limit: 1, search: "", territory: null, unitId: null, sort: null };
    const [first] = (await studio.call.accounts.page(page)).rows;
    const middlesex = await unitIndex(studio, layerKey, first?.unitId ?? "");
    const cut = {
      kind: "area" as const,
      paths: [[-75, 42.5, -69, 42.5, -69, 46, -75, 46, -75, 42.5].map((degrees) => degrees * 1e6)],
    };
    const split = { scenarioId, revision: 0, cut, units: [middlesex], label: "Split" };
    const { snapshot: divided } = await studio.call.regions.split(split);
    expect(divided.layerKey).not.toBe(layerKey);
    expect(await tile(studio, FAR)).not.toBe(seen.far);
    // Nor when the time has come to read the accounts of the plan as it was.
    for (let i = 0; i < 20; i++) {
      expect(await tile(studio, FAR)).not.toBe(seen.far);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await studio.call.edit.undo({ scenarioId, revision: 1 });
    expect(await tile(studio, FAR)).toBe(seen.far);
  });
});

async function unitIndex(studio: TestStudio, layerKey: string, unitId: string): Promise<number> {
  const bytes = new Uint8Array(await (await studio.get(`/layers/${layerKey}.pack`)).arrayBuffer());
  return unpackLayer(bytes).ids.indexOf(unitId);
}
