import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Hands } from "./hands.ts";
import { shareSamplePlan } from "./shared-window.ts";

let page: Page;
let hands: Hands;
let complaints: readonly string[];

shareSamplePlan((shared) => {
  ({ page, hands, complaints } = shared);
});

const tree = (): Locator => page.getByTestId("tree");
const item = (name: string): Locator =>
  tree()
    .getByRole("treeitem")
    .filter({ has: page.getByText(name, { exact: true }) });
/** Narrows the tree, which draws only what is in sight; "" shows all again. */
const find = (words: string): Promise<void> =>
  page.getByRole("textbox", { name: "Find a territory or owner" }).fill(words);
const names = async (): Promise<string[]> =>
  (await tree().getByRole("treeitem").allInnerTexts()).map((text) => text.split("\n")[0] ?? "");
const digits = (text: string): string => text.replaceAll(/\D/g, "");

async function choose(name: string, action: string): Promise<void> {
  await item(name).hover();
  await item(name)
    .getByRole("button", { name: /^Actions/ })
    .click();
  await page.getByRole("menuitem", { name: action }).click();
}

const level = (name: string) => expect.poll(() => item(name).getAttribute("aria-level"));

describe("the tree", () => {
  it("groups picked territories, to any depth, and rolls their figures up", async () => {
    await item("Aisha Coleman").click();
    await item("Amy Caldwell").click({ modifiers: ["Control"] });
    await page.getByTestId("picked-bar").getByRole("button", { name: "Group", exact: true }).click();
    await page.getByTestId("group-name").fill("East");
    await page.getByTestId("group-name").press("Enter");
    await level("East").toBe("1");
    await level("Amy Caldwell").toBe("2");
    // 609 and 461 accounts.
    expect(await page.getByTestId("group-totals").innerText()).toContain("1,070");

    // A group made while another one is looked at lies within it.
    await item("East").click();
    await page.getByTestId("new-group").click();
    await page.getByTestId("group-name").fill("Inner");
    await page.getByTestId("group-name").press("Enter");
    await level("Inner").toBe("2");
  });

  it("nests by drag, with sums at every level, and by keys, and undo takes it back", async () => {
    const accountsOf = async (name: string): Promise<number> => {
      await item(name).click();
      const words = await page.getByTestId("group-totals").innerText();
      return Number(digits(/Accounts\s+([\d,]+)/.exec(words)?.[1] ?? ""));
    };
    await page.getByTestId("new-group").click();
    await page.getByTestId("group-name").fill("Area");
    await page.getByTestId("group-name").press("Enter");
    await level("Area").toBe("3");
    await item("Ben Tully").dragTo(item("Area"));
    await level("Ben Tully").toBe("4");
    const ben = await accountsOf("Area");
    expect(ben).toBeGreaterThan(50);
    await expect.poll(() => accountsOf("Inner")).toBe(ben);
    expect(await accountsOf("East")).toBe(1070 + ben);
    // A group goes with all that is in it.
    await item("Area").dragTo(item("East"));
    await level("Ben Tully").toBe("3");
    await item("Inner").click();
    await page.getByTestId("group-totals").waitFor({ state: "detached" });
    expect(await accountsOf("East")).toBe(1070 + ben);
    await hands.undo();
    await expect.poll(() => accountsOf("Inner")).toBe(ben);
    await item("Ben Tully").dragTo(item("Inner"));
    await level("Ben Tully").toBe("3");

    await item("Amy Caldwell").click();
    await tree().focus();
    await page.keyboard.press("Alt+ArrowRight");
    await level("Amy Caldwell").toBe("3");
    await page.keyboard.press("Alt+ArrowLeft");
    await level("Amy Caldwell").toBe("2");
    await page.keyboard.press("Alt+ArrowLeft");
    await level("Amy Caldwell").toBe("1");
    await hands.undo();
    await level("Amy Caldwell").toBe("2");
  });

  it("is walked and folded by keys", async () => {
    await item("East").click();
    await tree().focus();
    await page.keyboard.press("ArrowLeft");
    expect(await item("East").getAttribute("aria-expanded")).toBe("false");
    expect(await names()).not.toContain("Inner");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    expect(await page.getByTestId("group-name").inputValue()).toBe("Inner");
  });

  it("colours the map by group", async () => {
    await page.getByTestId("tree-options").click();
    await page.getByRole("menuitemradio", { name: "Outermost group" }).click();
    const legend = page.getByRole("region", { name: "Legend" });
    await legend.getByText("East").waitFor();
    expect(await legend.innerText()).toContain("No group");
    await page.getByTestId("tree-options").click();
    await page.getByRole("menuitemradio", { name: "Territory" }).click();
    await legend.getByText("East").waitFor({ state: "detached" });
  });

  it("finds a territory with the way to it", async () => {
    await find("ben");
    expect(await names()).toEqual(["East", "Inner", "Ben Tully"]);
    await find("");
  });
});

