import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import Database from "better-sqlite3";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { createNearestBorder } from "../../core/geo/nearest-border.ts";
import { loadShippedLayer } from "../../core/intake/postal/shipped-layers.ts";
import type { Hands, Place } from "./hands.ts";
import { shareSamplePlan } from "./shared-window.ts";
import { mapIsReady } from "./studio-under-test.ts";

let page: Page;
let hands: Hands;
let complaints: readonly string[];
let plansFolder: string;

shareSamplePlan(async (shared) => {
  ({ page, hands, complaints } = shared);
  ({ plansFolder } = shared.studio);
  await page.getByTestId("rail-layers").click();
});

/** Some hundred kilometres around Chicago, by shares of the map's width and height. */
const CORNERS: readonly Place[] = [
  [0.61, 0.38],
  [0.66, 0.38],
  [0.66, 0.45],
  [0.61, 0.45],
];

async function clickOnMap(corners: readonly Place[]): Promise<void> {
  for (const corner of corners) {
    const place = await hands.at(corner);
    await page.mouse.move(...place, { steps: 3 });
    await page.mouse.click(...place);
    // Two clicks in quick succession close a shape.
    await page.waitForTimeout(350);
  }
}

const wholeIn = (words: string): number => Number(/[\d,]+/.exec(words)?.[0].replaceAll(",", ""));
const numberIn = async (testId: string): Promise<number> => wholeIn(await page.getByTestId(testId).innerText());
const selected = async (): Promise<number> =>
  wholeIn(await page.getByTestId("selection").getByRole("heading").first().innerText());
const unitsOfPlan = async (): Promise<number> =>
  wholeIn((await page.getByRole("tab", { name: /^Units/ }).innerText()).replace("Units", ""));

const region = (name: string) => page.getByTestId(`region-${name}`);

