import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { type Hands, MIDDLE } from "./hands.ts";
import { shareSamplePlan } from "./shared-window.ts";

let page: Page;
let hands: Hands;
let complaints: readonly string[];

shareSamplePlan((shared) => {
  ({ page, hands, complaints } = shared);
  page.setDefaultTimeout(10_000);
});

describe("selecting tools", () => {
  it("the brush sweeps over units, larger and smaller by its keys; Shift adds, Alt takes out", async () => {
    await hands.keys("p");
    await hands.drag([0.45, 0.45], [0.55, 0.45]);
    await expect.poll(hands.selectedCount).toBeGreaterThan(20);
    const narrow = await hands.selectedCount();
    await hands.keys("]", "]", "]", "]");
    await hands.drag([0.45, 0.45], [0.55, 0.45]);
    await expect.poll(hands.selectedCount).toBeGreaterThan(1.5 * narrow);
    const wide = await hands.selectedCount();
    await hands.keys("[", "[", "[", "[");
    await page.keyboard.down("Alt");
    await hands.drag([0.45, 0.45], [0.55, 0.45]);
    await page.keyboard.up("Alt");
    await expect.poll(hands.selectedCount).toBeLessThan(wide);
    const rim = await hands.selectedCount();
    expect(rim).toBeGreaterThan(0);
    await page.keyboard.down("Shift");
    await hands.drag([0.45, 0.45], [0.55, 0.45]);
    await page.keyboard.up("Shift");
    await expect.poll(hands.selectedCount).toBe(wide);
  });

  it("a polygon is clicked corner by corner: Enter or a double click ends it, Backspace takes a corner back", async () => {
    await hands.keys("Escape", "g");
    for (const corner of [
      [0.45, 0.4],
      [0.55, 0.4],
      [0.55, 0.5],
    ] as const)
      await hands.click(corner);
    await hands.keys("Enter");
    await expect.poll(hands.selectedCount).toBeGreaterThan(50);
    const triangle = await hands.selectedCount();
    for (const corner of [
      [0.45, 0.4],
      [0.55, 0.4],
      [0.9, 0.1],
    ] as const)
      await hands.click(corner);
    await hands.keys("Backspace");
    await hands.click([0.55, 0.5]);
    await hands.click([0.45, 0.5]);
    await hands.click([0.45, 0.5]);
    await expect.poll(hands.selectedCount).toBeGreaterThan(1.5 * triangle);
    const square = await hands.selectedCount();
    await hands.click([0.2, 0.2]);
    await hands.click([0.8, 0.2]);
    await hands.click([0.8, 0.8]);
    await hands.keys("Escape");
    expect(await hands.selectedCount()).toBe(square);
  });

  it("a circle is dragged, or a distance typed and clicked, in kilometres or miles", async () => {
    await hands.keys("Escape", "c");
    await hands.drag(MIDDLE, [0.53, 0.5]);
    await expect.poll(hands.selectedCount).toBeGreaterThan(20);
    const dragged = await hands.selectedCount();
    await page.getByTestId("radius-distance").fill("100 km");
    await hands.click(MIDDLE);
    await expect.poll(hands.selectedCount).not.toBe(dragged);
    const kilometres = await hands.selectedCount();
    await page.getByTestId("radius-distance").fill("100 mi");
    await hands.click(MIDDLE);
    await expect.poll(hands.selectedCount).toBeGreaterThan(1.8 * kilometres);
    expect(await hands.selectedCount()).toBeLessThan(3.6 * kilometres);
    await page.getByTestId("radius-distance").fill("");
  });

  it("a gesture shows what it would take before it takes it", async () => {
    await hands.keys("r");
    const before = await hands.selectedCount();
    await hands.drag([0.4, 0.4], [0.5, 0.5]);
    await expect.poll(hands.selectedCount).not.toBe(before);
    const count = await hands.selectedCount();
    await page.getByTestId("live-card").waitFor({ state: "detached" });
    await hands.keys("Escape");
    await expect.poll(hands.selectedCount).toBe(0);
    await hands.press([0.4, 0.4], [0.5, 0.5]);
    const shown = async (): Promise<number> =>
      Number(/^([\d,]+) ZIP areas/.exec(await page.getByTestId("live-card").innerText())?.[1]?.replaceAll(",", ""));
    await expect.poll(shown).toBe(count);
    expect(await hands.selectedCount()).toBe(0);
    await page.mouse.up();
    await expect.poll(hands.selectedCount).toBe(count);
    await page.getByTestId("live-card").waitFor({ state: "detached" });
  });

  it("units are found by several conditions, counted while they are written", async () => {
    await hands.keys("Escape", "q");
    const row = page.getByTestId("condition").first();
    await row.getByTestId("condition-field").click();
    await page.getByRole("option", { name: "Annual Revenue", exact: true }).click();
    const counted = (): Promise<string> => page.getByTestId("condition-count").innerText();
    const all = await counted();
    await row.getByTestId("condition-value").fill("20K");
    await expect.poll(counted).not.toBe(all);
    const many = await counted();
    await page.getByTestId("condition-add").click();
    const second = page.getByTestId("condition").nth(1);
    await second.getByTestId("condition-field").click();
    await page.getByRole("option", { name: "State, county …" }).click();
    await second.getByTestId("condition-value").click();
    await second.getByTestId("condition-value").fill("Kansas");
    await page.getByRole("option", { name: "Kansas", exact: true }).click();
    await expect.poll(counted).not.toBe(many);
    const words = await counted();
    await page.getByTestId("condition-select").click();
    await expect.poll(hands.selectedCount).toBe(Number(/^([\d,]+) /.exec(words)?.[1]?.replaceAll(",", "")));
    expect(await hands.selectedCount()).toBeGreaterThan(3);
  });

  it("a selection grows and shrinks, widens to its state and its territory, and is turned inside out", async () => {
    await hands.keys("Escape", "v");
    await hands.click(MIDDLE);
    await expect.poll(hands.selectedCount).toBe(1);
    await hands.keys(">");
    await expect.poll(hands.selectedCount).toBeGreaterThan(2);
    await hands.keys("<");
    await expect.poll(hands.selectedCount).toBe(1);
    await hands.keys("u");
    await expect.poll(hands.selectedCount).toBeGreaterThan(1);
    const county = await hands.selectedCount();
    await page.getByTestId("selection-menu").click();
    await page.getByRole("menuitem", { name: "Everything in the same state" }).click();
    await expect.poll(hands.selectedCount).toBeGreaterThan(county);
    const state = await hands.selectedCount();
    await hands.keys("w");
    await expect.poll(hands.selectedCount).not.toBe(state);
    const territory = await hands.selectedCount();
    expect(territory).toBeGreaterThan(county);
    await hands.keys("i");
    await expect.poll(hands.selectedCount).toBe(33_300 - territory);
  });
});

