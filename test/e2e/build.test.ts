import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Hands } from "./hands.ts";
import { shareSamplePlan } from "./shared-window.ts";
import { mapIsReady } from "./studio-under-test.ts";

let page: Page;
let hands: Hands;
let complaints: readonly string[];

shareSamplePlan((shared) => {
  ({ page, hands, complaints } = shared);
});

const byTestId = (id: string) => page.getByTestId(id);
const figure = async (id: string): Promise<string> => (await byTestId(id).innerText()).replaceAll("\u00a0", " ").trim();
const percent = (text: string): number => Number.parseFloat(text);
const SOLVED = { timeout: 200_000 };
const SLOW = { timeout: 15_000 };

describe("building territories on the screen", () => {
  it("shows the solver at work, and cancelling leaves everything as it was", async () => {
    const before = await figure("figure-balance");
    await byTestId("build").click();
    await byTestId("build-count").fill("60");
    await byTestId("build-start").click();
    await byTestId("stop-job").waitFor();
    await byTestId("cancel-job").click();
    await byTestId("proposal-panel").waitFor({ state: "detached", ...SOLVED });
    expect(await figure("figure-balance")).toBe(before);
    expect(await hands.territoryCount()).toBe(25);
  });

  it("proposes alternatives side by side, of which one is looked at and none is applied yet", async () => {
    await byTestId("build").click();
    // A number can be wiped out while another one is typed.
    for (const key of ["Control+a", "Backspace", "2", "0"]) await byTestId("build-count").press(key);
    expect(await byTestId("build-count").inputValue()).toBe("20");
    await byTestId("build-alternatives").check();
    await byTestId("build-start").click();
    await byTestId("proposal-accept").waitFor(SOLVED);
    const kinds = await byTestId("alternatives").getByRole("radio").count();
    expect(kinds).toBeGreaterThanOrEqual(2);
    expect(percent(await figure("proposed-maxDeviation"))).toBeLessThanOrEqual(5);
    const asAsked = await figure("proposed-compactness");
    await byTestId("alternative-rounder").check();
    await expect.poll(() => figure("proposed-compactness"), SLOW).not.toBe(asAsked);
    expect(await byTestId("proposal-unmet").innerText()).toContain("Every demand is met.");
    expect(await byTestId("proposal-bounds").innerText()).toContain("Largest deviation");
    expect(await hands.territoryCount()).toBe(25);
  });

  it("does not let edits slip in under a proposal", async () => {
    await byTestId("proposal-panel").getByRole("heading").first().click();
    await page.keyboard.press("n");
    await expect.poll(() => page.getByText("Accept or discard the proposal first").first().isVisible()).toBe(true);
    expect(await hands.territoryCount()).toBe(25);
  });

  it("accepts a proposal as one step, which undo takes back", async () => {
    await byTestId("proposal-accept").click();
    await byTestId("proposal-panel").waitFor({ state: "detached" });
    await expect.poll(hands.territoryCount, SLOW).toBe(20);
    expect(await figure("figure-contiguity")).toBe("All connected");
    await page.keyboard.press("Control+z");
    await expect.poll(hands.territoryCount, SLOW).toBe(25);
    await page.keyboard.press("Control+Shift+z");
    await expect.poll(hands.territoryCount, SLOW).toBe(20);
  });

  it("goes on to hold what was accepted against the same wishes, and what is edited by hand", async () => {
    await byTestId("rail-problems").click();
    await page.getByText("Every wish is met.").waitFor();
    // They are in the plan's file, not in the window.
    await page.reload();
    await mapIsReady(page);
    await page.getByText("Every wish is met.").waitFor();
    await byTestId("build").click();
    await page.getByLabel("Tolerance", { exact: true }).fill("0.1");
    await byTestId("build-check").click();
    const found = byTestId("demand-check").locator("li");
    await found.first().waitFor();
    const before = await found.count();
    expect(before).toBeGreaterThan(0);
    expect(await found.first().innerText()).toMatch(/Annual Revenue|\$/);
    // One step back the present territories are others: they are checked anew.
    await page.keyboard.press("Control+z");
    await expect.poll(hands.territoryCount, SLOW).toBe(25);
    await expect.poll(() => found.count(), SLOW).not.toBe(before);
    await page.keyboard.press("Control+Shift+z");
    await expect.poll(() => found.count(), SLOW).toBe(before);
    await found.first().getByRole("button").click();
    await byTestId("territory").waitFor();
    await page.getByRole("button", { name: "Stop checking" }).click();
    await byTestId("demand-check").waitFor({ state: "detached" });
  });

  it("keeps to what each measure says of itself: nothing of it may change hands", async () => {
    await byTestId("build").click();
    await hands.choose("build-task", "Rebalance the present territories");
    await byTestId("build-alternatives").uncheck();
    await byTestId("build-more").click();
    const row = byTestId("build-measures");
    await row.getByLabel("Tolerance of Annual Revenue").fill("0.2");
    await row.getByLabel("May move of Accounts").fill("0");
    await byTestId("build-start").click();
    await byTestId("proposal-accept").waitFor(SOLVED);
    const bounds = byTestId("proposal-bounds").getByRole("row", { name: /Changes hands, Accounts/ });
    expect(percent(await bounds.getByRole("cell").first().innerText())).toBe(0);
    expect(await byTestId("proposal-unmet").innerText()).toMatch(/more than the 0\.2.?% allowed/);
    await byTestId("proposal-discard").click();
    await byTestId("build").click();
    await byTestId("build-more").click();
    await row.getByLabel("Tolerance of Annual Revenue").fill("");
    await row.getByLabel("May move of Accounts").fill("");
    await byTestId("build-check").click();
    await byTestId("demand-check").waitFor();
    await page.getByRole("button", { name: "Stop checking" }).click();
  });

  it("makes territories round the homes of reps, by their capacities and for as long as it is given", async () => {
    const folder = mkdtempSync(join(tmpdir(), "bailiwick-reps-"));
    const reps = join(folder, "reps.csv");
    writeFileSync(reps, "Rep,ZIP\nAnn,10001\nBob,60601\nCy,94103\n");
    await byTestId("build").click();
    await hands.choose("build-task", "Draw all territories anew");
    await byTestId("build-more").click();
    const chooser = page.waitForEvent("filechooser");
    await hands.choose("build-centres", /Where reps live/);
    await (await chooser).setFiles(reps);
    await expect.poll(() => byTestId("build-count").inputValue(), SLOW).toBe("3");
    await byTestId("build-capacities").fill("1, x");
    expect(await byTestId("build-start").isDisabled()).toBe(true);
    await byTestId("build-capacities").fill("1, 1, 2");
    await hands.choose("build-search", "For a time");
    await byTestId("build-seconds").fill("3");
    await byTestId("build-start").click();
    await byTestId("proposal-accept").click(SOLVED);
    await byTestId("proposal-panel").waitFor({ state: "detached" });
    await expect.poll(hands.territoryCount, SLOW).toBe(3);
    for (const name of ["Ann", "Bob", "Cy"]) await page.getByText(name, { exact: true }).first().waitFor();
    await page.keyboard.press("Control+z");
    await expect.poll(hands.territoryCount, SLOW).toBe(20);
    await byTestId("build").click();
    await byTestId("build-more").click();
    await hands.choose("build-centres", "Wherever they suit");
    await hands.choose("build-search", "Once, a few seconds");
    await byTestId("build-capacities").fill("");
    await page.keyboard.press("Escape");
    rmSync(folder, { recursive: true });
  });

  it("splits one territory and leaves the others alone; discarding changes nothing", async () => {
    await byTestId("build").click();
    await hands.choose("build-task", "Split a territory");
    const field = byTestId("build-subject");
    await field.click();
    await page.getByRole("option").first().click();
    await byTestId("build-start").click();
    await byTestId("proposal-accept").waitFor(SOLVED);
    await byTestId("proposal-moves").locator("summary").click();
    expect(await byTestId("proposal-moves").locator("li").count()).toBeGreaterThan(0);
    await byTestId("proposal-discard").click();
    await byTestId("proposal-panel").waitFor({ state: "detached" });
    expect(await hands.territoryCount()).toBe(20);
  });

  it("takes the best so far when it is stopped, as a scenario of its own", async () => {
    await byTestId("build").click();
    await hands.choose("build-task", "Draw all territories anew");
    await byTestId("build-count").fill("80");
    await byTestId("build-start").click();
    await byTestId("stop-job").click();
    await byTestId("proposal-accept-menu").click(SOLVED);
    await byTestId("proposal-accept-new").click();
    await page.getByRole("dialog").getByRole("button", { name: "Accept" }).click();
    await byTestId("proposal-panel").waitFor({ state: "detached" });
    await expect.poll(hands.territoryCount, SLOW).toBe(80);
    expect(await figure("figure-contiguity")).toBe("All connected");
  });

  it("complains about nothing", () => {
    expect(complaints).toEqual([]);
  });
});
