import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { decodePack } from "../../../core/domain/pack.ts";
import { decodeHoldings, decodePlanColumns } from "../../../core/domain/plan-columns.ts";
import { unpackLayer } from "../../../core/geo/pack-layer.ts";
import { ACCOUNTS, createPlan, scenarioOf } from "./new-england.ts";
import { problemOf, resultOf, studioForTest } from "./studio-for-test.ts";

describe("a new plan", () => {
  it("has the accounts, and today's owners as baseline with a copy to work on", async () => {
    const studio = studioForTest();
    const snapshot = await createPlan(studio);
    expect(snapshot).toMatchObject({
      summary: { name: "New England", layer: "us-county", currency: "USD", accountCount: 6, rejectedCount: 1 },
      measures: [{ key: "accounts" }, { key: "annualRevenue", kind: "money" }],
      balance: { annualRevenue: 1 },
      scenarios: [
        { name: "Today", isBaseline: true, territoryCount: 2 },
        { name: "Plan 1", isBaseline: false, territoryCount: 2 },
      ],
    });
    expect(snapshot.activeScenarioId).toBe(snapshot.scenarios[1]?.id);
    expect(readdirSync(studio.plansFolder).sort()).toEqual(["New England.bailiwick", "New England.bailiwick-wal"]);
    expect((await studio.call.intake.rejected({ offset: 0, limit: 10 })).rows).toMatchObject([
      { row: 4, value: "99999" },
    ]);
    expect((await studio.call.intake.repaired({ offset: 0, limit: 10 })).rows).toMatchObject([
      { row: 5, value: "2140" },
    ]);
    expect((await studio.call.app.info()).recent).toMatchObject([{ name: "New England", exists: true }]);
  });

  it("is about the states that hold accounts", async () => {
    const studio = studioForTest();
    const { summary } = await createPlan(studio);
    const layer = unpackLayer(new Uint8Array(await (await studio.get("/layers/us-county.pack")).arrayBuffer()));
    const columns = decodePlanColumns(
      decodePack(new Uint8Array(await (await studio.get("/plan/columns.pack")).arrayBuffer())),
    );
    const extent = layer.ids.filter((_, unit) => columns.extent[unit] === 1);
    expect(new Set(extent.map((id) => id.slice(0, 2)))).toEqual(new Set(["25", "33"]));
    expect(extent).toHaveLength(summary.extentUnitCount);
    const total = columns.measures.map(({ perUnit }) => perUnit.reduce((a, b) => a + b, 0));
    expect(total[0]).toBe(6);
    expect(total[1]).toBeCloseTo(510.35, 9);
  });

  it("gives a county to who has most accounts in it, and the others by override", async () => {
    const studio = studioForTest();
    const { scenarios } = await createPlan(studio);
    const today = await scenarioOf(studio, scenarios[0]?.id ?? "");
    const page = await studio.call.accounts.page({
      scenarioId: scenarios[0]?.id ?? "",
      offset: 0,
      limit: 10,
      search: "",
      territory: null,
      unitId: "25017",
      sort: null,
    });
    expect(today.territories.map(({ name, owner }) => [name, owner])).toEqual([
      ["Kim", "Kim"],
      ["Lee", "Lee"],
    ]);
    expect(page.rows.map(({ id, territory, override }) => [id, territory, override])).toEqual([
      ["A1", 0, null],
      ["A2", 1, "Today's owner"],
      ["A4", 0, null],
    ]);
    const response = await studio.get("/plan/holdings.pack");
    const holdings = decodeHoldings(decodePack(new Uint8Array(await response.arrayBuffer())));
    const held = (holder: string): number =>
      [...(holdings.measures[1] ?? [])].reduce(
        (sum, value, i) => (holdings.holders[holdings.holder[i] ?? -1] === holder ? sum + value : sum),
        0,
      );
    expect(held("Kim")).toBeCloseTo(210.15, 9);
    expect(held("Lee")).toBeCloseTo(300.2, 9);
    expect([...today.overrides.baselineHolder].map((holder) => holdings.holders[holder])).toEqual(["Lee"]);
  });

  it("gets a file name that is free, and survives names that are no file names", async () => {
    const studio = studioForTest();
    await createPlan(studio, { layer: "us-state", name: "../../etc: A/B" });
    const second = await createPlan(studio, { layer: "us-state", name: "../../etc: A/B" });
    expect(second.summary.name).toBe("../../etc: A/B");
    const names = readdirSync(studio.plansFolder)
      .filter((name) => name.endsWith(".bailiwick"))
      .sort();
    expect(names).toEqual(["etc A B 2.bailiwick", "etc A B.bailiwick"]);
  });

  it.each([
    ["us-moon", ACCOUNTS, "layer-unusable"],
    ["us-state", ACCOUNTS.replaceAll(/,0\d{4},|,2140,/g, ",99999,"), "no-accounts"],
  ])("of layer %s and bad accounts leaves nothing behind", async (layer, accounts, kind) => {
    const studio = studioForTest();
    expect((await problemOf(createPlan(studio, { layer, accounts }))).kind).toBe(kind);
    expect(existsSync(studio.plansFolder) ? readdirSync(studio.plansFolder) : []).toEqual([]);
    expect(await studio.call.plan.current()).toBeNull();
  });

  it("that is cancelled leaves nothing behind, and the open plan open", async () => {
    const studio = studioForTest();
    const before = await createPlan(studio, { layer: "us-state" });
    const rows = Array.from({ length: 200_000 }, (_, i) => `B${i},Name,02139,1,Kim,Food`);
    const accounts = await studio.upload("many.csv", `${ACCOUNTS}${rows.join("\n")}\n`);
    const { columns } = await studio.call.intake.inspect({ upload: accounts });
    const mapping = columns.map(({ heading, role }) => ({ heading, role }));
    const wish = { accounts, mapping, layer: "us-state", name: "Many", currency: "USD", balanceOn: "accounts" };
    for await (const event of await studio.call.plan.create(wish)) {
      if (event.kind === "progress" && event.phase === "Reading accounts") break;
    }
    expect(readdirSync(studio.plansFolder).filter((name) => name.includes("Many"))).toEqual([]);
    expect((await studio.call.plan.current())?.summary.id).toBe(before.summary.id);
  });
});

