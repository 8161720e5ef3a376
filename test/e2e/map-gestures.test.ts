import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Hands, Place } from "./hands.ts";
import { type SharedWindow, shareSamplePlan } from "./shared-window.ts";
import { mapIsReady, openWindow } from "./studio-under-test.ts";

let shared: SharedWindow;
let page: Page;
let hands: Hands;

shareSamplePlan((opened) => {
  shared = opened;
  ({ page, hands } = opened);
});

const at = (x: number, y: number) => hands.at([x, y]);
/** The button stays down. */
const press = (corners: readonly Place[]) => hands.press(...corners);

describe("on the map", () => {
  it("the unit under the pointer says what it is", async () => {
    await page.mouse.move(...(await at(0.5, 0.5)));
    await page.mouse.move(...(await at(0.5, 0.502)));
    await expect.poll(() => page.getByTestId("map-tooltip").innerText()).toMatch(/^\d{5} .+\n/);
  });

  it("a click selects, Shift adds and removes, Escape clears", async () => {
    await page.mouse.click(...(await at(0.5, 0.5)));
    await expect.poll(hands.selectedCount).toBe(1);
    await page.keyboard.down("Shift");
    await page.mouse.click(...(await at(0.56, 0.45)));
    await expect.poll(hands.selectedCount).toBe(2);
    await page.mouse.click(...(await at(0.56, 0.45)));
    await page.keyboard.up("Shift");
    await expect.poll(hands.selectedCount).toBe(1);
    await page.keyboard.press("Escape");
    await expect.poll(hands.selectedCount).toBe(0);
  });

  it("a rectangle selects what lies inside; Alt takes out again", async () => {
    await page.keyboard.press("r");
    await press([
      [0.4, 0.4],
      [0.6, 0.6],
    ]);
    await page.mouse.up();
    await expect.poll(hands.selectedCount).toBeGreaterThan(100);
    const all = await hands.selectedCount();
    await page.keyboard.down("Alt");
    await press([
      [0.4, 0.4],
      [0.5, 0.6],
    ]);
    await page.mouse.up();
    await page.keyboard.up("Alt");
    await expect.poll(hands.selectedCount).toBeLessThan(all);
    expect(await hands.selectedCount()).toBeGreaterThan(0);
  });

  it("Escape abandons a lasso under way and leaves the selection as it was", async () => {
    const before = await hands.selectedCount();
    await page.keyboard.press("l");
    await press([
      [0.3, 0.3],
      [0.35, 0.3],
      [0.35, 0.4],
    ]);
    await page.keyboard.press("Escape");
    await page.mouse.up();
    expect(await hands.selectedCount()).toBe(before);
  });

  it("a lasso becomes a territory by one key, and one undo takes it back", async () => {
    await press([
      [0.45, 0.45],
      [0.55, 0.45],
      [0.55, 0.55],
      [0.45, 0.55],
    ]);
    await page.mouse.up();
    await expect.poll(hands.selectedCount).toBeGreaterThan(10);
    const territories = await page.getByTestId("dock-territories").innerText();
    await page.keyboard.press("n");
    await expect.poll(() => page.getByTestId("selection-holder").innerText()).toMatch(/^Territory \d+$/);
    expect(await page.getByTestId("dock-territories").innerText()).not.toBe(territories);
    await page.keyboard.press("Control+z");
    await expect.poll(() => page.getByTestId("dock-territories").innerText()).toBe(territories);
  });

  it("a second window that fell behind is told so and shown the plan as it is", async () => {
    const other = await openWindow(shared.browser, shared.studio.url);
    await mapIsReady(other.page);
    await page.keyboard.press("n");
    await expect.poll(() => page.getByTestId("save-state").innerText()).toBe("Saved");
    const present = await page.getByTestId("dock-territories").innerText();
    await other.page.keyboard.press("n");
    await expect.poll(() => other.page.getByRole("alert").innerText()).toContain("as it is in the file");
    await expect.poll(() => other.page.getByTestId("dock-territories").innerText()).toBe(present);
    await other.context.close();
  });

  it("nothing is complained of", () => {
    expect(shared.complaints).toEqual([]);
  });
});

describe("without a mouse", () => {
  it("a unit is found in the table, assigned and taken back", async () => {
    await page.keyboard.press("Escape");
    await page.getByTestId("dock-units").focus();
    await page.keyboard.press("Enter");
    await page.getByTestId("units-table").focus();
    for (const key of ["ArrowDown", "ArrowDown", "Enter"]) await page.keyboard.press(key);
    await expect.poll(hands.selectedCount).toBe(1);
    await page.getByTestId("active-territory").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem").first().waitFor({ state: "detached" });
    const [, name] = (await page.getByTestId("active-territory").getAttribute("aria-label"))?.split(": ") ?? [];
    await page.keyboard.press("a");
    await expect.poll(() => page.getByTestId("selection-holder").innerText()).toBe(name);
    await page.keyboard.press("Control+z");
    await expect.poll(() => page.getByTestId("selection-holder").innerText()).not.toBe(name);
  });
});