describe("a territory", () => {
  it("gets a target of its own, and goes back to capacity", async () => {
    await item("Carla Mendes").click();
    const index = async (): Promise<string | undefined> =>
      /Index [\d.]+/.exec(await page.getByTestId("territory").innerText())?.[0];
    await expect.poll(index).toBeDefined();
    const before = await index();
    await page.getByTestId("targets").click();
    await page.getByTestId("target-annualRevenue").fill("2000000");
    await page.getByTestId("target-annualRevenue").press("Enter");
    await page.getByText("1 set by hand").waitFor();
    // $3.99 M of $2 M.
    await page
      .getByTestId("territory")
      .getByText(/^Index 199\.\d/)
      .waitFor();
    await page.getByTestId("target-annualRevenue").fill("");
    await page.getByTestId("target-annualRevenue").press("Enter");
    await page.getByText("by capacity").waitFor();
    await expect.poll(index).toBe(before);
  });

  it("says what it holds in its largest whole pieces, each a click away", async () => {
    await find("wade");
    await item("Wade Harlan").click();
    expect(await page.getByTestId("holds-summary").innerText()).toMatch(/^\d+ states?, /);
    await page.getByTestId("holds").getByRole("button").first().click();
    await page.getByTestId("selection").waitFor();
    await page.keyboard.press("Escape");
  });

  it("is locked, keeps what it has, and gives it up once unlocked", async () => {
    await item("Wade Harlan").click();
    await page.getByTestId("holds").getByRole("button").first().click();
    await page.keyboard.press("x");
    await item("Wade Harlan").getByTestId("tree-lock").waitFor();
    await page.getByTestId("unassign").click();
    // The tools ask before they lift a lock.
    await page.getByTestId("take-question").getByRole("button", { name: "Cancel" }).click();
    expect(await page.getByTestId("selection-holder").innerText()).toBe("Wade Harlan");
    expect(await hands.lastStep()).toContain("Locked Wade Harlan");
    await page.keyboard.press("x");
    await item("Wade Harlan").getByTestId("tree-lock").waitFor({ state: "detached" });
    await page.getByTestId("unassign").click();
    await page.getByTestId("selection-holder").getByText("Unassigned").waitFor();
    await hands.undo();
    await page.keyboard.press("Escape");
  });

  it("and all others are locked at once", async () => {
    await page.getByTestId("lock-all").click();
    await page.getByText("Everything is locked").waitFor();
    await page.keyboard.press("n");
    await page
      .getByText(/The whole scenario is locked/)
      .first()
      .waitFor();
    await page.getByTestId("lock-all").click();
    await page.getByText("Everything is locked").waitFor({ state: "detached" });
  });

  it("is split by the solver in one step", async () => {
    const before = await hands.territoryCount();
    await find("kevin");
    await choose("Kevin Tanaka", "Split…");
    await page.getByTestId("split-form").getByRole("button", { name: "Split" }).click();
    await item("Kevin Tanaka 2").waitFor({ timeout: 30_000 });
    await expect.poll(hands.territoryCount).toBe(before + 1);
    expect(await hands.lastStep()).toContain("Split Kevin Tanaka into 2");
  });

  it("is merged with another one under a name of choice", async () => {
    const before = await hands.territoryCount();
    await item("Kevin Tanaka 2").click();
    await item("Kevin Tanaka").click({ modifiers: ["Control"] });
    await page.getByTestId("picked-bar").getByRole("button", { name: "Merge…" }).click();
    // Where nothing is left to choose, no list lies over the button.
    await page.getByTestId("merge-form").waitFor();
    expect(await page.getByRole("option").count()).toBe(0);
    await page.getByTestId("merge-name").fill("Kevin and more");
    await page.getByTestId("merge-form").getByRole("button", { name: "Merge", exact: true }).click();
    await item("Kevin and more").waitFor();
    await expect.poll(hands.territoryCount).toBe(before - 1);
    await find("");
  });

  it("is dissolved among its neighbours after a preview", async () => {
    const before = await hands.territoryCount();
    await choose("Amy Caldwell", "Dissolve…");
    const preview = page.getByTestId("dissolve-preview");
    const nearest = await preview.innerText();
    await page.getByText("whoever is least full").click();
    await expect.poll(() => preview.innerText()).not.toBe(nearest);
    expect(await hands.territoryCount()).toBe(before);
    await page.getByTestId("dissolve-form").getByRole("button", { name: "Dissolve", exact: true }).click();
    await item("Amy Caldwell").waitFor({ state: "detached" });
    await expect.poll(hands.territoryCount).toBe(before - 1);
    await hands.undo();
    await item("Amy Caldwell").waitFor();
  });

  it("is duplicated empty, with its owner", async () => {
    await choose("Ben Tully", "Duplicate empty");
    await item("Ben Tully copy").waitFor();
    expect(await page.getByTestId("territory-owner").inputValue()).toBe("Ben Tully");
    expect(await page.getByTestId("holds-summary").innerText()).toBe("Nothing yet");
    await hands.undo();
  });
});