describe("the sample plan", () => {
  it("is made once by the normal intake, and opened again as it was left", async () => {
    const studio = studioForTest();
    const first = await resultOf(studio.call.plan.openSample());
    expect(first.summary.accountCount).toBeGreaterThan(11_000);
    expect(first.scenarios.map(({ name, isBaseline }) => [name, isBaseline])).toEqual([
      ["Today", true],
      ["Plan 1", false],
    ]);
    await studio.call.plan.rename({ name: "Mine" });
    await studio.call.plan.close();
    const again = await resultOf(studio.call.plan.openSample());
    expect(again.summary).toMatchObject({ id: first.summary.id, name: "Mine" });
    await studio.call.plan.close();
    writeFileSync(first.path, "spoilt");
    const fresh = await resultOf(studio.call.plan.openSample());
    expect(fresh.path).toBe(join(studio.plansFolder, "Sample plan 2.bailiwick"));
    expect(readFileSync(first.path, "utf8")).toBe("spoilt");
  });
});

describe("scenarios", () => {
  it("are compared by who holds what", async () => {
    const studio = studioForTest();
    const { scenarios } = await createPlan(studio);
    const [today, plan] = scenarios.map(({ id }) => id);
    const { overrides, revision } = await scenarioOf(studio, plan ?? "");
    await studio.call.edit.commit({
      scenarioId: plan ?? "",
      revision,
      edit: {
        label: "Lift",
        changes: [
          {
            kind: "override",
            account: overrides.account[0] ?? 0,
            from: { territory: 1, reason: "Today's owner" },
            to: null,
          },
        ],
      },
    });
    const comparison = await studio.call.scenario.compare({ from: today ?? "", to: plan ?? "" });
    expect(comparison.moved).toEqual({ accounts: 1, measures: { annualRevenue: 200.2 } });
    expect(comparison.flows).toEqual([{ from: "Lee", to: "Kim", accounts: 1, measures: { annualRevenue: 200.2 } }]);
    expect(comparison.to.scorecard.overall.disruption?.["accounts"]).toBeCloseTo(1 / 6, 12);
    const moved = await studio.call.scenario.movedAccounts({ from: today ?? "", to: plan ?? "", offset: 0, limit: 5 });
    expect(moved).toMatchObject({ total: 1, rows: [{ id: "A2", fromOwner: "Lee", toOwner: "Kim" }] });
  });

  it("are duplicated, renamed, marked and removed, but for the last", async () => {
    const studio = studioForTest();
    const first = await createPlan(studio, { layer: "us-state" });
    const id = first.activeScenarioId;
    const copied = await studio.call.scenario.duplicate({ id, name: "What if" });
    expect(copied.activeScenarioId).toBe(copied.scenarios[2]?.id);
    await studio.call.scenario.rename({ id, name: "Base" });
    const marked = await studio.call.scenario.markBaseline({ id });
    expect(marked.scenarios.map(({ name, isBaseline }) => [name, isBaseline])).toEqual([
      ["Today", false],
      ["Base", true],
      ["What if", false],
    ]);
    await studio.call.scenario.remove({ id: copied.activeScenarioId });
    await studio.call.scenario.remove({ id });
    const last = await studio.call.plan.current();
    expect(last?.scenarios).toMatchObject([{ name: "Today" }]);
    expect((await problemOf(studio.call.scenario.remove({ id: last?.activeScenarioId ?? "" }))).kind).toBe(
      "edit-refused",
    );
    expect((await problemOf(studio.call.scenario.activate({ id }))).kind).toBe("scenario-missing");
  });
});

