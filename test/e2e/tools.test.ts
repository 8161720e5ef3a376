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
  page.setDefaultTimeout(10_000);
  await page.getByTestId("open-sample").click();
  await mapIsReady(page);
});

afterAll(async () => {
  await browser.close();
  await studio.close();
});

type Place = readonly [x: number, y: number];

/** A place on the map, by shares of its width and height. */
async function at([x, y]: Place): Promise<[number, number]> {
  const box = await page.getByTestId("map").boundingBox();
  if (box === null) throw new Error("no map");
  return [box.x + x * box.width, box.y + y * box.height];
}

async function press(places: readonly Place[]): Promise<void> {
  const [first, ...others] = await Promise.all(places.map(at));
  if (first === undefined) return;
  await page.mouse.move(...first);
  await page.mouse.down();
  for (const place of others) await page.mouse.move(...place, { steps: 5 });
}

async function drag(...places: readonly Place[]): Promise<void> {
  await press(places);
  await page.mouse.up();
}

const click = async (place: Place): Promise<void> => page.mouse.click(...(await at(place)));
const keys = async (...names: readonly string[]): Promise<void> => {
  for (const name of names) await page.keyboard.press(name);
};

/** "767 ZIP areas selected" → 767; none without a selection. */
async function selectedCount(): Promise<number> {
  const heading = page.getByTestId("selection").getByRole("heading").first();
  if (!(await heading.isVisible())) return 0;
  const words = await heading.innerText();
  return words.includes("selected") ? Number(words.replaceAll(/\D/g, "")) : 1;
}

/** What undo would take back: the name of the last step. */
async function lastStep(): Promise<string> {
  await page.mouse.move(2, 2);
  await page.getByTestId("undo").hover();
  const words = await page.getByRole("tooltip").filter({ hasText: /undo/i }).innerText();
  await page.mouse.move(2, 2);
  return words.replace(/^Undo: /, "").replace(/ {2}·.*$/, "");
}

async function saved(): Promise<void> {
  await expect.poll(() => page.getByTestId("save-state").innerText()).toMatch(/^Saved/);
}

/** Takes steps back, each only when the one before is in the file. */
async function undo(steps = 1): Promise<void> {
  for (let step = 0; step < steps; step++) {
    await keys("Control+z");
    await saved();
  }
}

/** Chooses the territory that tools give to, by its name. */
async function activate(name: string): Promise<void> {
  await page.getByTestId("active-territory").click();
  await page.getByRole("menuitem", { name, exact: true }).click();
  await page.getByRole("menuitem").first().waitFor({ state: "detached" });
}

/** Whom the unit at a place belongs to, as the map's tooltip says. */
async function holderAt(place: Place): Promise<string> {
  await keys("v");
  const [x, y] = await at(place);
  await page.mouse.move(x, y);
  await page.mouse.move(x, y + 1);
  await page.getByTestId("map-tooltip").waitFor();
  await page.waitForTimeout(80);
  return (await page.getByTestId("map-tooltip").innerText()).split("\n")[1] ?? "";
}

const MIDDLE: Place = [0.5, 0.5];

