import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { accountsFile, command } from "./command-for-test.ts";

const LAUNCHER = join(import.meta.dirname, "../../../core/cli/bailiwick.mjs");

const build = (accounts: string, out: string, ...more: string[]) =>
  command("build", "--accounts", accounts, "--layer", "us-county", "--out", out, ...more);
const scorecardOf = (out: string) => JSON.parse(readFileSync(join(out, "scorecard.json"), "utf8"));

describe("build, searching longer", () => {
  it("makes attempts until so many gain nothing, the same each time, and says which was the best", async () => {
    const { accounts, folder } = accountsFile();
    const words = ["--territories", "3", "--tolerance", "90", "--until-no-better", "2", "--seed", "5"];
    const [first, second] = [join(folder, "a"), join(folder, "b")];
    const { code, out } = await build(accounts, first, ...words);
    expect(code).toBe(0);
    await build(accounts, second, ...words);
    const { search, settings } = scorecardOf(first);
    expect(search.attempts).toBeGreaterThanOrEqual(3);
    expect(search.seed - 5 + 1 + 2).toBe(search.attempts);
    expect(settings.demands.search).toEqual({ kind: "until-no-better", attempts: 2 });
    expect(out).toContain(`Of ${search.attempts} attempts the one with seed ${search.seed} is the best.`);
    expect(readFileSync(join(second, "units.csv"), "utf8")).toBe(readFileSync(join(first, "units.csv"), "utf8"));
    // Once, with that seed, is the same plan.
    const again = join(folder, "c");
    await build(accounts, again, "--territories", "3", "--tolerance", "90", "--seed", String(search.seed));
    expect(readFileSync(join(again, "units.csv"), "utf8")).toBe(readFileSync(join(first, "units.csv"), "utf8"));
  });

  it("searches for as many seconds as it is given", async () => {
    const { accounts, out } = accountsFile();
    const startMs = performance.now();
    expect((await build(accounts, out, "--territories", "3", "--seconds", "1.5")).code).toBe(0);
    expect(performance.now() - startMs).toBeGreaterThan(1500);
    expect(scorecardOf(out).search.attempts).toBeGreaterThan(1);
  });

  it.each([
    ["both at once", ["--seconds", "3", "--until-no-better"], /cannot be used together/],
    ["no time", ["--seconds", "0"], /above 0/],
    ["more than a day", ["--seconds", "90000"], /86400 at most/],
    ["no patience", ["--until-no-better", "0"], /from 1 to 100/],
  ])("refuses %s", async (_, words, sentence) => {
    const { accounts, out } = accountsFile();
    const outcome = await build(accounts, out, "--territories", "3", ...words);
    expect(outcome).toMatchObject({ code: 2, err: expect.stringMatching(sentence) });
  });
});

describe("Ctrl+C during a build", () => {
  const children: ReturnType<typeof spawn>[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill("SIGKILL");
  });

  /** A search that would take minutes, as a program of its own; settles when it has begun. */
  async function searching(...more: string[]) {
    const { accounts, out, left } = accountsFile();
    const words = ["build", "--accounts", accounts, "--layer", "us-county", "--out", out, "--territories", "3"];
    // By another Node, as where the one at hand cannot run TypeScript: the signal has to pass on.
    const child = spawn(process.execPath, ["--no-strip-types", LAUNCHER, ...words, "--seconds", "600", ...more]);
    children.push(child);
    let said = "";
    let printed = "";
    child.stderr.on("data", (chunk) => {
      said += String(chunk);
    });
    child.stdout.on("data", (chunk) => {
      printed += String(chunk);
    });
    const ended = new Promise<number | null>((resolve) => child.on("exit", (code) => resolve(code)));
    await expect.poll(() => left().some((name) => name.endsWith(".part")), { timeout: 30_000 }).toBe(true);
    await wait(1500);
    return { child, out, left, ended, said: () => said, printed: () => printed };
  }

  it("ends the search soon, with one sentence, and leaves nothing", async () => {
    const { child, left, ended, said, printed } = await searching();
    const startMs = performance.now();
    child.kill("SIGINT");
    expect(await ended).toBe(130);
    expect(performance.now() - startMs).toBeLessThan(10_000);
    expect([said(), printed()]).toEqual(["bailiwick: Interrupted: nothing was written.\n", ""]);
    expect(left()).toEqual(["accounts.csv"]);
  });

  it("keeps the best so far where that was asked for", async () => {
    const { child, out, left, ended, said, printed } = await searching("--keep-best");
    child.kill("SIGINT");
    expect(await ended).toBe(0);
    expect(said()).toBe("Stopping with the best plan so far; press Ctrl+C once more to write nothing.\n");
    expect(printed()).toContain("Stopped early: this is the best until then.");
    expect(left()).toEqual(["accounts.csv", "out"]);
    expect(existsSync(join(out, "plan.bailiwick"))).toBe(true);
    expect(scorecardOf(out).territories).toHaveLength(3);
  });
});