describe("edits", () => {
  it("are refused on another revision, with the truth untouched", async () => {
    const studio = studioForTest();
    const { activeScenarioId: scenarioId } = await createPlan(studio, { layer: "us-state" });
    const edit = { label: "x", changes: [{ kind: "units" as const, units: [0], from: [-1], to: [0] }] };
    expect((await studio.call.edit.commit({ scenarioId, revision: 0, edit })).revision).toBe(1);
    expect((await problemOf(studio.call.edit.commit({ scenarioId, revision: 0, edit }))).kind).toBe("edit-refused");
    expect((await problemOf(studio.call.edit.redo({ scenarioId, revision: 1 }))).kind).toBe("nothing-to-undo");
    const page = { scenarioId, offset: 0, limit: 5, withSetAside: false };
    expect((await studio.call.edit.history(page)).entries).toMatchObject([{ label: "x", state: "done" }]);
  });
});

describe("the view", () => {
  it("is kept in the plan's file with its bookmarks, and is no step of the history", async () => {
    const studio = studioForTest();
    const { activeScenarioId: scenarioId, path } = await createPlan(studio, { layer: "us-state" });
    expect(await studio.call.view.read()).toEqual({ view: null, bookmarks: [] });
    await studio.call.view.keep({ view: { zoom: 4.5, panel: null } });
    const bookmark = { id: "b1", name: "The coast", view: { zoom: 7 } };
    await studio.call.view.keepBookmarks({ bookmarks: [bookmark] });
    await studio.call.plan.close();
    await studio.call.plan.open({ path });
    expect(await studio.call.view.read()).toEqual({ view: { zoom: 4.5, panel: null }, bookmarks: [bookmark] });
    const page = { scenarioId, offset: 0, limit: 5, withSetAside: true };
    expect((await studio.call.edit.history(page)).total).toBe(0);
  });
});

