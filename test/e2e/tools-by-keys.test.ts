import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { type Hands, MIDDLE, until } from "./hands.ts";
import { shareSamplePlan } from "./shared-window.ts";

let page: Page;
let hands: Hands;
let complaints: readonly string[];

shareSamplePlan((shared) => {
  ({ page, hands, complaints } = shared);
  page.setDefaultTimeout(10_000);
});

const wordsOf = (id: string): Promise<string> => page.getByTestId(id).innerText();
const takes = (): Promise<string> => wordsOf("territories-table");

/** Chooses a tool by its key, with nothing selected; the crosshair will stand in the middle of the map. */
async function take(tool: string): Promise<void> {
  await hands.keys("v");
  await hands.click(MIDDLE);
  await hands.keys("Escape", tool);
  await page.getByTestId("map").locator("canvas").first().focus();
}

/** Goes in leaps of 48 pixels. */
const leap = async (direction: "Up" | "Down" | "Left" | "Right", times: number): Promise<void> => {
  for (let i = 0; i < times; i++) await hands.keys(`Shift+Arrow${direction}`);
};

const gathered = async (): Promise<number> =>
  Number(/^([\d,]+) ZIP areas?/.exec(await wordsOf("live-card"))?.[1]?.replaceAll(",", ""));

describe("gestures that select, by keys alone", () => {
  it("a box is begun, dragged and ended; the line below says what is under the crosshair; Escape abandons", async () => {
    await take("r");
    await hands.keys("ArrowRight");
    await page.getByTestId("crosshair").waitFor();
    const line = page.getByTestId("cursor-line");
    await until(() => line.innerText()).toMatch(/^\d{5} .+ · .+ · \$/);
    const start = await line.innerText();
    await hands.keys("Enter");
    await leap("Right", 2);
    await leap("Down", 2);
    await until(() => line.innerText()).not.toBe(start);
    await until(gathered).toBeGreaterThan(50);
    const count = await gathered();
    await hands.keys("Enter");
    await until(hands.selectedCount).toBe(count);
    await page.getByTestId("live-card").waitFor({ state: "detached" });

    await hands.keys("Enter");
    await leap("Left", 1);
    await leap("Up", 1);
    await until(gathered).toBeGreaterThan(5);
    await hands.keys("Escape");
    await page.getByTestId("live-card").waitFor({ state: "detached" });
    expect(await hands.selectedCount()).toBe(count);
    // The first Escape took the gesture back; the selection goes with the next, and the crosshair.
    await hands.keys("Escape");
    await until(hands.selectedCount).toBe(0);
    await page.getByTestId("crosshair").waitFor({ state: "detached" });
  });

  it("a lasso, to which Shift adds and from which Alt takes out", async () => {
    await take("l");
    await hands.keys("ArrowUp", "Enter");
    await leap("Right", 2);
    await leap("Down", 2);
    await leap("Left", 2);
    await hands.keys("Enter");
    await until(hands.selectedCount).toBeGreaterThan(50);
    const square = await hands.selectedCount();
    await hands.keys("Enter");
    await leap("Right", 1);
    await leap("Up", 2);
    await leap("Left", 1);
    await hands.keys("Alt+Enter");
    await until(hands.selectedCount).toBeLessThan(square);
    expect(await hands.selectedCount()).toBeGreaterThan(0.2 * square);
    await hands.keys("Enter");
    await leap("Right", 1);
    await leap("Down", 2);
    await leap("Left", 1);
    await hands.keys("Shift+Enter");
    await until(hands.selectedCount).toBe(square);
  });

  it("a polygon corner by corner, though the map goes on below it; Backspace takes a corner back", async () => {
    await take("g");
    const zoom = (): Promise<string> => page.getByText(/^zoom /).innerText();
    const far = await zoom();
    await hands.keys("+", "+");
    await until(zoom).not.toBe(far);
    await page.waitForTimeout(400);
    await hands.keys("Space", "Space");
    await leap("Right", 3);
    await hands.keys("Space");
    // To the map's edge and beyond: the crosshair stands still and the map comes, so this is another corner.
    await leap("Down", 12);
    await hands.keys("Space");
    await until(gathered).toBeGreaterThan(50);
    const triangle = await gathered();
    await leap("Left", 3);
    await hands.keys("Space");
    await until(gathered).toBeGreaterThan(1.3 * triangle);
    await hands.keys("Backspace");
    await leap("Left", 4);
    await hands.keys("Backspace");
    await leap("Right", 7);
    await hands.keys("Space", "Space");
    await until(hands.selectedCount).toBe(triangle);
    await page.getByTestId("live-card").waitFor({ state: "detached" });
    await hands.keys("f");
    await until(zoom).toBe(far);
  });

  it("a circle, dragged or of a size that was typed", async () => {
    await take("c");
    await hands.keys("ArrowUp", "Enter");
    await leap("Right", 1);
    await hands.keys("Enter");
    await until(hands.selectedCount).toBeGreaterThan(20);
    await page.getByTestId("radius-distance").focus();
    await page.keyboard.type("100 km");
    await hands.keys("Enter", "ArrowUp", "Enter");
    await until(hands.selectedCount).toBeGreaterThan(5);
    const kilometres = await hands.selectedCount();
    await page.getByTestId("radius-distance").focus();
    await hands.keys("Control+a");
    await page.keyboard.type("100 mi");
    await hands.keys("Enter", "Enter");
    await until(hands.selectedCount).toBeGreaterThan(1.8 * kilometres);
    await page.getByTestId("radius-distance").fill("");
    await hands.keys("Enter");
  });
});

