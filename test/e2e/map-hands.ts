import type { Page } from "playwright-core";
import { expect } from "vitest";

/** A place on the map, by shares of its width and height; [0.5, 0.5] is in the middle of the country. */
export type Place = readonly [x: number, y: number];

export const MIDDLE: Place = [0.5, 0.5];

/** What a hand does on the map of a window, and what it reads off the screen afterwards. */
export function mapHands(page: Page) {
  async function at([x, y]: Place): Promise<[number, number]> {
    const box = await page.getByTestId("map").boundingBox();
    if (box === null) throw new Error("no map");
    return [box.x + x * box.width, box.y + y * box.height];
  }

  /** Presses the button at the first place and goes on to the others; it stays down. */
  async function press(...places: readonly Place[]): Promise<void> {
    const [first, ...others] = await Promise.all(places.map(at));
    if (first === undefined) return;
    await page.mouse.move(...first);
    await page.mouse.down();
    for (const place of others) await page.mouse.move(...place, { steps: 5 });
  }

  async function drag(...places: readonly Place[]): Promise<void> {
    await press(...places);
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

  return { at, press, drag, click, keys, selectedCount, lastStep, saved, undo, activate, holderAt };
}