describe("accounts by name", () => {
  it("are picked in the table and held for a reason, without moving the border", async () => {
    await page.getByTestId("dock-accounts").click();
    const rows = page.getByTestId("accounts-table").getByRole("row");
    await rows.nth(2).getByRole("gridcell").first().click();
    await rows
      .nth(3)
      .getByRole("gridcell")
      .first()
      .click({ modifiers: ["Control"] });
    const section = page.getByTestId("picked-accounts");
    await section.getByText("2 accounts picked").waitFor();
    const held = Number(digits(await page.getByTestId("only-overridden").innerText()));
    await page.getByTestId("hold-accounts").click();
    const form = page.getByTestId("hold-form");
    await form.getByRole("combobox").first().click();
    await page.getByRole("option", { name: "Joe Beckett" }).click();
    await page.getByTestId("hold-reason").fill("Relationship of ten years");
    await form.getByRole("button", { name: "Hold", exact: true }).click();
    await section.getByText("Relationship of ten years").first().waitFor();
    await expect
      .poll(async () => Number(digits(await page.getByTestId("only-overridden").innerText())))
      .toBeGreaterThan(held);
    expect(await hands.lastStep()).toContain("for Joe Beckett: Relationship of ten years");
  });

  it("are listed as such, and lifted", async () => {
    await page.getByTestId("only-overridden").click();
    await page.getByTestId("rail-accounts").click();
    await page.getByTestId("overrides").getByText("Relationship of ten years").waitFor();
    await page.getByTestId("lift-overrides").click();
    await page.getByTestId("overrides").getByText("Relationship of ten years").waitFor({ state: "detached" });
    await page.getByTestId("lift-all").click();
    await page.getByRole("dialog").getByRole("button", { name: "Lift all" }).click();
    await page.getByTestId("overrides").waitFor({ state: "detached" });
    expect(await hands.lastStep()).toMatch(/Lifted \d+ overrides/);
    await hands.undo();
    await page.getByTestId("overrides").waitFor();
  });

  it("are caught by a lasso on the map", async () => {
    await page.keyboard.press("f");
    await page.keyboard.press("r");
    await page.getByTestId("tool-action").getByText("Pick accounts").click();
    const box = await page.getByTestId("map").boundingBox();
    if (box === null) throw new Error("no map");
    await page.mouse.move(box.x + box.width * 0.55, box.y + box.height * 0.4);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.6, { steps: 5 });
    await page.mouse.up();
    await page
      .getByTestId("picked-accounts")
      .getByText(/[\d,]+ accounts picked/)
      .waitFor();
  });
});

it("nothing is complained of", () => {
  expect(complaints).toEqual([]);
});