describe("selecting tools", () => {
  it("the brush sweeps over units, larger and smaller by its keys; Shift adds, Alt takes out", async () => {
    await keys("p");
    await drag([0.45, 0.45], [0.55, 0.45]);
    await expect.poll(selectedCount).toBeGreaterThan(20);
    const narrow = await selectedCount();
    await keys("]", "]", "]", "]");
    await drag([0.45, 0.45], [0.55, 0.45]);
    await expect.poll(selectedCount).toBeGreaterThan(1.5 * narrow);
    const wide = await selectedCount();
    await keys("[", "[", "[", "[");
    await page.keyboard.down("Alt");
    await drag([0.45, 0.45], [0.55, 0.45]);
    await page.keyboard.up("Alt");
    await expect.poll(selectedCount).toBeLessThan(wide);
    const rim = await selectedCount();
    expect(rim).toBeGreaterThan(0);
    await page.keyboard.down("Shift");
    await drag([0.45, 0.45], [0.55, 0.45]);
    await page.keyboard.up("Shift");
    await expect.poll(selectedCount).toBe(wide);
  });

  it("a polygon is clicked corner by corner: Enter or a double click ends it, Backspace takes a corner back", async () => {
    await keys("Escape", "g");
    for (const corner of [
      [0.45, 0.4],
      [0.55, 0.4],
      [0.55, 0.5],
    ] as const)
      await click(corner);
    await keys("Enter");
    await expect.poll(selectedCount).toBeGreaterThan(50);
    const triangle = await selectedCount();
    for (const corner of [
      [0.45, 0.4],
      [0.55, 0.4],
      [0.9, 0.1],
    ] as const)
      await click(corner);
    await keys("Backspace");
    await click([0.55, 0.5]);
    await click([0.45, 0.5]);
    await click([0.45, 0.5]);
    await expect.poll(selectedCount).toBeGreaterThan(1.5 * triangle);
    const square = await selectedCount();
    await click([0.2, 0.2]);
    await click([0.8, 0.2]);
    await click([0.8, 0.8]);
    await keys("Escape");
    expect(await selectedCount()).toBe(square);
  });

  it("a circle is dragged, or a distance typed and clicked, in kilometres or miles", async () => {
    await keys("Escape", "c");
    await drag(MIDDLE, [0.53, 0.5]);
    await expect.poll(selectedCount).toBeGreaterThan(20);
    await page.getByTestId("radius-distance").fill("100 km");
    await click(MIDDLE);
    await page.waitForTimeout(100);
    const kilometres = await selectedCount();
    await page.getByTestId("radius-distance").fill("100 mi");
    await click(MIDDLE);
    await expect.poll(selectedCount).toBeGreaterThan(1.8 * kilometres);
    expect(await selectedCount()).toBeLessThan(3.6 * kilometres);
    await page.getByTestId("radius-distance").fill("");
  });

  it("a gesture shows what it would take before it takes it", async () => {
    await keys("r");
    await press([
      [0.4, 0.4],
      [0.5, 0.5],
    ]);
    const words = await page.getByTestId("live-card").innerText();
    await page.mouse.up();
    const count = Number(/^([\d,]+) ZIP areas/.exec(words)?.[1]?.replaceAll(",", ""));
    await expect.poll(selectedCount).toBe(count);
    await page.getByTestId("live-card").waitFor({ state: "detached" });
  });

  it("units are found by several conditions, counted while they are written", async () => {
    await keys("Escape", "q");
    const row = page.getByTestId("condition").first();
    await row.getByTestId("condition-field").click();
    await page.getByRole("option", { name: "Annual Revenue", exact: true }).click();
    await row.getByTestId("condition-value").fill("20K");
    const many = await page.getByTestId("condition-count").innerText();
    await page.getByTestId("condition-add").click();
    const second = page.getByTestId("condition").nth(1);
    await second.getByTestId("condition-field").click();
    await page.getByRole("option", { name: "State, county …" }).click();
    await second.getByTestId("condition-value").click();
    await second.getByTestId("condition-value").fill("Kansas");
    await page.getByRole("option", { name: "Kansas", exact: true }).click();
    await expect.poll(() => page.getByTestId("condition-count").innerText()).not.toBe(many);
    const words = await page.getByTestId("condition-count").innerText();
    await page.getByTestId("condition-select").click();
    await expect.poll(selectedCount).toBe(Number(/^([\d,]+) /.exec(words)?.[1]?.replaceAll(",", "")));
    expect(await selectedCount()).toBeGreaterThan(3);
  });

  it("a selection grows and shrinks, widens to its state and its territory, and is turned inside out", async () => {
    await keys("Escape", "v");
    await click(MIDDLE);
    await expect.poll(selectedCount).toBe(1);
    await keys(">");
    await expect.poll(selectedCount).toBeGreaterThan(2);
    await keys("<");
    await expect.poll(selectedCount).toBe(1);
    await keys("u");
    await expect.poll(selectedCount).toBeGreaterThan(1);
    const county = await selectedCount();
    await page.getByTestId("selection-menu").click();
    await page.getByRole("menuitem", { name: "Everything in the same state" }).click();
    await expect.poll(selectedCount).toBeGreaterThan(county);
    await keys("w");
    await page.waitForTimeout(100);
    const territory = await selectedCount();
    expect(territory).toBeGreaterThan(county);
    await keys("i");
    await expect.poll(selectedCount).toBe(33_300 - territory);
  });
});