describe("a region", () => {
  it("is abandoned by Escape, and drawn by clicks and Enter without selecting what lies under them", async () => {
    await page.getByTestId("draw-polygon").click();
    await page.getByTestId("region-pen").waitFor();
    await clickOnMap(CORNERS.slice(0, 2));
    await page.keyboard.press("Escape");
    await page.getByTestId("region-pen").waitFor({ state: "detached" });
    expect(await region("Region 1").count()).toBe(0);

    await page.getByTestId("draw-polygon").click();
    await page.getByTestId("region-pen").waitFor();
    await clickOnMap(CORNERS);
    await page.keyboard.press("Enter");
    await region("Region 1").waitFor();
    expect(await page.getByTestId("selection").getByRole("heading").count()).toBe(0);
  });

  it("is drawn by keys alone: arrows go there, Enter sets a corner and ends it", async () => {
    await page.getByTestId("draw-polygon").focus();
    await page.keyboard.press("Enter");
    await page.getByTestId("region-pen").waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === "CANVAS");
    const go = async (...keys: readonly string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await go("ArrowRight", "Enter", "Shift+ArrowRight", "Shift+ArrowRight", "Enter");
    await go("Shift+ArrowDown", "Shift+ArrowDown", "Enter", "Enter");
    await region("Region 2").waitFor();
    await page.keyboard.press("Control+z");
    await region("Region 2").waitFor({ state: "detached" });
  });

  it("is a circle by two clicks, or a line that becomes a corridor of a width", async () => {
    await page.getByTestId("draw-circle").click();
    await page.getByTestId("region-pen").waitFor();
    await clickOnMap([
      [0.45, 0.45],
      [0.48, 0.45],
    ]);
    await region("Region 2").waitFor();
    const inCircle = await numberIn("region-count");
    expect(inCircle).toBeGreaterThan(20);
    await page.getByTestId("draw-line").click();
    await page.getByTestId("region-pen").waitFor();
    await clickOnMap([
      [0.45, 0.5],
      [0.55, 0.5],
    ]);
    await page.keyboard.press("Enter");
    const line = page.getByTestId(/^region-Line \d+$/);
    await line.waitFor();
    await line.getByRole("button", { name: "Make a corridor" }).click();
    await page.getByTestId(/corridor$/).waitFor();
    // A corridor takes in fewer than a circle of its length, and more than none.
    await expect.poll(() => numberIn("region-count")).toBeGreaterThan(5);
    await hands.undo(3);
    await region("Region 2").waitFor({ state: "detached" });
  });

  it("gets a name; undo and redo take it off and bring it back", async () => {
    await region("Region 1")
      .getByRole("button", { name: /Actions/ })
      .click();
    await page.getByRole("menuitem", { name: "Rename" }).click();
    await page.getByRole("dialog").getByRole("textbox").fill("Chicago");
    await page.keyboard.press("Enter");
    await region("Chicago").waitFor();
    // Until the dialog has gone the keys are its text field's.
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("Control+z");
    await region("Region 1").waitFor();
    await page.keyboard.press("Control+z");
    await expect.poll(() => page.getByTestId(/^region-(Region 1|Chicago)$/).count()).toBe(0);
    await page.keyboard.press("Control+Shift+z");
    await page.keyboard.press("Control+Shift+z");
    await region("Chicago").waitFor();
    if ((await page.getByTestId("region-count").count()) === 0) await region("Chicago").getByText("Chicago").click();
  });

  it("selects by centre or by share of area, and says beforehand how many", async () => {
    const byCentre = await numberIn("region-count");
    expect(byCentre).toBeGreaterThan(100);
    await page.getByText("Share of area", { exact: true }).click();
    const half = await numberIn("region-count");
    const slider = page.getByRole("slider", { name: "Least share of area inside" });
    await slider.focus();
    await page.keyboard.press("End");
    await expect.poll(() => numberIn("region-count")).toBeLessThan(half);
    const wholly = await numberIn("region-count");
    await page.keyboard.press("Home");
    await expect.poll(() => numberIn("region-count")).toBeGreaterThan(half);
    const touching = await numberIn("region-count");
    await page.getByTestId("region-select").click();
    await expect.poll(selected).toBe(touching);
    // What is neither wholly inside nor hardly at all crosses the border.
    expect(Math.abs((await numberIn("region-across")) - (touching - wholly))).toBeLessThan(0.1 * touching);
  });

  it("divides the units on its border, tells what becomes of their accounts, and undo puts all of it back", async () => {
    const unitsBefore = await unitsOfPlan();
    const across = await numberIn("region-across");
    await page.getByTestId("region-split").click();
    const report = await page.getByTestId("split-report").innerText();
    const [units, parts] = [...report.matchAll(/(\d+) (?:ZIP areas? will|parts)/g)].map((match) => Number(match[1]));
    const accounts = Number(/(\d+) accounts? will go/.exec(report)?.[1]);
    expect(units).toBe(across);
    expect(accounts).toBeGreaterThan(0);
    const camera = await page.getByText(/^zoom /).innerText();
    await page.getByRole("button", { name: "Divide", exact: true }).click();

    await expect.poll(unitsOfPlan, { timeout: 60_000 }).toBe(unitsBefore + (parts ?? 0) - (units ?? 0));
    await expect.poll(selected, { timeout: 30_000 }).toBe(parts);
    expect(await page.getByTestId("selection").innerText()).toContain(`Accounts\n${accounts}`);
    expect(await page.getByText(/^zoom /).innerText()).toBe(camera);
    expect(await numberIn("region-across")).toBeLessThan(across / 4);
    expect(await page.getByRole("tab", { name: /^Accounts/ }).innerText()).toContain("12,000");

    await page.keyboard.press("Control+z");
    await expect.poll(unitsOfPlan, { timeout: 60_000 }).toBe(unitsBefore);
    await expect.poll(() => numberIn("region-across")).toBe(across);
    await page.keyboard.press("Control+Shift+z");
    await expect.poll(unitsOfPlan, { timeout: 60_000 }).toBe(unitsBefore + (parts ?? 0) - (units ?? 0));
  });

  it("and its parts are still there when the window is opened again, and so is the way back", async () => {
    const units = await unitsOfPlan();
    await page.reload();
    await mapIsReady(page);
    // The view is kept with the plan: the Layers panel is open as it was left.
    await region("Chicago").waitFor();
    expect(await unitsOfPlan()).toBe(units);
    await page.keyboard.press("Control+z");
    await expect.poll(unitsOfPlan, { timeout: 60_000 }).toBeLessThan(units);
    expect(complaints).toEqual([]);
  });

  it("has its corners on borders of units, as the file says: the pen snapped to them", async () => {
    await hands.saved();
    await page.getByTestId("plan-menu").click();
    await page.getByRole("menuitem", { name: "Close plan" }).click();
    await page.getByTestId("new-plan").waitFor();
    const [file = ""] = readdirSync(plansFolder).filter((name) => name.endsWith(".bailiwick"));
    const db = new Database(join(plansFolder, file), { readonly: true });
    const shape = db.prepare<[], string>("SELECT shape FROM regions WHERE name = 'Chicago'").pluck().get() ?? "";
    db.close();
    const { coordinates } = JSON.parse(shape) as { coordinates: [number, number][][] };
    const { topology } = await loadShippedLayer("us-zip", resolve(import.meta.dirname, "../../resources"));
    const nearest = createNearestBorder(topology);
    const corners = coordinates[0]?.slice(1) ?? [];
    expect(corners).toHaveLength(CORNERS.length);
    // Within two millionths of a degree: pixels are ten thousand times as large here.
    for (const [lng, lat] of corners) expect(nearest(lng, lat, 2e-6, 2e-6)).not.toBeNull();
    const besides = corners.map(([lng, lat]) => nearest(lng + 0.0013, lat + 0.0007, 2e-6, 2e-6));
    expect(besides).toContain(null);
  });
});