describe("assigning tools", () => {
  it("the brush paints straight into the active territory: asked once, one step, Escape leaves nothing", async () => {
    await hands.keys("Escape", "v");
    const mine = await hands.holderAt([0.5, 0.45]);
    await hands.activate(mine);
    await hands.keys("p", "m");
    await hands.press([0.5, 0.45], [0.5, 0.8]);
    await expect.poll(() => page.getByTestId("live-card").innerText()).toContain(mine);
    expect(await page.getByTestId("live-card").innerText()).toContain("worst off");
    const present = await page.getByTestId("territories-table").innerText();
    await hands.keys("Escape");
    await page.mouse.up();
    await page.getByTestId("live-card").waitFor({ state: "detached" });
    expect(await page.getByTestId("territories-table").innerText()).toBe(present);

    await hands.drag([0.5, 0.45], [0.5, 0.8]);
    await expect.poll(() => page.getByTestId("take-question").innerText()).toMatch(/would leave/);
    await page.getByTestId("take-always").check();
    await page.getByTestId("take-all").click();
    await expect.poll(() => page.getByTestId("territories-table").innerText()).not.toBe(present);
    await hands.saved();
    expect(await hands.lastStep()).toMatch(new RegExp(`^Painted [\\d,]+ ZIP areas into ${mine}`));

    await hands.drag([0.45, 0.5], [0.3, 0.5]);
    await hands.saved();
    expect(await page.getByTestId("take-question").count()).toBe(0);
    await hands.undo(2);
    await expect.poll(() => page.getByTestId("territories-table").innerText()).toBe(present);
  });

  it("a border is pulled: what the pointer passes joins the territory it came from", async () => {
    const west = await hands.holderAt([0.45, 0.5]);
    const east = await hands.holderAt([0.6, 0.5]);
    await hands.keys("e");
    await hands.drag([0.45, 0.5], [0.75, 0.5]);
    await hands.saved();
    expect(await hands.lastStep()).toMatch(new RegExp(`^Painted [\\d,]+ ZIP areas? into ${west}`));
    await expect.poll(() => hands.holderAt([0.6, 0.5])).toBe(west);
    await hands.undo();
    await expect.poll(() => hands.holderAt([0.6, 0.5])).toBe(east);
  });

  it("a hole is filled by a click, and by the command, whoever stands around", async () => {
    const around = await hands.holderAt(MIDDLE);
    await hands.activate(around);
    await hands.keys("v");
    await hands.click(MIDDLE);
    await hands.keys(">", "Delete");
    await expect.poll(() => hands.holderAt(MIDDLE)).toBe("Unassigned");
    await hands.keys("k");
    await hands.click(MIDDLE);
    await expect.poll(() => hands.holderAt(MIDDLE)).toBe(around);
    await hands.saved();
    await hands.undo();
    await expect.poll(() => hands.holderAt(MIDDLE)).toBe("Unassigned");
    await page.getByTestId("assign-menu").click();
    await page.getByTestId("command-fillHoles").click();
    await expect.poll(() => page.getByTestId("proposal").innerText()).toContain(`Fill the holes of ${around}`);
    await page.getByTestId("proposal-accept").click();
    await expect.poll(() => hands.holderAt(MIDDLE)).toBe(around);
    await hands.saved();
    expect(await hands.lastStep()).toContain(`Filled the holes of ${around}`);
    await hands.undo();
    await expect.poll(() => hands.holderAt(MIDDLE)).toBe("Unassigned");
    await hands.undo();
    await expect.poll(() => hands.holderAt(MIDDLE)).toBe(around);
  });

  it("selected units of two territories change sides", async () => {
    await hands.keys("Escape", "v");
    const first = await hands.holderAt([0.45, 0.5]);
    const second = await hands.holderAt([0.45, 0.7]);
    expect(first).not.toBe(second);
    await hands.click([0.45, 0.5]);
    await page.keyboard.down("Shift");
    await hands.click([0.45, 0.7]);
    await page.keyboard.up("Shift");
    await page.getByTestId("assign-menu").click();
    await page.getByTestId("command-exchange").click();
    await page.getByTestId("proposal-accept").click();
    await expect.poll(() => hands.holderAt([0.45, 0.5])).toBe(second);
    expect(await hands.holderAt([0.45, 0.7])).toBe(first);
    await hands.undo();
  });
});

describe("the map without a mouse", () => {
  it("is walked with the arrow keys, selected with Space, and says what is there", async () => {
    await hands.keys("Escape", "v");
    await page.locator("[data-testid=map] canvas").first().focus();
    await hands.keys("ArrowRight");
    const line = page.getByTestId("cursor-line");
    await expect.poll(() => line.innerText()).toMatch(/^\d{5} .+ · .+ · \$/);
    const start = await line.innerText();
    await hands.keys("ArrowRight");
    await expect.poll(() => line.innerText()).not.toBe(start);
    expect(await line.getAttribute("aria-live")).toBe("polite");
    await hands.keys(" ");
    await expect.poll(hands.selectedCount).toBe(1);
    await hands.keys("Shift+ArrowDown", "Shift+ArrowDown");
    await expect.poll(hands.selectedCount).toBe(3);
    await hands.keys(" ");
    await expect.poll(hands.selectedCount).toBe(2);
  });

  it("nothing is complained of", () => {
    expect(complaints).toEqual([]);
  });
});
