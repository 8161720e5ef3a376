import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { ACCOUNTS, accountsFile, command } from "./command-for-test.ts";

const table = (path: string): string[][] =>
  readFileSync(path, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));

const byText = (a = "", b = ""): number => a.localeCompare(b);

const RESULTS = [
  "accounts.csv",
  "plan.bailiwick",
  "rejected.csv",
  "repairs.csv",
  "scorecard.json",
  "territories.geojson",
  "units.csv",
];

const build = (accounts: string, out: string, ...more: string[]) =>
  command("build", "--accounts", accounts, "--layer", "us-county", "--territories", "3", "--out", out, ...more);

describe("build", () => {
  it("writes every result, and sums that agree with the file to the cent", async () => {
    const { accounts, out, left } = accountsFile();
    const outcome = await build(accounts, out);
    expect(outcome).toMatchObject({ code: 0 });
    expect(outcome.out).toContain("Built 3 territories of 24 counties and 6 accounts");
    expect(left()).toEqual(["accounts.csv", "out"]);
    expect(readdirSync(out).sort()).toEqual(RESULTS);

    const scorecard = JSON.parse(readFileSync(join(out, "scorecard.json"), "utf8"));
    expect(scorecard).toMatchObject({
      layer: "us-county",
      seed: 1,
      settings: { balance: { annualRevenue: 1 }, tolerance: 0.05, territories: 3 },
      overall: { units: 24, accounts: 6, assignedAccounts: 6, nonContiguous: 0 },
    });
    const revenue = scorecard.territories.map(
      (each: { measures: { annualRevenue: number } }) => each.measures.annualRevenue,
    );
    expect(Math.round(100 * revenue.reduce((a: number, b: number) => a + b, 0))).toBe(51_035);

    const [unitHead, ...units] = table(join(out, "units.csv"));
    expect(unitHead).toEqual(["unit", "territory"]);
    expect(units).toHaveLength(24);
    expect(new Set(units.map(([, territory]) => territory))).toEqual(new Set(["T01", "T02", "T03"]));
    const territoryOf = new Map(units.map(([unit, territory]) => [unit, territory]));
    const [, ...placed] = table(join(out, "accounts.csv"));
    for (const [, unit, territory] of placed) expect(territory).toBe(territoryOf.get(unit));
    const [, ...rejected] = table(join(out, "rejected.csv"));
    expect([...placed.map(([id]) => id), "A3"].toSorted(byText)).toEqual(["A1", "A2", "A3", "A4", "A5", "A6", "A7"]);
    expect(rejected.map(([row]) => row)).toEqual(["4"]);
    const features = JSON.parse(readFileSync(join(out, "territories.geojson"), "utf8")).features;
    expect(features).toHaveLength(3);
  });

  it("gives the same plan for the same seed", async () => {
    const { accounts, out } = accountsFile();
    await build(accounts, `${out}1`, "--seed", "7");
    await build(accounts, `${out}2`, "--seed", "7");
    expect(readFileSync(join(`${out}1`, "units.csv"))).toEqual(readFileSync(join(`${out}2`, "units.csv")));
  });

  it("goes into a folder that is there, and leaves other files of it alone", async () => {
    const { accounts, out } = accountsFile();
    mkdirSync(out);
    writeFileSync(join(out, "mine.txt"), "mine");
    writeFileSync(join(out, "units.csv"), "old");
    expect((await build(accounts, out)).code).toBe(0);
    expect(readdirSync(out).sort()).toEqual([...RESULTS, "mine.txt"].sort());
    expect(readFileSync(join(out, "units.csv"), "utf8")).not.toBe("old");
  });

  it("is about the states that were named, or all", async () => {
    const { accounts, out } = accountsFile();
    const overall = async (...more: string[]) => {
      expect((await build(accounts, out, ...more)).code).toBe(0);
      return JSON.parse(readFileSync(join(out, "scorecard.json"), "utf8")).overall;
    };
    expect(await overall("--extent", "MA,new hampshire,VT")).toMatchObject({ units: 38, nonContiguous: 0 });
    expect((await overall("--extent", "all")).units).toBeGreaterThan(3000);
  });

  it("joins far states by links, and without links keeps every territory to its side", async () => {
    const { accounts, out } = accountsFile();
    const far = ["--extent", "MA,CA", "--territories", "2"];
    expect((await build(accounts, out, ...far)).code).toBe(0);
    expect(JSON.parse(readFileSync(join(out, "scorecard.json"), "utf8")).overall.nonContiguous).toBe(0);
    expect((await build(accounts, out, ...far, "--no-links")).code).toBe(0);
    const units = table(join(out, "units.csv")).slice(1);
    const sides = new Set(units.map(([unit, territory]) => `${unit?.slice(0, 2)} ${territory}`));
    expect(sides.size).toBe(2);
  });

  it("keeps to owners and moves no more than allowed", async () => {
    const { accounts, out } = accountsFile();
    const keep = ["--keep", "Owner", "--max-moved", "5", "--territories", "2"];
    expect((await build(accounts, out, ...keep)).code).toBe(0);
    const { overall, territories } = JSON.parse(readFileSync(join(out, "scorecard.json"), "utf8"));
    expect(territories.map(({ owner }: { owner: string }) => owner).sort()).toEqual(["Kim", "Lee"]);
    expect(overall.disruption.annualRevenue).toBeLessThanOrEqual(0.05);
  });

  it("counts what goes with an owner who does not stay as moved", async () => {
    const small = "A8,Gum,01103,10,Max\n";
    const { accounts, out } = accountsFile(ACCOUNTS + small);
    const keep = ["--keep", "Owner", "--territories", "2"];
    expect((await build(accounts, out, ...keep, "--max-moved", "25")).code).toBe(0);
    const { overall, territories } = JSON.parse(readFileSync(join(out, "scorecard.json"), "utf8"));
    expect(territories.map(({ owner }: { owner: string }) => owner).sort()).toEqual(["Kim", "Lee"]);
    expect(overall.disruption.annualRevenue).toBeGreaterThanOrEqual(10 / 520.35 - 1e-9);
    expect(overall.disruption.annualRevenue).toBeLessThanOrEqual(0.25);
    expect(overall.assignedAccounts).toBe(7);
  });

  it.each([
    ["annualRevenue=1,accounts=0.5", { annualRevenue: 1, accounts: 0.5 }],
    ["ANNUAL REVENUE", { annualRevenue: 1 }],
    ["Accounts=2", { accounts: 2 }],
  ])("balances on %s", async (balance, expected) => {
    const { accounts, out } = accountsFile();
    expect((await build(accounts, out, "--balance", balance)).code).toBe(0);
    expect(JSON.parse(readFileSync(join(out, "scorecard.json"), "utf8")).settings.balance).toEqual(expected);
  });

  it("takes columns as they are mapped", async () => {
    const { accounts, out } = accountsFile(ACCOUNTS.replace("ZIP", "Where").replace("Annual Revenue", "Worth"));
    const outcome = await build(accounts, out, "--map", "postalCode=Where,turnover=Worth", "--balance", "turnover");
    expect(outcome.code).toBe(0);
    const { settings } = JSON.parse(readFileSync(join(out, "scorecard.json"), "utf8"));
    expect(settings.balance).toEqual({ turnover: 1 });
  });
});

