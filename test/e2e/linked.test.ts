import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { type Hands, MIDDLE, until } from "./hands.ts";
import { shareSamplePlan } from "./shared-window.ts";

let page: Page;
let hands: Hands;
let complaints: readonly string[];

shareSamplePlan(async (shared) => {
  ({ page, hands, complaints } = shared);
  page.setDefaultTimeout(15_000);
});

const byTestId = (id: string): Locator => page.getByTestId(id);
const dock = (tab: string) => byTestId(`dock-${tab}`).click();
const table = (): Locator => byTestId("territories-table");
const row = (name: string): Locator => table().getByRole("row").filter({ hasText: name }).first();
const item = (name: string): Locator => byTestId("tree").getByRole("treeitem").filter({ hasText: name }).first();
const bar = (name: string): Locator =>
  byTestId("index-chart")
    .getByRole("option", { name: new RegExp(`^${name}:`) })
    .first();
const isHovered = (what: Locator) => until(() => what.getAttribute("data-hovered"));
const isSelected = (what: Locator) => until(() => what.getAttribute("aria-selected"));
/** Narrows the tree, which draws only what is in sight. */
const find = (words: string): Promise<void> =>
  page.getByRole("textbox", { name: "Find a territory or owner" }).fill(words);

describe("map, table, tree and chart", () => {
  it("show one another what is pointed at", async () => {
    await hands.openPanel("territories");
    const name = await hands.holderAt(MIDDLE);
    await find(name);
    await isHovered(row(name)).toBe("true");
    await isHovered(item(name)).toBe("true");
    await item(name).hover();
    await isHovered(row(name)).toBe("true");
    // Away from everything, then onto the row: the map draws the territory's outline.
    await byTestId("plan-menu").hover();
    expect(await hands.changesMap(() => row(name).hover())).toBe(true);
    await dock("chart");
    await bar(name).hover();
    await isHovered(item(name)).toBe("true");
    await page.mouse.move(...(await hands.at(MIDDLE)));
    await isHovered(bar(name)).toBe("true");
    await dock("territories");
  });

  it("show one another what is chosen", async () => {
    const name = await hands.holderAt(MIDDLE);
    await hands.click(MIDDLE);
    await isSelected(row(name)).toBe("true");
    await isSelected(item(name)).toBe("true");
    await dock("chart");
    await isSelected(bar(name)).toBe("true");
    await find("");
    await bar("Grace Liu").click();
    await find("Grace");
    await isSelected(item("Grace Liu")).toBe("true");
    await dock("territories");
    await isSelected(row("Grace Liu")).toBe("true");
    expect(await byTestId("territory-name").inputValue()).toBe("Grace Liu");
    await find("");
    // Bars and rows are brought into sight within their lists: the window stays where it is.
    const reach = await page.evaluate(() => {
      document.documentElement.scrollTop = 1000;
      document.body.scrollTop = 1000;
      return [document.documentElement.scrollTop, document.body.scrollTop, window.scrollY];
    });
    expect(reach).toEqual([0, 0, 0]);
  });

  it("go on by keys from where was clicked", async () => {
    await table().getByRole("row").nth(2).click();
    const first = await byTestId("territory-name").inputValue();
    await hands.keys("ArrowDown", "Enter");
    await until(() => byTestId("territory-name").inputValue()).not.toBe(first);
    await hands.keys("ArrowUp", "Enter");
    await until(() => byTestId("territory-name").inputValue()).toBe(first);
  });
});

describe("a table", () => {
  const column = async (at: number): Promise<string[]> => {
    const cells = await table()
      .locator(`[role=gridcell][aria-colindex="${at + 1}"]`)
      .allInnerTexts();
    return cells.slice(0, 8).map((words) => words.trim());
  };
  const sortBy = (name: string, tableId = "territories-table"): Promise<void> =>
    byTestId(tableId).getByRole("columnheader", { name }).getByRole("button").first().click();

  it("sorts by names and by numbers, either way", async () => {
    await sortBy("Against target");
    await sortBy("Territory");
    await until(async () => (await column(0))[0]).toBe("Aisha Coleman");
    const up = await column(0);
    expect(up).toEqual(up.toSorted((a, b) => a.localeCompare(b)));
    await sortBy("Territory");
    await until(async () => (await column(0))[0]).not.toBe(up[0]);
    const down = await column(0);
    expect(down).toEqual(down.toSorted((a, b) => b.localeCompare(a)));
    await sortBy("Accounts");
    await until(async () => (await column(0))[0]).toBe("Kevin Tanaka");
  });

  it("of 33,300 units sorts, and shows its far end", async () => {
    await dock("units");
    await sortBy("Accounts", "units-table");
    const heads = await byTestId("units-table").getByRole("columnheader").allInnerTexts();
    const accounts = heads.findIndex((head) => head.startsWith("Accounts"));
    const cell = byTestId("units-table").getByRole("row").nth(1).getByRole("gridcell").nth(accounts);
    await until(async () => Number(await cell.innerText())).toBeGreaterThan(5);
    await byTestId("units-table").focus();
    await hands.keys("End");
    await until(() => byTestId("units-table").locator("[aria-rowindex='33301']").count()).toBe(1);
    await dock("territories");
  });
});