describe("gestures that give units away, by keys alone", () => {
  it("the brush paints: asked once, one step", async () => {
    const mine = await hands.holderAt(MIDDLE);
    await hands.activate(mine);
    const present = await takes();
    await take("p");
    await hands.keys("m", "ArrowUp", "Enter");
    await leap("Down", 4);
    await until(() => wordsOf("live-card")).toContain(mine);
    await hands.keys("Enter");
    await page.getByTestId("take-question").waitFor();
    await hands.keys("Enter");
    await hands.saved();
    await until(takes).not.toBe(present);
    expect(await hands.lastStep()).toMatch(new RegExp(`^Painted [\\d,]+ ZIP areas into ${mine}`));
    await hands.undo();
    await until(takes).toBe(present);
  });

  it("a border is pulled from within", async () => {
    const present = await takes();
    await take("e");
    await hands.keys("ArrowUp", "Enter");
    await leap("Right", 6);
    await hands.keys("Enter");
    await page.getByTestId("take-question").waitFor();
    await hands.keys("Enter");
    await hands.saved();
    expect(await hands.lastStep()).toMatch(/^Painted [\d,]+ ZIP areas? into /);
    await hands.undo();
    await until(takes).toBe(present);
  });

  it("a hole is filled by one press", async () => {
    await hands.keys("Escape", "v");
    const around = await hands.holderAt(MIDDLE);
    await hands.activate(around);
    const present = await takes();
    await hands.click(MIDDLE);
    await hands.keys(">", "Delete");
    await until(() => hands.holderAt(MIDDLE)).toBe("Unassigned");
    await take("k");
    await hands.keys("ArrowUp", "Enter");
    await until(() => hands.holderAt(MIDDLE)).toBe(around);
    await hands.saved();
    expect(await hands.lastStep()).toContain(`into ${around}`);
    await hands.undo(2);
    await until(takes).toBe(present);
  });

  it("border units are swapped with a neighbour that is chosen from the list, by name", async () => {
    const present = await takes();
    await hands.command("Swap border units with a neighbour");
    await page.getByTestId("swap-with").first().waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("data-testid"));
    for (let i = 0; i < 6 && (await focused()) !== "swap-with"; i++) await hands.keys("ArrowDown");
    await hands.keys("Enter");
    await page.getByTestId("proposal").waitFor();
    await hands.keys("Enter");
    await hands.saved();
    expect(await hands.lastStep()).toContain("Swapped border units");
    await hands.undo();
    await until(takes).toBe(present);
  });

  it("nothing is complained of", () => {
    expect(complaints).toEqual([]);
  });
});