describe("build on bad input", () => {
  const packed = gzipSync(ACCOUNTS.repeat(50));
  const longField = `ZIP,Note\n02139,"${"x".repeat(1_500_000)}"\n`;
  it.each<[string, string | Uint8Array, RegExp]>([
    ["an empty file", "", /empty/],
    ["a binary file", Uint8Array.from({ length: 5000 }, (_, i) => (i * 31) % 256), /not a text file/],
    ["accounts without any place", "Name,Revenue\nAcme,5\n", /no column that says where/],
    ["a field of more than a million characters", longField, /longer than/],
    ["gzip that is cut short", packed.subarray(0, packed.length - 40), /cut short/],
    ["accounts none of which can be placed", "ZIP\n99999\n00000\n", /^bailiwick: None of the 2 rows/m],
  ])("says what is wrong with %s, once, and leaves nothing behind", async (_, content, sentence) => {
    const { accounts, out, left } = accountsFile(content);
    const outcome = await build(accounts, out);
    expect(outcome).toMatchObject({ code: 1, out: "" });
    const complaints = outcome.err.split("\n").filter((line) => line.startsWith("bailiwick: "));
    expect(complaints).toHaveLength(1);
    expect(outcome.err).toMatch(sentence);
    expect(outcome.err.trimEnd().split("\n").at(-1)).toBe(complaints[0]);
    expect(left()).toEqual(["accounts.csv"]);
  });

  it.each<[string, string[], RegExp]>([
    ["a folder for a file", ["--accounts", "/tmp"], /folder/],
    ["a file that is not there", ["--accounts", "/tmp/none/none.csv"], /no file/],
    ["a layer that does not ship", ["--layer", "us-moon"], /no layer “us-moon”/],
    ["polygons that are not there", ["--layer", "/tmp/none.geojson"], /no file/i],
    ["a measure that is not there", ["--balance", "profit"], /no measure “profit”.*accounts, annualRevenue/],
    ["a column that is not there", ["--map", "postalCode=Postcode"], /no column “Postcode”/],
    ["a mapping that is none", ["--map", "nonsense"], /no mapping/],
    ["a state that is not there", ["--extent", "MA,ZZ"], /“ZZ” is no state/],
    ["more territories than units", ["--territories", "25"], /25 territories cannot be made of 24 counties/],
    ["owners that are not there", ["--keep", "Boss"], /no column “Boss”/],
    ["an output folder that cannot be made", ["--out", "/proc/none/out"], /cannot be written to/],
    ["an output folder below a file", ["--out", "/dev/null/out"], /cannot be written to/],
  ])("says what is wrong with %s and leaves nothing behind", async (_, more, sentence) => {
    const { accounts, out, left } = accountsFile();
    const outcome = await build(accounts, out, ...more);
    expect(outcome).toMatchObject({ code: 1, out: "" });
    expect(outcome.err.trimEnd().split("\n").at(-1)).toMatch(sentence);
    expect(left()).toEqual(["accounts.csv"]);
  });

  it("does not write over a file that stands for the output folder", async () => {
    const { accounts, out, left } = accountsFile();
    writeFileSync(out, "mine");
    const outcome = await build(accounts, out);
    expect(outcome.code).toBe(1);
    expect(outcome.err).toMatch(/is a file and no folder/);
    expect(readFileSync(out, "utf8")).toBe("mine");
    expect(left()).toEqual(["accounts.csv", "out"]);
  });

  it("leaves results that are there alone when it fails", async () => {
    const { accounts, out } = accountsFile();
    expect((await build(accounts, out)).code).toBe(0);
    const before = readFileSync(join(out, "units.csv"));
    expect((await build(accounts, out, "--territories", "25")).code).toBe(1);
    expect(readdirSync(out).sort()).toEqual(RESULTS);
    expect(readFileSync(join(out, "units.csv"))).toEqual(before);
  });
});