describe("the change against the baseline", () => {
  it("is one switch away, for the scenario and for a territory, and goes as it came", async () => {
    const scorecard = byTestId("scorecard");
    const change = scorecard.getByText(/[▲▼]/);
    expect(await change.count()).toBe(0);
    await hands.keys("v");
    const name = await hands.holderAt(MIDDLE);
    await hands.click(MIDDLE);
    await hands.keys(">", ">", ">", "Delete");
    await hands.saved();
    await until(() => change.count()).toBeGreaterThan(1);
    await row(name).click();
    await until(() => byTestId("territory-totals").innerText()).toMatch(/▼\s*−/);
    const toggle = scorecard.getByRole("switch", { name: "Show the change against the baseline" });
    await toggle.uncheck({ force: true });
    await until(() => change.count()).toBe(0);
    await until(() => byTestId("territory-totals").innerText()).not.toMatch(/[▲▼]/);
    await toggle.check({ force: true });
    await until(() => change.count()).toBeGreaterThan(1);
    await hands.undo();
    await until(() => change.count()).toBe(0);
  });
});

describe("a territory's own fields", () => {
  const field = (name: string): Locator => byTestId("territory").getByRole("textbox", { name, exact: true });

  it("are colour, owner and note, each one step of the history", async () => {
    await row("Grace Liu").click();
    const swatch = byTestId("territory").getByTestId("color-button");
    const before = await swatch.getAttribute("aria-label");
    await swatch.click();
    await page.getByRole("dialog").getByRole("button").nth(3).click();
    await until(() => swatch.getAttribute("aria-label")).not.toBe(before);
    await hands.keys("Escape");
    await field("Owner").fill("Ada Lovelace");
    await hands.keys("Enter");
    await until(() => row("Grace Liu").innerText()).toContain("Ada Lovelace");
    await field("Note").fill("Talk to Grace first");
    await hands.keys("Tab");
    await hands.saved();
    await page.getByTestId("plan-menu").focus();
    await hands.undo();
    await until(() => field("Note").inputValue()).toBe("");
    await hands.undo();
    await until(() => field("Owner").inputValue()).toBe("Grace Liu");
    await hands.undo();
    await until(() => swatch.getAttribute("aria-label")).toBe(before);
  });

  it("the palette finds cities, and reps by what they hold", async () => {
    await row("Grace Liu").click();
    await field("Owner").fill("Ada Lovelace");
    await hands.keys("Enter");
    await hands.saved();
    const look = async (words: string, option: RegExp): Promise<void> => {
      await hands.keys("Control+k");
      await byTestId("palette-input").fill(words);
      await byTestId("palette-list").getByRole("option", { name: option }).first().waitFor();
      await byTestId("palette-list").getByRole("option", { name: option }).first().click();
      await byTestId("palette-input").waitFor({ state: "detached" });
    };
    await page.getByTestId("plan-menu").focus();
    await look("worcester", /Worcester, MA.*city/i);
    await until(hands.selectedCount).toBeGreaterThan(3);
    await look("lovelace", /Ada Lovelace/);
    await until(() => byTestId("territory-name").inputValue()).toBe("Grace Liu");
    await hands.undo();
  });

  it("it is split into three, and deleted, each one step", async () => {
    const before = await hands.territoryCount();
    await hands.openPanel("territories");
    await find("Grace");
    const act = async (name: string, action: string): Promise<void> => {
      await item(name).hover();
      await item(name)
        .getByRole("button", { name: /^Actions/ })
        .click();
      await page.getByRole("menuitem", { name: action }).click();
    };
    await act("Grace Liu", "Split…");
    await byTestId("split-form").getByRole("textbox").fill("3");
    await byTestId("split-form").getByRole("button", { name: "Split" }).click();
    await item("Grace Liu 3").waitFor({ timeout: 30_000 });
    await until(hands.territoryCount).toBe(before + 2);
    await act("Grace Liu 3", "Delete");
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await until(hands.territoryCount).toBe(before + 1);
    // Until the dialog has gone the keys are its own.
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByTestId("plan-menu").focus();
    await hands.saved();
    await hands.undo();
    await until(hands.territoryCount).toBe(before + 2);
    await hands.undo();
    await until(hands.territoryCount).toBe(before);
  });
});

it("nothing is complained of", () => {
  expect(complaints).toEqual([]);
});
