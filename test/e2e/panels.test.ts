import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { type Hands, until } from "./hands.ts";
import { shareSamplePlan } from "./shared-window.ts";
import { mapIsReady } from "./studio-under-test.ts";

let page: Page;
let hands: Hands;
let complaints: readonly string[];

shareSamplePlan(async (shared) => {
  ({ page, hands, complaints } = shared);
  await shared.context.grantPermissions(["clipboard-read", "clipboard-write"]);
});

const byTestId = (id: string) => page.getByTestId(id);
const rowsOf = (table: string) => byTestId(table).getByRole("row");
const dock = (tab: string) => byTestId(`dock-${tab}`).click();

/** Finds a unit through the palette, which selects it, and gives it to the territory with this name. */
async function give(zip: string, territory: string): Promise<void> {
  await find(zip);
  await until(() => page.locator("aside").last().innerText()).toContain(zip);
  await byTestId("assign-to").click();
  await page.getByRole("menuitem", { name: territory, exact: true }).click();
  await hands.saved();
}

async function find(words: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await byTestId("palette-input").fill(words);
  await until(() => byTestId("palette-list").getByRole("option").first().innerText()).toContain(words);
  await page.keyboard.press("Enter");
  await byTestId("palette-input").waitFor({ state: "detached" });
}
const holder = async (): Promise<string> => (await byTestId("selection-holder").innerText()).trim();

async function paste(table: string, text: string): Promise<void> {
  // Without a head Chromium pastes into editable elements only.
  await byTestId(table).evaluate((grid, clip) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", clip);
    grid.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

describe("the palette", () => {
  it("finds units, places, territories and accounts, and goes there", async () => {
    await find("02139");
    await until(() => page.locator("aside").last().innerText()).toContain("02139 Cambridge, MA");
    await page.keyboard.press("Control+k");
    await byTestId("palette-input").fill("suffolk county");
    await expect
      .poll(() => byTestId("palette-list").getByRole("option").first().innerText())
      .toContain("Suffolk, MA (county)");
    await page.keyboard.press("Enter");
    await until(() => page.locator("aside").last().innerText()).toMatch(/\d\d ZIP areas selected/);
    await find("Grace Liu");
    await until(() => byTestId("territory-name").inputValue()).toBe("Grace Liu");
  });

  it("finds an account by the service, and shows it in its unit", async () => {
    await dock("accounts");
    const first = rowsOf("accounts-table").nth(1);
    const name = (await first.getByRole("gridcell").first().innerText()).trim();
    const id = (await first.getByRole("gridcell").nth(1).innerText()).trim();
    await page.keyboard.press("Control+k");
    await byTestId("palette-input").fill(id);
    const option = byTestId("palette-list").getByRole("option", { name: name }).first();
    await option.waitFor();
    await option.click();
    await until(() => byTestId("account-search").inputValue()).toBe(id);
    await until(() => rowsOf("accounts-table").count()).toBe(2);
  });

  it("runs commands, and offers only what can be done", async () => {
    await page.keyboard.press("Control+k");
    await byTestId("palette-input").fill("history");
    await page.keyboard.press("Enter");
    await byTestId("history").waitFor();
    await byTestId("palette-input").waitFor({ state: "detached" });
    await page.keyboard.press("Control+k");
    await byTestId("palette-input").fill("redo");
    await until(() => byTestId("palette-list").innerText()).not.toMatch(/^Redo\b/m);
    await page.keyboard.press("Escape");
    await byTestId("palette-input").waitFor({ state: "detached" });
  });
});

describe("the history", () => {
  const steps = () => byTestId("history").getByRole("button");
  const current = () => byTestId("history").locator("[aria-current=step]").innerText();

  it("names every step with what it meant", async () => {
    await give("02139", "Grace Liu");
    await give("02138", "Kevin Tanaka");
    await hands.openPanel("history");
    await give("02140", "Grace Liu");
    await until(() => current()).toMatch(/^Moved 1 ZIP area into Grace Liu/);
    expect(await steps().count()).toBe(4);
    expect(await steps().allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringMatching(/into (Grace Liu|Kevin Tanaka): Annual Revenue \+\$/)]),
    );
    // A step that came while the list was open has moved the others down, each by its own height.
    const overlap = async (): Promise<number> => {
      const boxes = await Promise.all((await steps().all()).map((step) => step.boundingBox()));
      const inOrder = boxes.flatMap((box) => box ?? []).sort((a, b) => a.y - b.y);
      return Math.max(...inOrder.slice(1).map(({ y }, i) => inOrder[i]!.y + inOrder[i]!.height - y));
    };
    await until(async () => (await overlap()) < 1).toBe(true);
  });

  it("goes to any point at a click, and shows what is undone", async () => {
    await byTestId("add-checkpoint").click();
    await page.getByRole("dialog").last().getByRole("textbox").fill("Three moves");
    await page.keyboard.press("Enter");
    await byTestId("checkpoints").getByText("Three moves").waitFor();
    await steps().filter({ hasText: "Beginning" }).click();
    await until(() => current()).toContain("Beginning");
    expect(await byTestId("undo").getAttribute("aria-disabled")).toBe("true");
    expect(await page.locator("[data-state=undone]").count()).toBe(3);
    await find("02139");
    await until(() => holder()).not.toBe("Grace Liu");
    await steps().filter({ hasText: "Kevin Tanaka" }).click();
    await until(() => current()).toContain("Kevin Tanaka");
    await until(() => holder()).toBe("Grace Liu");
  });

  it("goes to a checkpoint, also after another step has followed an earlier one", async () => {
    await steps().filter({ hasText: "Beginning" }).click();
    await until(() => current()).toContain("Beginning");
    await give("02141", "Grace Liu");
    await page.getByRole("button", { name: "Show 3 steps set aside" }).click();
    await until(() => page.locator("[data-state=set-aside]").count()).toBe(3);
    await page.getByRole("button", { name: "Go to checkpoint Three moves" }).click();
    await find("02140");
    await until(() => holder()).toBe("Grace Liu");
    await find("02141");
    await until(() => holder()).not.toBe("Grace Liu");
    await hands.saved();
  });
});