describe("build over a plan that is open elsewhere", () => {
  it("is refused, and the plan stays as it is", async () => {
    const { accounts, out } = accountsFile();
    expect((await build(accounts, out)).code).toBe(0);
    const plan = join(out, "plan.bailiwick");
    const holder = spawn(process.execPath, [join(import.meta.dirname, "../store/hold-plan.ts"), plan]);
    try {
      await once(holder.stdout, "data");
      const outcome = await build(accounts, out);
      expect(outcome).toMatchObject({ code: 1, out: "" });
      expect(outcome.err).toBe("bailiwick: “plan.bailiwick” is open in another Bailiwick: close it there first.\n");
      expect(readdirSync(out).filter((name) => name.startsWith("."))).toEqual([]);
    } finally {
      const gone = once(holder, "exit");
      holder.kill("SIGKILL");
      await gone;
    }
    expect((await build(accounts, out)).code).toBe(0);
    // What the killed process left beside the old plan is no part of the new one.
    expect((await command("score", plan)).out).toContain("accounts, Plan 1:");
    expect(readdirSync(out).sort()).toEqual(RESULTS);
  });
});

describe("build on bad usage", () => {
  it.each<[string, string[]]>([
    ["no territories", ["--territories", "0"]],
    ["half a territory", ["--territories", "2.5"]],
    ["a tolerance of nothing", ["--tolerance", "0"]],
    ["a seed that is none", ["--seed", "one"]],
    ["a limit without anything to keep", ["--max-moved", "5"]],
    ["weights that are none", ["--balance", "revenue=much"]],
    ["weights of nothing", ["--balance", "revenue=0"]],
    ["an extent that is none", ["--extent", "MA,,NH"]],
    ["an unknown option", ["--speed", "9"]],
  ])("exits with 2 on %s", async (_, more) => {
    const { accounts, out, left } = accountsFile();
    const outcome = await build(accounts, out, ...more);
    expect(outcome).toMatchObject({ code: 2, out: "" });
    expect(outcome.err).toMatch(/^error: /);
    expect(left()).toEqual(["accounts.csv"]);
  });

  it("exits with 2 without the options it needs, and on an unknown command", async () => {
    expect((await command("build")).code).toBe(2);
    expect((await command("destroy")).code).toBe(2);
    expect((await command("--help")).code).toBe(0);
  });
});