describe("history", () => {
  it("goes to any point and back in one step, and to a checkpoint after other edits followed", async () => {
    const studio = studioForTest();
    const { activeScenarioId: scenarioId } = await createPlan(studio, { layer: "us-state" });
    const { edit } = studio.call;
    const before = (await scenarioOf(studio, scenarioId)).assignment.slice();
    const move = (unit: number, from: number, to: number) => ({
      label: `${unit} to ${to}`,
      changes: [{ kind: "units" as const, units: [unit], from: [from], to: [to] }],
    });
    await edit.commit({ scenarioId, revision: 0, edit: move(0, -1, 0) });
    await edit.commit({ scenarioId, revision: 1, edit: move(0, 0, 1) });
    expect(await edit.checkpoints.add({ scenarioId, name: "Agreed with Kim" })).toMatchObject([
      { entry: 2, name: "Agreed with Kim" },
    ]);
    expect(await edit.goTo({ scenarioId, revision: 2, entry: 0 })).toMatchObject({
      state: { revision: 3, undoLabel: null, redoLabel: "0 to 0" },
      applied: { changes: move(0, 1, -1).changes },
    });
    expect((await scenarioOf(studio, scenarioId)).assignment).toEqual(before);
    await edit.commit({ scenarioId, revision: 3, edit: move(1, before[1] ?? -1, 0) });

    const [checkpoint] = await edit.checkpoints.list({ scenarioId });
    const { state } = await edit.goTo({ scenarioId, revision: 4, entry: checkpoint?.entry ?? 0 });
    expect(state).toEqual({ revision: 5, undoLabel: "0 to 1", redoLabel: null });
    const after = (await scenarioOf(studio, scenarioId)).assignment;
    expect([after[0], after[1]]).toEqual([1, before[1]]);

    expect((await problemOf(edit.goTo({ scenarioId, revision: 5, entry: 77 }))).kind).toBe("edit-refused");
    expect((await problemOf(edit.goTo({ scenarioId, revision: 4, entry: 0 }))).kind).toBe("edit-refused");
    expect(await edit.checkpoints.rename({ scenarioId, id: checkpoint?.id ?? 0, name: "Old" })).toMatchObject([
      { name: "Old", entry: 2 },
    ]);
    expect(await edit.checkpoints.remove({ scenarioId, id: checkpoint?.id ?? 0 })).toEqual([]);
  });
});

describe("a plan on the disk", () => {
  it("is opened again by path and by upload, with everything in it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "bailiwick-test-"));
    const studio = studioForTest(folder);
    const { activeScenarioId: scenarioId, path } = await createPlan(studio, { layer: "us-state" });
    await studio.call.plan.rename({ name: "Renamed" });
    await studio.call.plan.setBalance({ balance: { accounts: 1 }, tolerance: 0.1 });
    await studio.call.plan.close();
    expect(readdirSync(studio.plansFolder)).toEqual(["New England.bailiwick"]);
    expect((await problemOf(studio.call.plan.rename({ name: "x" }))).kind).toBe("no-plan-open");

    const again = await studio.call.plan.open({ path });
    expect(again).toMatchObject({
      summary: { name: "Renamed" },
      balance: { accounts: 1 },
      tolerance: 0.1,
      activeScenarioId: scenarioId,
    });
    const { url } = await studio.call.plan.saveCopy({});
    expect(url).toMatch(/^\/files\/[0-9a-f-]{36}\/Renamed\.bailiwick$/);
    const copy = new Uint8Array(await (await studio.get(url ?? "")).arrayBuffer());
    const upload = await studio.upload("Copy.bailiwick", copy);
    const adopted = await studio.call.plan.open({ upload });
    expect(adopted.path).toBe(join(studio.plansFolder, "Copy.bailiwick"));
    expect(adopted.summary.id).toBe(again.summary.id);
  });

  it("stays open when another cannot be opened", async () => {
    const studio = studioForTest();
    const { summary } = await createPlan(studio, { layer: "us-state" });
    const upload = await studio.upload("notes.bailiwick", "no plan at all");
    expect(await problemOf(studio.call.plan.open({ upload }))).toEqual({
      kind: "plan-foreign",
      sentence: "“notes.bailiwick” is no Bailiwick plan: choose a file that Bailiwick made; it was not changed.",
    });
    expect((await problemOf(studio.call.plan.open({ path: join(studio.folder, "none") }))).kind).toBe("plan-missing");
    expect((await studio.call.plan.current())?.summary.id).toBe(summary.id);
    expect(readdirSync(studio.plansFolder).filter((name) => name.includes("notes"))).toEqual([]);
  });

  it("never takes a copy of itself in its own place", async () => {
    const studio = studioForTest();
    const { path } = await createPlan(studio, { layer: "us-state" });
    expect((await problemOf(studio.call.plan.saveCopy({ path }))).kind).toBe("folder-unwritable");
    expect((await problemOf(studio.call.plan.saveCopy({ path: "/proc/none/x.bailiwick" }))).kind).toBe(
      "folder-unwritable",
    );
    expect((await problemOf(studio.call.plan.saveCopy({ path: "/dev/null/x.bailiwick" }))).kind).toBe(
      "folder-unwritable",
    );
    const saved = await studio.call.plan.saveCopy({ path: join(studio.folder, "copy.bailiwick") });
    expect(existsSync(saved.path ?? "")).toBe(true);
  });
});