describe("problems", () => {
  const count = async (): Promise<number> => Number(await byTestId("problem-count").innerText());

  it("are counted, walked by key, and mended with their effect shown before", async () => {
    await byTestId("map").click({ position: { x: 5, y: 5 } });
    await page.keyboard.press(".");
    const card = byTestId("repair-card");
    await card.getByText("A repair would").waitFor();
    const [first] = (await card.innerText()).split("\n");
    await page.keyboard.press(".");
    await until(async () => (await card.innerText()).split("\n")[0]).not.toBe(first);
    await page.keyboard.press(",");
    await until(async () => (await card.innerText()).split("\n")[0]).toBe(first);
    expect(await card.getByRole("row").count()).toBeGreaterThan(1);
    const before = await count();
    await byTestId("repair").click();
    await until(() => count()).toBeLessThan(before);
    await hands.saved();
    await byTestId("undo").click();
    await until(() => count()).toBe(before);
  });
});

describe("the tables", () => {
  it("filter columns by words and by numbers", async () => {
    await dock("units");
    await byTestId("table-filter").click();
    await byTestId("filter-name").fill("cambridge ma");
    await byTestId("filter-measure:accounts").fill("> 0");
    await until(() => byTestId("filtered-count").innerText()).toMatch(/^\d+ of 33,300$/);
    const cells = await rowsOf("units-table").nth(2).getByRole("gridcell").allInnerTexts();
    expect(cells[1]).toMatch(/Cambridge, MA/);
    await byTestId("table-filter").click();
    await byTestId("filtered-count").waitFor({ state: "detached" });
  });

  it("group rows with their sums, and fold them", async () => {
    await byTestId("table-columns").click();
    await page.getByRole("menuitemradio", { name: "State", exact: true }).click();
    await page.keyboard.press("Escape");
    const group = byTestId("units-table").locator("[role=row][aria-expanded]").first();
    await group.waitFor();
    await group.click();
    await until(() => byTestId("units-table").locator("[role=row][aria-expanded=false]").count()).toBe(1);
    await byTestId("table-columns").click();
    await page.getByRole("menuitemradio", { name: "No groups" }).click();
    await page.keyboard.press("Escape");
    await until(() => byTestId("units-table").locator("[role=row][aria-expanded]").count()).toBe(0);
  });

  it("hide columns, and change a cell in place", async () => {
    await dock("territories");
    await byTestId("table-columns").click();
    await page.getByRole("menuitemcheckbox", { name: "Pieces" }).click();
    await page.keyboard.press("Escape");
    await until(() => byTestId("territories-table").getByRole("button", { name: "Pieces" }).count()).toBe(0);
    await byTestId("territories-table").focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("F2");
    await byTestId("cell-editor").fill("The Far North");
    await page.keyboard.press("Enter");
    await until(() => rowsOf("territories-table").nth(1).innerText()).toContain("The Far North");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("F2");
    await byTestId("cell-editor").fill("Ada");
    await page.keyboard.press("Escape");
    await byTestId("cell-editor").waitFor({ state: "detached" });
    await hands.saved();
    expect(await rowsOf("territories-table").nth(1).innerText()).not.toContain("Ada");
  });

  it("copy for a spreadsheet, and take what comes back, with a word on each bad row", async () => {
    await byTestId("territories-table").focus();
    await page.keyboard.press("Control+c");
    await until(() => page.evaluate(() => navigator.clipboard.readText())).toContain("The Far North\t");
    const copied = (await page.evaluate(() => navigator.clipboard.readText())).split("\r\n");
    expect(copied).toHaveLength(26);
    expect(copied[0]).toMatch(/^Territory\tOwner\t/);

    await dock("units");
    await paste("units-table", "unit\tterritory\n2139\tThe Far North\n02138\tNowhere\n99999\tGrace Liu");
    await until(() => byTestId("paste-counts").innerText()).toMatch(/^1 to change, 2 that cannot/);
    expect(await byTestId("paste-table").innerText()).toContain("No such territory");
    await byTestId("take-paste").click();
    await hands.saved();
    await find("02139");
    await until(() => holder()).toBe("The Far North");

    await dock("territories");
    await paste("territories-table", "Territory\tOwner\tCapacity\nThe Far North\tAda\t2");
    await byTestId("take-paste").click();
    await until(() => byTestId("territories-table").innerText()).toContain("Ada");
    await hands.saved();
  });

  it("copy the accounts that the service has, with whom they belong to", async () => {
    await dock("accounts");
    await byTestId("account-search").fill("tooling");
    // What is listed is copied: the list follows a moment after the words.
    await until(() => rowsOf("accounts-table").count()).toBeGreaterThan(2);
    await byTestId("table-copy").click();
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    await until(clipboard).toMatch(/^Name\tId\tZIP\t/);
    const [heads = "", first = "", ...others] = (await clipboard()).split("\r\n");
    expect(others.length).toBeGreaterThan(0);
    const holder = first.split("\t")[heads.split("\t").indexOf("Territory")] ?? "";
    expect(holder).toMatch(/[a-z]/i);
  });

  it("set targets, in the cell and from a spreadsheet; an empty one leaves it to capacity", async () => {
    await dock("territories");
    await byTestId("territories-table").getByRole("button", { name: "Territory", exact: true }).click();
    const name = (await rowsOf("territories-table").nth(1).innerText()).split("\n")[0] ?? "";
    // By name: the rows may still be on their way to their new order.
    const row = () => rowsOf("territories-table").filter({ hasText: name }).first();
    const target = () => row().getByRole("gridcell").nth(heading).innerText();
    const heads = await byTestId("territories-table").getByRole("columnheader").allInnerTexts();
    const heading = heads.findIndex((head) => head.startsWith("Target: Annual Revenue"));
    const reckoned = await target();
    await paste("territories-table", `Territory\tTarget: Annual Revenue\n${name}\t1.5M`);
    await byTestId("take-paste").click();
    await until(target).toMatch(/1\.5/);
    await hands.saved();
    await row().getByRole("gridcell").nth(heading).dblclick();
    await byTestId("cell-editor").fill("");
    await page.keyboard.press("Enter");
    await until(target).toBe(reckoned);
    await hands.saved();
  });
});

