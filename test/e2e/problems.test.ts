import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import Papa from "papaparse";
import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { run } from "../../core/cli/run.ts";
import { type Hands, until } from "./hands.ts";
import { shareWindow } from "./shared-window.ts";
import { mapIsReady } from "./studio-under-test.ts";

/** Four states, whose counties belong to one rep each: "Rep of MA". */
const STATES = new Set(["CT", "MA", "NH", "RI"]);

let page: Page;
let hands: Hands;
let complaints: readonly string[];
let csv: string;

shareWindow((shared) => {
  ({ page, hands, complaints } = shared);
  page.setDefaultTimeout(15_000);
});

beforeAll(async () => {
  const sample = gunzipSync(await readFile(join(import.meta.dirname, "../../resources/sample/accounts.csv.gz")));
  const all = Papa.parse<Record<string, string>>(sample.toString("utf8"), { header: true, skipEmptyLines: true }).data;
  const accounts = all.filter(({ State = "" }) => STATES.has(State));
  csv = Papa.unparse(accounts.map((account) => ({ ...account, Owner: `Rep of ${account["State"]}` })));
  await byTestId("new-plan").click();
  await page.setInputFiles("input[type=file]", { name: "four.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByRole("radio", { name: "Counties" }).click();
  await byTestId("create-plan").click();
  await byTestId("open-studio").click({ timeout: 60_000 });
  await mapIsReady(page);
  await hands.openPanel("problems");
});

const byTestId = (id: string): Locator => page.getByTestId(id);
const words = async (what: Locator): Promise<string> => (await what.innerText()).replaceAll("\u00a0", " ").trim();
const listed = (problem: RegExp): Locator => byTestId("problems").getByRole("button").filter({ hasText: problem });
const card = (): Locator => byTestId("repair-card");

/** Gives a county to a rep, or to nobody. */
async function give(county: string, rep: string | null): Promise<void> {
  await hands.command(county);
  await until(() => words(byTestId("selection"))).toContain(county);
  if (rep === null) await byTestId("unassign").click();
  else {
    await byTestId("assign-to").click();
    await page.getByRole("menuitem", { name: rep, exact: true }).click();
  }
  await hands.saved();
}

/** What the preview says of the index of each territory after the repair. */
async function previewed(): Promise<Map<string, string>> {
  const rows = await card().getByRole("row").allInnerTexts();
  const cells = rows.slice(1).map((row) => row.split(/[\t\n]+/).map((cell) => cell.trim()));
  return new Map(cells.flatMap((row) => (row.length === 3 ? [[row[0] ?? "", row[2] ?? ""]] : [])));
}

async function indexes(): Promise<Map<string, string>> {
  const heads = await byTestId("territories-table").getByRole("columnheader").allInnerTexts();
  const at = heads.findIndex((head) => head.startsWith("Against target"));
  const found = new Map<string, string>();
  for (const row of (await byTestId("territories-table").getByRole("row").all()).slice(1)) {
    const cells = row.getByRole("gridcell");
    found.set(await words(cells.nth(0)), (await words(cells.nth(at))).split("\n").at(-1) ?? "");
  }
  return found;
}

/** Looks at a problem, mends it as its card says, finds it gone and the preview true; undo brings it back. */
async function isMended(problem: RegExp, wish: RegExp): Promise<void> {
  await listed(problem).first().click();
  await until(() => words(card())).toMatch(wish);
  const count = await listed(problem).count();
  const after = await previewed();
  await byTestId("repair").click();
  await until(() => listed(problem).count()).toBeLessThan(count);
  await hands.saved();
  for (const [name, index] of after) {
    if ((await indexes()).has(name)) await until(async () => (await indexes()).get(name)).toBe(index);
  }
  await hands.undo();
  await until(() => listed(problem).count()).toBe(count);
}

describe("each kind of problem is listed, and mended as its preview says", () => {
  it("a territory out of tolerance", async () => {
    const heading = byTestId("problems")
      .locator("li")
      .filter({ hasText: /^Out of tolerance \d/ });
    await until(() => heading.count()).toBe(1);
    await listed(/Rep of MA: [\d.]+\s% over target, Annual Revenue/).click();
    await until(() => words(card())).toMatch(/A repair would move \d+ count(y|ies) over its borders/);
    const before = Number((await indexes()).get("Rep of MA"));
    const after = await previewed();
    expect(Number(after.get("Rep of MA"))).toBeLessThan(before);
    await byTestId("repair").click();
    await hands.saved();
    for (const [name, index] of after) await until(async () => (await indexes()).get(name)).toBe(index);
    expect(after.size).toBeGreaterThan(1);
    await hands.undo();
    await until(async () => Number((await indexes()).get("Rep of MA"))).toBe(before);
  });

  it("a unit with accounts that nobody has", async () => {
    await give("Worcester, MA", null);
    await isMended(/^1 county with [\d,]+ accounts in no territory/, /give 1 county to the nearest territory/);
    await hands.undo();
  });

  it("a hole in another territory, and a part that lies apart", async () => {
    await give("Merrimack, NH", "Rep of CT");
    await isMended(/^1 county of Rep of CT inside Rep of NH/, /give 1 county to Rep of NH/);
    await hands.undo();
    await give("Coos, NH", "Rep of CT");
    await isMended(/^1 county of Rep of CT apart from the rest/, /give 1 county to Rep of NH/);
  });

  it("a lock in the way of that", async () => {
    await hands.command("Coos, NH");
    await byTestId("lock-units").click();
    await hands.saved();
    await isMended(/^1 county of Rep of CT apart from the rest \(locked\)/, /unlock 1 county; then it can be mended/);
    await hands.undo(2);
  });

  it("a territory that holds nothing", async () => {
    await hands.openPanel("territories");
    await byTestId("new-territory").click();
    await hands.saved();
    await hands.openPanel("problems");
    await isMended(/holds nothing$/, /remove /);
    await hands.undo();
  });

  it("a territory without an owner", async () => {
    await hands.command("Rep of RI");
    const owner = byTestId("territory").getByRole("textbox", { name: "Owner", exact: true });
    await owner.fill("");
    await owner.press("Enter");
    await hands.saved();
    await byTestId("plan-menu").focus();
    await isMended(/^Rep of RI has no owner/, /make Rep of RI the owner of Rep of RI/);
    await hands.undo();
  });

  it("accounts outside the plan's area, as a plan made for two of the states has them", async () => {
    const folder = await mkdtemp(join(tmpdir(), "bailiwick-problems-"));
    const [accounts, out] = [join(folder, "four.csv"), join(folder, "out")];
    await writeFile(accounts, csv);
    const silent = { out: () => undefined, err: () => undefined, isTerminal: false };
    const options = ["--layer", "us-county", "--territories", "2", "--extent", "MA,NH", "--out", out];
    expect(await run(["build", "--accounts", accounts, ...options], silent)).toBe(0);
    await byTestId("plan-menu").click();
    await page.getByRole("menuitem", { name: "Close plan" }).click();
    const asked = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: /^Open a plan/ }).click();
    await (await asked).setFiles(join(out, "plan.bailiwick"));
    await mapIsReady(page);
    await hands.openPanel("problems");
    const outside = csv.split("\r\n").filter((line) => /Rep of (CT|RI)/.test(line)).length;
    await listed(new RegExp(`^${outside} accounts outside the plan’s area`)).waitFor();
    await isMended(/outside the plan’s area, in no territory/, /give \d+ counties to the nearest territory/);
    await rm(folder, { recursive: true });
  });

  it("nothing is complained of", () => {
    expect(complaints).toEqual([]);
  });
});