describe("build with alternatives", () => {
  it("puts each into a scenario of the plan, side by side in the scorecard and on the terminal", async () => {
    const { accounts, out } = accountsFile();
    const words = ["--territories", "3", "--balance", "accounts", "--tolerance", "90", "--compactness", "20"];
    const zips = ["--accounts", accounts, "--layer", "us-zip", "--out", out];
    const outcome = await command("build", ...zips, ...words, "--alternatives");
    expect(outcome).toMatchObject({ code: 0, err: "" });
    const { alternatives, overall } = scorecardOf(out);
    expect(alternatives.length).toBeGreaterThan(1);
    expect(alternatives[0]).toMatchObject({ kind: "as-asked", maxDeviation: overall.maxDeviation });
    expect(new Set(alternatives.map(({ scenario }: { scenario: string }) => scenario)).size).toBe(alternatives.length);
    for (const { scenario, maxDeviation, polsbyPopper } of alternatives) {
      const scored = await command("score", join(out, "plan.bailiwick"), "--scenario", scenario, "--json");
      expect(JSON.parse(scored.out).overall).toMatchObject({ maxDeviation, polsbyPopper });
      expect(outcome.out).toMatch(new RegExp(`^${scenario} +\\S`, "m"));
    }
    // The active one is still what was asked for.
    const active = await command("score", join(out, "plan.bailiwick"), "--json");
    expect(JSON.parse(active.out).overall.maxDeviation).toEqual(overall.maxDeviation);
  });

  it("says why each unit moved, and what binds each territory", async () => {
    const { accounts, out } = accountsFile();
    await build(accounts, out, "--keep", "Owner", "--max-moved", "60", "--tolerance", "10");
    const [head, ...rows] = readFileSync(join(out, "moves.csv"), "utf8").trimEnd().split("\n");
    expect(head).toBe("unit,from,to,reason");
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toMatch(/^\d{5},T\d+,T\d+,"?.+ went from (Kim|Lee) to (Kim|Lee)\. /);
    const { bindings, territories } = scorecardOf(out);
    expect(bindings.map(({ territory }: { territory: string }) => territory).sort()).toEqual(
      territories.map(({ id }: { id: string }) => id).sort(),
    );
    for (const { sentence } of bindings) expect(sentence).toMatch(/^(Kim|Lee) is /);
  });
});

describe("build round the homes of reps", () => {
  it("makes a territory for each, under the name of its rep, and says what was mended", async () => {
    const { accounts, out, folder } = accountsFile();
    const reps = join(folder, "reps.csv");
    writeFileSync(
      reps,
      "Rep,ZIP,Latitude,Longitude\nAnn,02139,,\nBob,,42.10,-72.59\nCy,03301,,\nDi,03301,,\nEd,10001,,\nFlo,,,\n",
    );
    const { code, out: printed } = await build(accounts, out, "--centres", reps, "--tolerance", "500");
    expect(code).toBe(0);
    const { territories, settings } = scorecardOf(out);
    expect(territories.map(({ owner }: { owner: string }) => owner).sort()).toEqual(["Ann", "Bob", "Cy", "Di", "Ed"]);
    expect(territories.map(({ name, owner }: Record<string, string>) => name === owner)).toEqual(Array(5).fill(true));
    const homes: readonly { name: string; unit: string }[] = settings.demands.centres.homes;
    expect(homes[0]).toEqual({ name: "Ann", unit: "25017" });
    expect(homes[1]).toEqual({ name: "Bob", unit: "25013" });
    expect(homes[2]).toEqual({ name: "Cy", unit: "33013" });
    expect(printed).toMatch(/Di lives in the same county as Cy: .+, NH stands in\./);
    expect(printed).toMatch(/Ed lives outside the plan: Berkshire, MA stands in\./);
    expect(printed).toContain("Row 7 of “reps.csv” was left out: no postal code and no coordinates.");
    const of = new Map(
      readFileSync(join(out, "units.csv"), "utf8")
        .trimEnd()
        .split("\n")
        .map((line) => line.split(",") as [string, string]),
    );
    const owner = new Map(territories.map(({ id, owner: held }: Record<string, string>) => [id, held]));
    for (const { name, unit } of homes) expect(owner.get(of.get(unit))).toBe(name);
  });

  it.each([
    ["a table without places", "Rep\nAnn\n", /no column that says where/],
    [
      "a table where nobody has a place",
      "Rep,ZIP\nAnn,00000\n",
      /Nobody in “reps.csv” has a place in this plan \(row 2: unknown ZIP code\)/,
    ],
  ])("refuses %s", async (_, table, sentence) => {
    const { accounts, out, folder } = accountsFile();
    const reps = join(folder, "reps.csv");
    writeFileSync(reps, table);
    expect(await build(accounts, out, "--centres", reps)).toMatchObject({
      code: 1,
      err: expect.stringMatching(sentence),
    });
    expect(existsSync(out)).toBe(false);
  });
});
