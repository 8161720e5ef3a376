import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { demandsFile } from "../../../core/studio/contract/demands.ts";
import { ACCOUNTS, accountsFile, command } from "./command-for-test.ts";

/** Middlesex and Suffolk counties hold a heavy account each; the rest of the two states has little. */
const build = (accounts: string, out: string, ...more: string[]) =>
  command("build", "--accounts", accounts, "--layer", "us-county", "--out", out, ...more);

const scorecardOf = (out: string) => JSON.parse(readFileSync(join(out, "scorecard.json"), "utf8"));
const territoryOf = (out: string): Map<string, string> =>
  new Map(
    readFileSync(join(out, "units.csv"), "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => line.split(",") as [string, string]),
  );

const THREE = ["--territories", "3"];
const MIDDLESEX = "25017";
const SUFFOLK = "25025";

describe("build with demands", () => {
  it("writes value, bound and gap of every objective beside settings, seed and time", async () => {
    const { accounts, out } = accountsFile();
    expect((await build(accounts, out, ...THREE, "--seed", "7")).code).toBe(0);
    const { settings, seed, seconds, overall, objectives, unmet } = scorecardOf(out);
    expect(seed).toBe(7);
    expect(seconds).toBeGreaterThan(0);
    expect(settings.demands.measures).toEqual([
      { measure: "annualRevenue", weight: 1, target: "capacity", tolerance: 0.05, min: null, max: null },
    ]);
    const { maxDeviation, bound, gap } = overall;
    expect(gap.maxDeviation.annualRevenue).toBeCloseTo(
      maxDeviation.annualRevenue - bound.maxDeviation.annualRevenue,
      12,
    );
    expect(objectives[0]).toEqual({
      objective: "balance",
      measure: "annualRevenue",
      value: expect.closeTo(maxDeviation.annualRevenue, 12),
      bound: expect.closeTo(bound.maxDeviation.annualRevenue, 12),
      gap: expect.closeTo(gap.maxDeviation.annualRevenue, 12),
    });
    // Middlesex alone has most of the revenue: that is said, and by how much.
    expect(unmet.map(({ kind }: { kind: string }) => kind)).toContain("tolerance");
    expect(unmet.map(({ sentence }: { sentence: string }) => sentence).join(" ")).toMatch(
      /Middlesex, MA alone has \$350/,
    );
  });

  it("takes locks, pairs, barriers, limits, groups and capacities as options", async () => {
    const { accounts, out, folder } = accountsFile();
    const wall = join(folder, "wall.geojson");
    writeFileSync(
      wall,
      JSON.stringify({
        type: "FeatureCollection",
        features: [
          {
            type: "Feature",
            properties: {},
            geometry: {
              type: "LineString",
              coordinates: [
                [-74, 42.72],
                [-70, 42.72],
              ],
            },
          },
        ],
      }),
    );
    const more = [
      ["--apart", `${MIDDLESEX}/${SUFFOLK}`],
      ["--lock-units", "33011=North,33013=North,25027=West"],
      ["--barriers", wall],
      ["--max", "accounts=5"],
      ["--capacities", "1,1,2"],
      ["--tolerance", "300"],
      ["--compactness", "80"],
      ["--travel", "40"],
      ["--keep-together", "us-state"],
      ["--target", "equal"],
    ].flat();
    const outcome = await build(accounts, out, ...THREE, ...more);
    expect(outcome).toMatchObject({ code: 0, err: "" });
    const of = territoryOf(out);
    expect(of.get(MIDDLESEX)).not.toBe(of.get(SUFFOLK));
    expect(of.get("33011")).toBe(of.get("33013"));
    expect(of.get("33011")).not.toBe(of.get("25027"));
    const { settings, territories, unmet, objectives } = scorecardOf(out);
    const way = objectives.find(({ objective }: { objective: string }) => objective === "travel");
    expect(way).toEqual({
      objective: "travel",
      measure: "annualRevenue",
      value: expect.any(Number),
      bound: null,
      gap: null,
    });
    expect(way.value).toBeGreaterThan(0);
    expect(unmet.filter(({ isHard }: { isHard: boolean }) => isHard)).toEqual([]);
    expect(settings.demands).toMatchObject({ compactness: 80, travel: 40, capacities: [1, 1, 2], maxRadiusKm: null });
    expect(settings.demands.measures).toEqual([
      expect.objectContaining({ measure: "annualRevenue", weight: 1, tolerance: 3, target: "equal" }),
      expect.objectContaining({ measure: "accounts", weight: 0, max: 5, target: "equal" }),
    ]);
    for (const { accounts: held } of territories) expect(held).toBeLessThanOrEqual(5);
    // The wall runs along the state line: no territory has counties on both sides of it.
    const sides = new Map<string, Set<string>>();
    for (const [unit, territory] of of) {
      if (/^\d/.test(unit)) sides.set(territory, (sides.get(territory) ?? new Set()).add(unit.slice(0, 2)));
    }
    expect([...sides.values()].map((states) => states.size)).toEqual([1, 1, 1]);
  });

  it("takes all of it from a file, and options win", async () => {
    const { accounts, out, folder } = accountsFile();
    const file = join(folder, "demands.json");
    writeFileSync(
      file,
      JSON.stringify({
        territories: { kind: "number", count: 5 },
        measures: [{ measure: "Annual Revenue", tolerance: 0.5 }],
        mustDiffer: [[MIDDLESEX, SUFFOLK]],
        seed: 9,
      }),
    );
    expect(await build(accounts, out, "--demands", file, "--territories", "2")).toMatchObject({ code: 0 });
    const { settings, seed, territories } = scorecardOf(out);
    expect(territories).toHaveLength(2);
    expect(seed).toBe(9);
    expect(settings.demands.measures[0]).toMatchObject({ measure: "annualRevenue", tolerance: 0.5 });
    expect(territoryOf(out).get(MIDDLESEX)).not.toBe(territoryOf(out).get(SUFFOLK));
  });

  it("finds the number from what a rep can carry, or from a range", async () => {
    const { accounts, out } = accountsFile();
    const capacity = await build(
      accounts,
      out,
      "--capacity",
      "accounts=4",
      "--balance",
      "accounts",
      "--tolerance",
      "100",
    );
    expect(capacity.code).toBe(0);
    const { territories, tried } = scorecardOf(out);
    expect(territories).toHaveLength(2);
    for (const { accounts: held } of territories) expect(held).toBeLessThanOrEqual(4);
    expect(tried[0]).toEqual({ count: 2, miss: 0 });
    expect(
      (
        await build(
          accounts,
          out,
          "--territories",
          "2-4",
          "--balance",
          "accounts",
          "--max",
          "accounts=2",
          "--tolerance",
          "100",
        )
      ).code,
    ).toBe(0);
    expect(scorecardOf(out).territories.length).toBeGreaterThanOrEqual(3);
  });

  it("keeps families together of accounts in the extent, whatever lies outside it", async () => {
    const rows = ACCOUNTS.trimEnd().split("\n");
    const content = rows.map((row, i) => `${row},${i === 0 ? "Parent" : "Acme"}`).join("\n");
    const { accounts, out } = accountsFile(`${content}\n`);
    const words = ["--keep-together", "column:Parent", "--extent", "MA", "--territories", "2", "--tolerance", "100"];
    expect(await build(accounts, out, ...words, "--balance", "accounts")).toMatchObject({ code: 0, err: "" });
    const family = scorecardOf(out).unmet.find(({ kind }: { kind: string }) => kind === "split-group");
    expect(family?.units ?? []).not.toContain("33013");
    expect(scorecardOf(out).overall.units).toBe(14);
  });

  it("keeps budgets per measure", async () => {
    const { accounts, out } = accountsFile();
    const keep = ["--keep", "Owner", "--territories", "2"];
    expect((await build(accounts, out, ...keep, "--max-moved", "accounts=0,annualRevenue=90")).code).toBe(0);
    expect(scorecardOf(out).overall.disruption).toEqual({ accounts: 0, annualRevenue: 0 });
    expect((await build(accounts, out, ...keep, "--max-moved", "20")).code).toBe(0);
    const { settings, overall } = scorecardOf(out);
    expect(settings.demands.disruption.budgets).toEqual([
      { measure: "accounts", maxShare: 0.2 },
      { measure: "annualRevenue", maxShare: 0.2 },
    ]);
    expect(overall.disruption.accounts).toBeLessThanOrEqual(0.2);
  });

  it("changes the territories of a plan, and leaves that plan as it is", async () => {
    const { accounts, out, folder } = accountsFile();
    expect((await build(accounts, out, ...THREE)).code).toBe(0);
    const plan = join(out, "plan.bailiwick");
    const before = readFileSync(plan);
    const second = join(folder, "second");
    const sizes: { id: string; units: number }[] = scorecardOf(out).territories;
    const largest = sizes.reduce((a, b) => (b.units > a.units ? b : a)).id;
    const split = await command("build", "--plan", plan, "--split", `${largest}=2`, "--out", second);
    expect(split).toMatchObject({ code: 0, err: "" });
    expect(scorecardOf(second).territories.map(({ id }: { id: string }) => id)).toEqual(["T01", "T02", "T03", "T04"]);
    expect(readFileSync(plan).equals(before)).toBe(true);
    const of = territoryOf(out);
    for (const [unit, territory] of territoryOf(second))
      if (of.get(unit) !== largest) expect(territory).toBe(of.get(unit));

    const third = join(folder, "third");
    const absorb = await command("build", "--plan", join(second, "plan.bailiwick"), "--absorb", "T04", "--out", third);
    expect(absorb.code).toBe(0);
    expect(scorecardOf(third).territories).toHaveLength(3);
    const rebalance = ["--plan", join(third, "plan.bailiwick"), "--rebalance", "--lock-territories", "T01"];
    const fourth = join(folder, "fourth");
    expect((await command("build", ...rebalance, "--out", fourth)).code).toBe(0);
    for (const [unit, territory] of territoryOf(third))
      if (territory === "T01") expect(territoryOf(fourth).get(unit)).toBe("T01");
    const room = ["--plan", join(fourth, "plan.bailiwick"), "--new-rep", "--at", MIDDLESEX];
    expect((await command("build", ...room, "--out", join(folder, "fifth"))).code).toBe(0);
    expect(scorecardOf(join(folder, "fifth")).territories).toHaveLength(4);
  });

  it("balances on a column that is filled, not on the first one that is money", async () => {
    const rows = ACCOUNTS.trimEnd().split("\n");
    const content = rows.map((row, i) => `${row},${i === 0 ? "Donations" : ""}`).join("\n");
    const swapped = content.replace(/^(.*?),(.*?),(.*?),(.*?),(.*?),(.*)$/gm, "$1,$2,$3,$6,$4,$5");
    const { accounts, out } = accountsFile(`${swapped}\n`);
    expect((await build(accounts, out, ...THREE)).code).toBe(0);
    expect(scorecardOf(out).settings.balance).toEqual({ annualRevenue: 1 });
  });
});

describe("build with demands that cannot be", () => {
  it.each<[string, string[], RegExp]>([
    [
      "a pair that must differ and is locked together",
      ["--apart", "25017/25025", "--lock-units", "25017=A,25025=A"],
      /both are locked to “A”: unlock one/,
    ],
    [
      "minima of more than there is",
      ["--min", "accounts=3"],
      /3 territories of at least 3 of accounts need 9, but there is 6: ask for 2 at most/,
    ],
    ["a unit that is not there", ["--centres", "99999"], /no county “99999”/],
    ["parents that are not there", ["--keep-together", "us-zip"], /do not belong to “us-zip”: choose us-state/],
    ["a measure that is not there", ["--max", "beds=3"], /no measure “beds”/],
    ["a territory that is not there", ["--lock-territories", "T09"], /no territory “T09”/],
    [
      "a name of an amount for what is none",
      ["--map", "revenue=Account Name"],
      /“Account Name” cannot be revenue, since most of its values are no numbers/,
    ],
    ["a name mapped twice", ["--map", "id=Account ID,id=Account Name"], /“id” is mapped twice/],
  ])("says so for %s", async (_, more, sentence) => {
    const { accounts, out, left } = accountsFile();
    const outcome = await build(accounts, out, ...THREE, ...more);
    expect(outcome).toMatchObject({ code: 1, out: "" });
    expect(outcome.err).toMatch(sentence);
    expect(outcome.err.trimEnd().split("\n")).toHaveLength(1);
    expect(left()).toEqual(["accounts.csv"]);
  });

  it.each<[string, unknown, RegExp]>([
    [
      "a field at fault",
      { measures: [{ measure: "accounts", min: -1 }] },
      /“demands.json” cannot be used: measures\[0\]\.min: .*>=0/,
    ],
    ["an unknown field", { speed: 9 }, /“demands.json” cannot be used: Unrecognized key: "speed"/],
    ["a wrong kind", { scope: { kind: "all" } }, /“demands.json” cannot be used: scope\.kind: /],
    ["no object", [1], /“demands.json” cannot be used: they must be a JSON object/],
  ])("names the file and %s", async (_, content, sentence) => {
    const { accounts, out, folder } = accountsFile();
    const file = join(folder, "demands.json");
    writeFileSync(file, JSON.stringify(content));
    const outcome = await build(accounts, out, ...THREE, "--demands", file);
    expect(outcome).toMatchObject({ code: 1, out: "" });
    expect(outcome.err).toMatch(sentence);
  });

  it("refuses quotas of nobody, and a file of barriers without any; says in kilometres what was asked in them", async () => {
    const { accounts, out, folder, left } = accountsFile();
    const empty = join(folder, "empty.geojson");
    writeFileSync(empty, JSON.stringify({ type: "FeatureCollection", features: [] }));
    const none = await build(accounts, out, ...THREE, "--barriers", empty);
    expect(none).toMatchObject({ code: 1, out: "" });
    expect(none.err).toContain("The barriers “empty.geojson” hold no lines and no areas");
    const fresh = await build(accounts, out, ...THREE, "--quotas", "T01=5");
    expect(fresh).toMatchObject({ code: 1, out: "" });
    expect(fresh.err).toContain("those of present territories, which would be drawn anew");
    const nine = Array.from({ length: 9 }, (_, i) => ({ measure: `m${i}`, weight: 1 }));
    const tooMany = demandsFile.safeParse({ territories: { kind: "number", count: 3 }, measures: nine });
    expect(tooMany.error?.issues[0]?.message).toBe("Name 8 measures at most.");
    expect(left().toSorted()).toEqual(["accounts.csv", "empty.geojson"]);
    const far = await build(accounts, out, ...THREE, "--max-radius", "5");
    expect(far.code).toBe(0);
    expect(far.out).toContain("farther than 5.0 km from its centre");
    const plan = join(out, "plan.bailiwick");
    const unknown = await command(
      "build",
      "--plan",
      plan,
      "--rebalance",
      "--quotas",
      "T99=5",
      "--out",
      join(folder, "next"),
    );
    expect(unknown).toMatchObject({ code: 1, out: "" });
    expect(unknown.err).toContain("There is no territory “T99”: choose T01, T02, T03.");
  });

  it.each<[string, string[]]>([
    ["no folder", ["--out", ""]],
    ["no layer", ["--layer", ""]],
    ["ids for a layer that has its own", ["--unit-id", "GEOID"]],
    ["two mappings", ["--map", "id=Account ID", "--map", "name=Account Name"]],
    ["two parts", ["--split", "T01=2", "--rebalance"]],
    ["two numbers", ["--target-size", "accounts=5"]],
    ["a place without a new rep", ["--at", "25017"]],
    ["a plan beside accounts", ["--plan", "x.bailiwick"]],
    ["a dial beyond its end", ["--compactness", "101"]],
    ["another dial beyond its end", ["--travel", "-1"]],
    ["a range turned round", ["--territories", "9-3"]],
    ["no pairs", ["--apart", "25017"]],
  ])("exits with 2 on %s", async (_, more) => {
    const { accounts, out, left } = accountsFile();
    const outcome = await build(accounts, out, ...THREE, ...more);
    expect(outcome).toMatchObject({ code: 2, out: "" });
    expect(outcome.err).toMatch(/^error: /);
    expect(left()).toEqual(["accounts.csv"]);
  });

  it("tells its version, and every demand in its help", async () => {
    expect((await command("--version")).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    const { out } = await command("build", "--help");
    for (const option of ["--demands", "--max-moved", "--barriers", "--split", "--capacity", "--keep-together"]) {
      expect(out).toContain(option);
    }
  });
});