describe("the chart", () => {
  it("shows each territory around its target, and selects with the map and the tables", async () => {
    await dock("chart");
    const chart = byTestId("index-chart");
    await until(() => chart.getByRole("option").count()).toBe(25);
    const bar = chart.getByRole("option", { name: /^Grace Liu:/ });
    expect(await bar.getAttribute("aria-label")).toMatch(/Annual Revenue [\d,]+/);
    await bar.click();
    await until(() => byTestId("territory-name").inputValue()).toBe("Grace Liu");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await until(() => byTestId("territory-name").inputValue()).not.toBe("Grace Liu");
    await bar.hover();
    await dock("territories");
    await rowsOf("territories-table").nth(2).hover();
    await dock("chart");
  });
});

describe("the view", () => {
  it("goes back to a bookmark by its number", async () => {
    await find("02139");
    await byTestId("bookmarks").click();
    await byTestId("add-bookmark").click();
    await page.getByRole("dialog").last().getByRole("textbox").fill("Cambridge");
    await page.keyboard.press("Enter");
    await byTestId("rail-layers").click();
    await dock("units");
    await page.keyboard.press("1");
    await until(() => byTestId("dock-chart").getAttribute("aria-selected")).toBe("true");
    await page.keyboard.press("Control+d");
    await page.getByRole("dialog").last().getByRole("textbox").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });

  it("is as it was when the plan is opened again, and so is the history", async () => {
    await hands.openPanel("history");
    await dock("territories");
    await byTestId("history").getByRole("button").nth(1).waitFor();
    const steps = await byTestId("history").getByRole("button").count();
    await byTestId("plan-menu").click();
    await page.getByRole("menuitem", { name: "Close plan" }).click();
    await page.getByRole("button", { name: /^Sample plan/ }).click();
    await mapIsReady(page);
    await byTestId("history").waitFor();
    await until(() => byTestId("history").getByRole("button").count()).toBe(steps);
    expect(await byTestId("territories-table").getByRole("button", { name: "Pieces" }).count()).toBe(0);
    await byTestId("bookmarks").click();
    await page.getByRole("button", { name: "Go to Cambridge" }).waitFor();
    await page.keyboard.press("Escape");
  });

  it("complains of nothing on the way", () => {
    expect(complaints).toEqual([]);
  });
});
