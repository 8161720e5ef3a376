import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { withOptionsFile } from "../../../core/cli/options-file.ts";
import { program } from "../../../core/cli/program.ts";
import { accountsFile, command, temporaryFolder } from "./command-for-test.ts";

/** Every option of a build: as it is written in a file, and on the command line. */
const SAMPLES: Readonly<Record<string, readonly [value: unknown, words: readonly string[]]>> = {
  accounts: ["a,b.csv", ["--accounts", "a,b.csv"]],
  layer: ["us-zip", ["--layer", "us-zip"]],
  plan: ["plan.bailiwick", ["--plan", "plan.bailiwick"]],
  scenario: ["Plan 1", ["--scenario", "Plan 1"]],
  out: ["results", ["--out", "results"]],
  extent: [
    ["MA", "NH"],
    ["--extent", "MA,NH"],
  ],
  keep: ["Owner", ["--keep", "Owner"]],
  map: [{ id: "Account ID", revenue: "Sales" }, ["--map", "id=Account ID,revenue=Sales"]],
  "unit-id": ["GEOID", ["--unit-id", "GEOID"]],
  alternatives: [true, ["--alternatives"]],
  "keep-best": [true, ["--keep-best"]],
  territories: ["8-12", ["--territories", "8-12"]],
  "target-size": [{ revenue: 1e5 }, ["--target-size", "revenue=100000"]],
  capacity: [{ accounts: 120 }, ["--capacity", "accounts=120"]],
  capacities: [
    [1, 1, 0.5],
    ["--capacities", "1,1,0.5"],
  ],
  balance: [{ revenue: 1, accounts: 0.5 }, ["--balance", "revenue=1,accounts=0.5"]],
  tolerance: [5, ["--tolerance", "5"]],
  target: [{ revenue: "equal" }, ["--target", "revenue=equal"]],
  quotas: [{ T01: 5000, T02: 7000 }, ["--quotas", "T01=5000,T02=7000"]],
  min: [{ revenue: 10 }, ["--min", "revenue=10"]],
  max: [{ accounts: 150 }, ["--max", "accounts=150"]],
  compactness: [70, ["--compactness", "70"]],
  travel: [30, ["--travel", "30"]],
  contiguity: ["preferred", ["--contiguity", "preferred"]],
  "water-links": [false, ["--no-water-links"]],
  links: [false, ["--no-links"]],
  "keep-together": [
    ["us-county", "column:Parent"],
    ["--keep-together", "us-county,column:Parent"],
  ],
  apart: [["02139/02140"], ["--apart", "02139/02140"]],
  barriers: ["wall.geojson", ["--barriers", "wall.geojson"]],
  "max-radius": [120.5, ["--max-radius", "120.5"]],
  centres: [
    ["02139", "10001"],
    ["--centres", "02139,10001"],
  ],
  "lock-units": [{ "02139": "T01" }, ["--lock-units", "02139=T01"]],
  "lock-territories": [
    ["T01", "T02"],
    ["--lock-territories", "T01,T02"],
  ],
  "max-moved": [{ accounts: 10, revenue: 5 }, ["--max-moved", "accounts=10,revenue=5"]],
  price: [80, ["--price", "80"]],
  against: ["baseline", ["--against", "baseline"]],
  rebalance: [true, ["--rebalance"]],
  within: [["T01"], ["--within", "T01"]],
  area: [{ "us-state": "25" }, ["--area", "us-state=25"]],
  split: [{ T01: 3 }, ["--split", "T01=3"]],
  absorb: [["T02"], ["--absorb", "T02"]],
  "new-rep": [true, ["--new-rep"]],
  at: ["02139", ["--at", "02139"]],
  demands: ["demands.json", ["--demands", "demands.json"]],
  effort: [4, ["--effort", "4"]],
  seconds: [30, ["--seconds", "30"]],
  "until-no-better": [5, ["--until-no-better", "5"]],
  seed: [7, ["--seed", "7"]],
};

const buildCommand = (): Command => {
  const root = program({ out: () => {}, err: () => {}, isTerminal: false });
  const build = root.commands.find((each) => each.name() === "build");
  if (build === undefined) throw new Error("no build");
  return build;
};

/** What the options of a command line come to. */
function optionsOf(words: readonly string[]): Record<string, unknown> {
  const build = buildCommand();
  build.parseOptions([...words]);
  const { options: _, ...rest } = build.opts();
  return rest;
}

function fileOf(content: unknown): string {
  const path = join(temporaryFolder(), "options.json");
  writeFileSync(path, JSON.stringify(content));
  return path;
}

describe("the options file", () => {
  it("takes every option of a build, and no list of them is longer than the other", () => {
    const names = buildCommand().options.map(({ long }) => long?.replace(/^--(no-)?/, ""));
    expect(new Set(names)).toEqual(new Set(["options", ...Object.keys(SAMPLES)]));
  });

  it.each(Object.entries(SAMPLES))("means by %s what the command line means", (name, [value, words]) => {
    const camel = name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    for (const key of [name, camel]) {
      const expanded = withOptionsFile(["build", "--options", fileOf({ [key]: value })], [buildCommand()]);
      expect(optionsOf(expanded.slice(1))).toEqual(optionsOf(words));
    }
    expect(optionsOf(words)).not.toEqual(optionsOf([]));
  });

  it("leaves to the command line what it says itself, and switches that are off alone", () => {
    const file = fileOf({ seed: 7, links: false, effort: 3, rebalance: false, "water-links": true });
    const words = withOptionsFile(["build", `--options=${file}`, "--seed=9", "--no-links"], [buildCommand()]);
    expect(words).toEqual(["build", "--effort=3", `--options=${file}`, "--seed=9", "--no-links"]);
  });

  it("builds from a file alone, with demands and barriers as they stand in it", async () => {
    const { accounts, out } = accountsFile();
    const wall = {
      type: "LineString",
      coordinates: [
        [-74, 42.72],
        [-70, 42.72],
      ],
    };
    const file = fileOf({
      accounts,
      layer: "us-county",
      out,
      territories: 3,
      balance: { "Annual Revenue": 1 },
      barriers: wall,
      demands: { mustDiffer: [["25017", "25025"]], seed: 9 },
    });
    expect(await command("build", "--options", file, "--tolerance", "90")).toMatchObject({ code: 0, err: "" });
    const { settings } = JSON.parse(readFileSync(join(out, "scorecard.json"), "utf8"));
    expect(settings.demands).toMatchObject({
      mustDiffer: [["25017", "25025"]],
      seed: 9,
      barriers: [wall],
      measures: [{ measure: "annualRevenue", tolerance: 0.9 }],
    });
  });

  it.each([
    [
      "an option that there is not",
      { teritories: 3 },
      1,
      /“options.json” cannot be used: there is no option “teritories”/,
    ],
    ["a switch with a value", { alternatives: "yes" }, 1, /“alternatives” in “options.json” is a switch/],
    ["a list where an object belongs", [1], 1, /must be a JSON object/],
    ["a value that is none", { territories: "many", out: "x" }, 2, /whole number/],
  ])("refuses %s", async (_, content, code, sentence) => {
    expect(await command("build", "--options", fileOf(content))).toMatchObject({
      code,
      err: expect.stringMatching(sentence),
    });
  });

  it("says when there is none", async () => {
    expect(await command("build", "--options", "/none/options.json")).toMatchObject({
      code: 1,
      err: "bailiwick: The options “options.json” cannot be read: check the name and the folder.\n",
    });
  });
});
