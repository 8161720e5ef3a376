import { execFileSync, spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ACCOUNTS, command, temporaryFolder } from "./command-for-test.ts";

const LAUNCHER = join(import.meta.dirname, "../../../core/cli/bailiwick.mjs");

let made = "";
let plan = "";

beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), "bailiwick-test-"));
  const accounts = join(made, "accounts.csv");
  writeFileSync(accounts, ACCOUNTS);
  const words = ["--accounts", accounts, "--layer", "us-county", "--territories", "3", "--out", join(made, "out")];
  const outcome = await command("build", ...words);
  if (outcome.code !== 0) throw new Error(outcome.err);
  plan = join(made, "out", "plan.bailiwick");
});

afterAll(() => rmSync(made, { recursive: true, force: true }));

/** A copy of the plan in a folder of its own. */
function copyOfPlan(): string {
  const path = join(temporaryFolder(), "plan.bailiwick");
  copyFileSync(plan, path);
  return path;
}

describe("score", () => {
  it("prints JSON alone, the same scores that the build wrote", async () => {
    const path = copyOfPlan();
    const before = readFileSync(path);
    const { code, out, err } = await command("score", path, "--json");
    expect([code, err]).toEqual([0, ""]);
    const written = JSON.parse(readFileSync(join(dirname(plan), "scorecard.json"), "utf8"));
    const { overall, territories } = JSON.parse(out);
    expect({ overall, territories }).toEqual({ overall: written.overall, territories: written.territories });
    expect(readFileSync(path)).toEqual(before);
    expect(readdirSync(dirname(path))).toEqual(["plan.bailiwick"]);
  });

  it("prints a table of the scenario that is named", async () => {
    const { code, out } = await command("score", plan, "--scenario", "today");
    expect(code).toBe(0);
    expect(out).toContain("Today: 6 of 6 accounts");
    expect(out).toMatch(/T01\s+Kim/);
  });

  it("says which scenarios there are", async () => {
    const { code, err } = await command("score", plan, "--scenario", "Tomorrow");
    expect([code, err]).toEqual([1, "bailiwick: There is no scenario “Tomorrow”: the plan has “Today”, “Plan 1”.\n"]);
  });
});

describe("compare", () => {
  it("prints who hands over what", async () => {
    const { code, out } = await command("compare", plan, "--from", "Today", "--to", "Plan 1", "--json");
    const comparison = JSON.parse(out);
    expect(code).toBe(0);
    expect(comparison.moved.accounts).toBe(
      comparison.flows.reduce((sum: number, flow: { accounts: number }) => sum + flow.accounts, 0),
    );
    expect(comparison.to.scorecard.overall.disruption.accounts).toBeCloseTo(comparison.moved.accounts / 6, 12);
    expect((await command("compare", plan, "--from", "Today", "--to", "Plan 1")).out).toContain(
      "accounts change hands",
    );
  });
});

describe("export", () => {
  it("writes the formats that are asked, all or nothing", async () => {
    const out = join(temporaryFolder(), "deep", "out");
    const formats = "csv,geojson,scorecard,html,pdf,plan";
    const outcome = await command("export", plan, "--format", formats, "--out", out);
    expect(outcome).toMatchObject({ code: 0 });
    expect(readdirSync(out).sort()).toEqual([
      "accounts.csv",
      "handout.html",
      "handout.pdf",
      "plan.bailiwick",
      "rejected.csv",
      "repairs.csv",
      "scorecard.json",
      "territories.geojson",
      "units.csv",
    ]);
    expect(readFileSync(join(out, "handout.pdf")).subarray(0, 5).toString()).toBe("%PDF-");
    expect((await command("score", join(out, "plan.bailiwick"), "--json")).code).toBe(0);
  });

  it("says which formats there are", async () => {
    const out = join(temporaryFolder(), "out");
    const { code, err } = await command("export", plan, "--format", "csv,docx", "--out", out);
    expect([code, existsSync(out)]).toEqual([2, false]);
    expect(err).toContain("“docx” is not available; choose from csv, geojson");
  });

  it("leaves nothing in a folder that it cannot write to", async () => {
    const { code, err } = await command("export", plan, "--format", "csv", "--out", "/dev/null/out");
    expect(code).toBe(1);
    expect(err).toMatch(/^bailiwick: The folder “\/dev\/null\/out” cannot be written to/m);
  });
});

describe("commands on a plan that is none", () => {
  it.each<[string, (path: string) => void, RegExp]>([
    ["a damaged plan", (path) => truncateSync(path, 30_000), /damaged and was not changed/],
    ["a text file", (path) => writeFileSync(path, "not a plan"), /no Bailiwick plan/],
    ["an empty file", (path) => writeFileSync(path, ""), /no Bailiwick plan/],
    [
      "a plan of a newer version",
      (path) => {
        const bytes = readFileSync(path);
        // user_version stands at byte 60 of the header.
        bytes.writeUInt32BE(999, 60);
        writeFileSync(path, bytes);
      },
      /made by a newer Bailiwick and was not changed/,
    ],
  ])("say so of %s and leave it alone", async (_, spoil, sentence) => {
    const path = copyOfPlan();
    spoil(path);
    const before = readFileSync(path);
    const out = join(dirname(path), "out");
    for (const words of [
      ["score", path, "--json"],
      ["compare", path, "--from", "a", "--to", "b"],
      ["export", path, "--format", "csv", "--out", out],
    ]) {
      const outcome = await command(...words);
      expect(outcome).toMatchObject({ code: 1, out: "" });
      expect(outcome.err).toMatch(sentence);
      expect(outcome.err.trimEnd().split("\n")).toHaveLength(1);
    }
    expect(readFileSync(path)).toEqual(before);
    expect(readdirSync(dirname(path))).toEqual(["plan.bailiwick"]);
  });

  it("say so of a folder and of nothing", async () => {
    expect((await command("score", dirname(plan))).err).toMatch(/is a folder and no plan/);
    expect((await command("score", join(made, "none.bailiwick"))).err).toMatch(/no plan “none.bailiwick”/);
  });
});

describe("bailiwick.mjs", () => {
  it("runs as a program with exit codes, JSON on standard output and complaints on standard error", () => {
    expect(
      JSON.parse(execFileSync(process.execPath, [LAUNCHER, "score", plan, "--json"], { encoding: "utf8" })),
    ).toHaveProperty("overall");
    const bad = spawnSync(process.execPath, [LAUNCHER, "score", "/none"], { encoding: "utf8" });
    expect([bad.status, bad.stdout, bad.stderr.split("\n").length]).toEqual([1, "", 2]);
  });

  it("is run by the project's own Node where another one cannot run TypeScript", () => {
    const outcome = spawnSync(process.execPath, ["--no-strip-types", LAUNCHER, "score", "/none"], { encoding: "utf8" });
    expect([outcome.status, outcome.stderr]).toEqual([1, expect.stringContaining("no plan “none”")]);
  });
});
