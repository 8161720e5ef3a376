import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  launchBrowser,
  mapIsReady,
  openWindow,
  type ServedStudio,
  serveStudio,
  type Window,
} from "./studio-under-test.ts";

let browser: Browser;
let studio: ServedStudio;
let window: Window;
let page: Page;

beforeAll(async () => {
  studio = await serveStudio();
  browser = await launchBrowser();
  window = await openWindow(browser, studio.url);
  page = window.page;
  await page.getByTestId("open-sample").click();
  await mapIsReady(page);
});

afterAll(async () => {
  await browser.close();
  await studio.close();
});

/** A place on the map, by shares of its width and height; (0.5, 0.5) is in the middle of the country. */
async function at(x: number, y: number): Promise<readonly [number, number]> {
  const box = await page.getByTestId("map").boundingBox();
  if (box === null) throw new Error("no map");
  return [box.x + x * box.width, box.y + y * box.height];
}

async function drag(corners: readonly (readonly [number, number])[]): Promise<void> {
  const [first, ...others] = await Promise.all(corners.map(([x, y]) => at(x, y)));
  if (first === undefined) return;
  await page.mouse.move(...first);
  await page.mouse.down();
  for (const corner of others) await page.mouse.move(...corner, { steps: 4 });
}

/** "767 ZIP areas selected" → 767; none without a selection. */
async function selectedCount(): Promise<number> {
  const heading = page.getByTestId("selection").getByRole("heading").first();
  if (!(await heading.isVisible())) return 0;
  const words = await heading.innerText();
  return words.includes("selected") ? Number(words.replaceAll(/\D/g, "")) : 1;
}

describe("on the map", () => {
  it("the unit under the pointer says what it is", async () => {
    await page.mouse.move(...(await at(0.5, 0.5)));
    await page.mouse.move(...(await at(0.5, 0.502)));
    await expect.poll(() => page.getByTestId("map-tooltip").innerText()).toMatch(/^\d{5} .+\n/);
  });

  it("a click selects, Shift adds and removes, Escape clears", async () => {
    await page.mouse.click(...(await at(0.5, 0.5)));
    await expect.poll(selectedCount).toBe(1);
    await page.keyboard.down("Shift");
    await page.mouse.click(...(await at(0.56, 0.45)));
    await expect.poll(selectedCount).toBe(2);
    await page.mouse.click(...(await at(0.56, 0.45)));
    await page.keyboard.up("Shift");
    await expect.poll(selectedCount).toBe(1);
    await page.keyboard.press("Escape");
    await expect.poll(selectedCount).toBe(0);
  });

  it("a rectangle selects what lies inside; Alt takes out again", async () => {
    await page.keyboard.press("r");
    await drag([
      [0.4, 0.4],
      [0.6, 0.6],
    ]);
    await page.mouse.up();
    await expect.poll(selectedCount).toBeGreaterThan(100);
    const all = await selectedCount();
    await page.keyboard.down("Alt");
    await drag([
      [0.4, 0.4],
      [0.5, 0.6],
    ]);
    await page.mouse.up();
    await page.keyboard.up("Alt");
    await expect.poll(selectedCount).toBeLessThan(all);
    expect(await selectedCount()).toBeGreaterThan(0);
  });

  it("Escape abandons a lasso under way and leaves the selection as it was", async () => {
    const before = await selectedCount();
    await page.keyboard.press("l");
    await drag([
      [0.3, 0.3],
      [0.35, 0.3],
      [0.35, 0.4],
    ]);
    await page.keyboard.press("Escape");
    await page.mouse.up();
    expect(await selectedCount()).toBe(before);
  });

  it("a lasso becomes a territory by one key, and one undo takes it back", async () => {
    await drag([
      [0.45, 0.45],
      [0.55, 0.45],
      [0.55, 0.55],
      [0.45, 0.55],
    ]);
    await page.mouse.up();
    await expect.poll(selectedCount).toBeGreaterThan(10);
    const territories = await page.getByTestId("dock-territories").innerText();
    await page.keyboard.press("n");
    await expect.poll(() => page.getByTestId("selection-holder").innerText()).toMatch(/^Territory \d+$/);
    expect(await page.getByTestId("dock-territories").innerText()).not.toBe(territories);
    await page.keyboard.press("Control+z");
    await expect.poll(() => page.getByTestId("dock-territories").innerText()).toBe(territories);
  });

  it("a second window that fell behind is told so and shown the plan as it is", async () => {
    const other = await openWindow(browser, studio.url);
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
    expect(window.complaints).toEqual([]);
  });
});

describe("without a mouse", () => {
  it("a unit is found in the table, assigned and taken back", async () => {
    await page.keyboard.press("Escape");
    await page.getByTestId("dock-units").focus();
    await page.keyboard.press("Enter");
    await page.getByTestId("units-table").focus();
    for (const key of ["ArrowDown", "ArrowDown", "Enter"]) await page.keyboard.press(key);
    await expect.poll(selectedCount).toBe(1);
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
