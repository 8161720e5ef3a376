import type { Map as MapLibreMap } from "maplibre-gl";
import type { JSHandle, Page } from "playwright-core";
import { expect } from "vitest";

/** A place on the map, by shares of its width and height; [0.5, 0.5] is in the middle of the country. */
export type Place = readonly [x: number, y: number];

export const MIDDLE: Place = [0.5, 0.5];

/** Patience for a machine that does other things, too. */
export const until = <Value>(read: () => Value | Promise<Value>) => expect.poll(read, { timeout: 15_000 });

/** As much of React's bookkeeping as leads from an element up to what its components were given. */
type Fiber = { readonly memoizedProps: { readonly map?: MapLibreMap } | null; readonly return: Fiber | null };

export type Rgb = readonly [red: number, green: number, blue: number];

export type Hands = ReturnType<typeof handsOn>;

/** The one colour of a square of pixels; null where there are several. */
export function evenColor(pixels: readonly number[]): Rgb | null {
  const [r = 0, g = 0, b = 0] = pixels;
  return pixels.every((value, i) => i % 4 === 3 || Math.abs(value - [r, g, b][i % 4]!) <= 3) ? [r, g, b] : null;
}

/** What hands do in a window, on its map above all, and what they read off the screen afterwards. */
export function handsOn(page: Page) {
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

  const territoryCount = async (): Promise<number> =>
    Number((await page.getByTestId("dock-territories").innerText()).replaceAll(/\D/g, ""));

  /** Waits until what was done is in the file. */
  const saved = (): Promise<void> => until(() => page.getByTestId("save-state").innerText()).toMatch(/^Saved/);

  /** Takes steps back, each only when the one before is in the file. */
  async function undo(steps = 1): Promise<void> {
    for (let step = 0; step < steps; step++) {
      await keys("Control+z");
      await saved();
    }
  }

  /** Runs a command of the palette by its name. */
  async function command(name: string): Promise<void> {
    await keys("Control+k");
    await page.getByTestId("palette-input").fill(name);
    await page.getByTestId("palette-list").getByRole("option", { selected: true }).filter({ hasText: name }).waitFor();
    await keys("Enter");
    await page.getByTestId("palette-input").waitFor({ state: "detached" });
  }

  /** Chooses the territory that tools give to, by its name. */
  async function activate(name: string): Promise<void> {
    await page.getByTestId("active-territory").click();
    await page.getByRole("menuitem", { name, exact: true }).click();
    await page.getByRole("menuitem").first().waitFor({ state: "detached" });
  }

  /** Opens a panel that may be open: the rail's buttons fold what is. */
  async function openPanel(panel: string): Promise<void> {
    const button = page.getByTestId(`rail-${panel}`);
    if ((await button.getAttribute("aria-expanded")) !== "true") await button.click();
  }

  /** Chooses an option of a field by its words. */
  async function choose(field: string, option: string | RegExp): Promise<void> {
    await page.getByTestId(field).click();
    const name = typeof option === "string" ? { name: option, exact: true } : { name: option };
    await page.getByRole("option", name).first().click();
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

  /** The middle of the map as a picture, once it is at rest. */
  async function picture(): Promise<string> {
    const [x, y] = await at([0.35, 0.3]);
    const clip = { x, y, width: 300, height: 160 };
    const take = async (): Promise<string> => (await page.screenshot({ clip })).toString("base64");
    let last = await take();
    for (let look = 0; look < 20; look++) {
      await page.waitForTimeout(150);
      const next = await take();
      if (next === last) break;
      last = next;
    }
    return last;
  }

  /** The window's pixels in squares around some points, row by row, four numbers each. */
  async function squaresAt(points: readonly (readonly [number, number])[], size: number): Promise<number[][]> {
    const shot = (await page.screenshot()).toString("base64");
    return page.evaluate(
      async ({ base64, places, side }) => {
        const image = new Image();
        image.src = `data:image/png;base64,${base64}`;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext("2d");
        context?.drawImage(image, 0, 0);
        const half = Math.floor(side / 2);
        return places.map(([x, y]) => [
          ...(context?.getImageData(Math.round(x) - half, Math.round(y) - half, side, side).data ?? []),
        ]);
      },
      { base64: shot, places: points, side: size },
    );
  }

  /** The colours of the window at some points, null where a point's neighbours have another one: an edge, a letter. */
  const colorsAt = async (points: readonly (readonly [number, number])[]): Promise<(Rgb | null)[]> =>
    (await squaresAt(points, 3)).map(evenColor);

  /** MapLibre's own map, for what pixels do not tell. */
  const mapObject = (): Promise<JSHandle<MapLibreMap>> =>
    page.getByTestId("legend").evaluateHandle((element) => {
      const key = Object.keys(element).find((each) => each.startsWith("__reactFiber$")) ?? "";
      let fiber: Fiber | null = (element as unknown as Record<string, Fiber | undefined>)[key] ?? null;
      while (fiber !== null && fiber.memoizedProps?.map === undefined) fiber = fiber.return;
      if (fiber?.memoizedProps?.map === undefined) throw new Error("no map above the legend");
      return fiber.memoizedProps.map;
    });

  /** Whether the picture of the map changes by what is done. */
  async function changesMap(act: () => Promise<unknown>): Promise<boolean> {
    const before = await picture();
    await act();
    try {
      await expect.poll(picture, { timeout: 10_000 }).not.toBe(before);
      return true;
    } catch {
      return false;
    }
  }

  return {
    at,
    picture,
    squaresAt,
    colorsAt,
    mapObject,
    changesMap,
    press,
    drag,
    click,
    keys,
    selectedCount,
    territoryCount,
    lastStep,
    saved,
    undo,
    openPanel,
    choose,
    command,
    activate,
    holderAt,
  };
}