describe("assigning tools", () => {
  it("the brush paints straight into the active territory: asked once, one step, Escape leaves nothing", async () => {
    await keys("Escape", "v");
    const mine = await holderAt([0.5, 0.45]);
    await activate(mine);
    await keys("p", "m");
    await press([
      [0.5, 0.45],
      [0.5, 0.8],
    ]);
    await expect.poll(() => page.getByTestId("live-card").innerText()).toContain(mine);
    expect(await page.getByTestId("live-card").innerText()).toContain("worst off");
    const present = await page.getByTestId("territories-table").innerText();
    await keys("Escape");
    await page.mouse.up();
    await page.getByTestId("live-card").waitFor({ state: "detached" });
    expect(await page.getByTestId("territories-table").innerText()).toBe(present);

    await drag([0.5, 0.45], [0.5, 0.8]);
    await expect.poll(() => page.getByTestId("take-question").innerText()).toMatch(/would leave/);
    await page.getByTestId("take-always").check();
    await page.getByTestId("take-all").click();
    await expect.poll(() => page.getByTestId("territories-table").innerText()).not.toBe(present);
    await saved();
    expect(await lastStep()).toMatch(new RegExp(`^Painted [\\d,]+ ZIP areas into ${mine}`));

    await drag([0.45, 0.5], [0.3, 0.5]);
    await saved();
    expect(await page.getByTestId("take-question").count()).toBe(0);
    await undo(2);
    await expect.poll(() => page.getByTestId("territories-table").innerText()).toBe(present);
  });

  it("a border is pulled: what the pointer passes joins the territory it came from", async () => {
    const west = await holderAt([0.45, 0.5]);
    await keys("e");
    await drag([0.45, 0.5], [0.75, 0.5]);
    await saved();
    expect(await lastStep()).toMatch(new RegExp(`^Painted [\\d,]+ ZIP areas? into ${west}`));
    expect(await holderAt([0.6, 0.5])).toBe(west);
    await undo();
  });

  it("a hole is filled by a click, and by the command, whoever stands around", async () => {
    const around = await holderAt(MIDDLE);
    await activate(around);
    await keys("v");
    await click(MIDDLE);
    await keys(">", "Delete");
    await expect.poll(() => holderAt(MIDDLE)).toBe("Unassigned");
    await keys("k");
    await click(MIDDLE);
    await saved();
    expect(await holderAt(MIDDLE)).toBe(around);
    await undo();
    await expect.poll(() => holderAt(MIDDLE)).toBe("Unassigned");
    await page.getByTestId("assign-menu").click();
    await page.getByTestId("command-fillHoles").click();
    await expect.poll(() => page.getByTestId("proposal").innerText()).toContain(`Fill the holes of ${around}`);
    await page.getByTestId("proposal-accept").click();
    await saved();
    expect(await holderAt(MIDDLE)).toBe(around);
    expect(await lastStep()).toContain(`Filled the holes of ${around}`);
    await undo(2);
  });

  it("selected units of two territories change sides", async () => {
    await keys("Escape", "v");
    const first = await holderAt([0.45, 0.5]);
    const second = await holderAt([0.45, 0.7]);
    expect(first).not.toBe(second);
    await click([0.45, 0.5]);
    await page.keyboard.down("Shift");
    await click([0.45, 0.7]);
    await page.keyboard.up("Shift");
    await page.getByTestId("assign-menu").click();
    await page.getByTestId("command-exchange").click();
    await page.getByTestId("proposal-accept").click();
    await expect.poll(() => holderAt([0.45, 0.5])).toBe(second);
    expect(await holderAt([0.45, 0.7])).toBe(first);
    await undo();
  });
});

describe("the map without a mouse", () => {
  it("is walked with the arrow keys, selected with Space, and says what is there", async () => {
    await keys("Escape", "v");
    await page.locator("[data-testid=map] canvas").first().focus();
    await keys("ArrowRight");
    const line = page.getByTestId("cursor-line");
    await expect.poll(() => line.innerText()).toMatch(/^\d{5} .+ · .+ · \$/);
    const start = await line.innerText();
    await keys("ArrowRight");
    await expect.poll(() => line.innerText()).not.toBe(start);
    expect(await line.getAttribute("aria-live")).toBe("polite");
    await keys(" ");
    await expect.poll(selectedCount).toBe(1);
    await keys("Shift+ArrowDown", "Shift+ArrowDown");
    await expect.poll(selectedCount).toBe(3);
    await keys(" ");
    await expect.poll(selectedCount).toBe(2);
  });

  it("nothing is complained of", () => {
    expect(window.complaints).toEqual([]);
  });
});
