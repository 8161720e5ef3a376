import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { type Hands, MIDDLE, type Place } from "./hands.ts";
import { shareSamplePlan } from "./shared-window.ts";
import { mapIsReady } from "./studio-under-test.ts";

let page: Page;
let hands: Hands;
let complaints: readonly string[];

shareSamplePlan((shared) => {
  ({ page, hands, complaints } = shared);
  page.setDefaultTimeout(10_000);
});

const byTestId = (id: string): Locator => page.getByTestId(id);
const wordsOf = (id: string): Promise<string> => byTestId(id).innerText();
const takes = (): Promise<string> => wordsOf("territories-table");

/** Opens the tool's restrictions, changes them, and goes back to the map by Escape. */
async function restrict(change: () => Promise<void>): Promise<void> {
  await byTestId("restrict").click();
  await change();
  await hands.keys("Escape");
  await page.getByRole("checkbox", { name: "Only unassigned" }).waitFor({ state: "detached" });
}

/** Proposes something of the menu beside "Assign". */
async function proposeBy(command: string): Promise<void> {
  await byTestId("assign-menu").click();
  await byTestId(`command-${command}`).click();
  await byTestId("proposal").waitFor();
}

describe("restrictions", () => {
  it("only inside one parent: a box over the country takes that state's units", async () => {
    await hands.keys("r");
    await restrict(async () => {
      await byTestId("restrict-parent").click();
      await byTestId("restrict-parent").fill("Nebraska");
      await page.getByRole("option", { name: "Nebraska", exact: true }).click();
    });
    await hands.drag([0.1, 0.1], [0.9, 0.9]);
    await expect.poll(hands.selectedCount).toBeGreaterThan(300);
    expect(await hands.selectedCount()).toBeLessThan(900);
  });

  it("only unassigned: what somebody has stays out; lifted by one button, left by Escape", async () => {
    await restrict(() => page.getByRole("checkbox", { name: "Only unassigned" }).check());
    await hands.drag([0.1, 0.1], [0.9, 0.9]);
    await expect.poll(hands.selectedCount).toBe(0);
    await restrict(() => byTestId("restrict-lift").click());
    await hands.drag([0.4, 0.4], [0.6, 0.6]);
    await expect.poll(hands.selectedCount).toBeGreaterThan(1000);
  });

  it("never touch locked: locked units stay out of every sweep, while the rule is on", async () => {
    await hands.drag([0.48, 0.48], [0.52, 0.52]);
    await expect.poll(hands.selectedCount).toBeGreaterThan(10);
    const locked = await hands.selectedCount();
    await hands.command("Lock selected units");
    await hands.saved();
    await hands.drag([0.44, 0.44], [0.56, 0.56]);
    await expect.poll(hands.selectedCount).toBeGreaterThan(locked);
    const all = await hands.selectedCount();
    await restrict(() => page.getByRole("checkbox", { name: "Never touch locked" }).check());
    await hands.drag([0.44, 0.44], [0.56, 0.56]);
    await expect.poll(hands.selectedCount).toBe(all - locked);
    await restrict(() => byTestId("restrict-lift").click());
  });

  it("without that rule, locked units are asked for once, left or taken as answered, and “always” is remembered", async () => {
    const other = await hands.holderAt([0.5, 0.75]);
    expect(await hands.holderAt(MIDDLE)).not.toBe(other);
    await hands.activate(other);
    await hands.click(MIDDLE);
    await hands.keys("a");
    await expect.poll(() => wordsOf("take-question")).toContain("Locked: 1 ZIP area");
    await hands.keys("Escape");
    await byTestId("take-question").waitFor({ state: "detached" });
    expect(await hands.holderAt(MIDDLE)).not.toBe(other);

    await hands.keys("a");
    await byTestId("take-always").check();
    await byTestId("take-all").click();
    await hands.saved();
    await expect.poll(() => hands.holderAt(MIDDLE)).toBe(other);
    await hands.undo();
    await hands.keys("a");
    await hands.saved();
    expect(await byTestId("take-question").count()).toBe(0);
    await expect.poll(() => hands.holderAt(MIDDLE)).toBe(other);
    await hands.undo();

    // It is remembered with the plan, also when the window is opened again, until it is taken back.
    await page.reload();
    await mapIsReady(page);
    await hands.activate(other);
    await hands.keys("v");
    await hands.click(MIDDLE);
    await hands.keys("a");
    await hands.saved();
    expect(await byTestId("take-question").count()).toBe(0);
    await expect.poll(() => hands.holderAt(MIDDLE)).toBe(other);
    await hands.undo();
    await hands.keys("r");
    await restrict(() => page.getByRole("button", { name: "Ask again" }).click());
    await hands.keys("v", "a");
    await byTestId("take-question").waitFor();
    await hands.keys("Escape");
    await byTestId("take-question").waitFor({ state: "detached" });
    // The lock.
    await hands.undo();
    await hands.keys("Escape");
  });
});

describe("what is proposed first", () => {
  it("what a territory encloses is swallowed, whoever has it", async () => {
    const around = await hands.holderAt(MIDDLE);
    const other = await hands.holderAt([0.5, 0.75]);
    const present = await takes();
    await hands.click(MIDDLE);
    await hands.activate(other);
    await hands.keys("a");
    await expect.poll(() => hands.holderAt(MIDDLE)).toBe(other);
    await hands.activate(around);
    await proposeBy("swallow");
    expect(await wordsOf("proposal")).toContain(`Take in what ${around} encloses`);
    await byTestId("proposal-accept").click();
    await expect.poll(() => hands.holderAt(MIDDLE)).toBe(around);
    await hands.saved();
    await hands.undo(2);
    await expect.poll(takes).toBe(present);
  });

  it("all unassigned go to the nearest territory, seen with its scores first: Escape leaves it, Enter does it", async () => {
    await hands.keys("Escape", "l");
    await hands.drag([0.45, 0.4], [0.6, 0.4], [0.6, 0.6], [0.45, 0.6]);
    await expect.poll(hands.selectedCount).toBeGreaterThan(100);
    const count = await hands.selectedCount();
    const present = await takes();
    await hands.keys("Delete");
    await hands.saved();
    await proposeBy("assignNearest");
    expect((await wordsOf("proposal")).replaceAll(",", "")).toContain(`${count} ZIP areas would move`);
    await expect.poll(() => wordsOf("live-card")).toContain("Largest deviation");
    await hands.keys("Escape");
    await byTestId("proposal").waitFor({ state: "detached" });
    expect(await hands.lastStep()).toMatch(/^Unassigned/);
    await proposeBy("assignNearest");
    await hands.keys("Enter");
    await byTestId("proposal").waitFor({ state: "detached" });
    await hands.saved();
    expect(await hands.lastStep()).toMatch(/^Gave unassigned units/);
    expect(await hands.holderAt(MIDDLE)).not.toBe("Unassigned");
    await hands.undo(2);
    await expect.poll(takes).toBe(present);
  });

  it("border units of two territories are swapped, the best pair first", async () => {
    const mine = await hands.holderAt(MIDDLE);
    await hands.activate(mine);
    await byTestId("assign-menu").click();
    await page.getByTestId("swap-with").first().click();
    await byTestId("proposal").waitFor();
    expect(await wordsOf("proposal")).toMatch(/ for .*1 of \d+/s);
    await byTestId("proposal-next").click();
    await expect.poll(() => wordsOf("proposal")).toContain("2 of ");
    const present = await takes();
    await byTestId("proposal-accept").click();
    await hands.saved();
    expect(await hands.lastStep()).toContain(`Swapped border units of ${mine}`);
    await expect.poll(takes).not.toBe(present);
    await hands.undo();
    await expect.poll(takes).toBe(present);
  });
});

describe("carrying the selection", () => {
  const carried: Place = [0.5, 0.5];

  async function selectSome(): Promise<void> {
    await hands.keys("Escape", "l");
    await hands.drag([0.48, 0.46], [0.53, 0.46], [0.53, 0.54], [0.48, 0.54]);
    await expect.poll(hands.selectedCount).toBeGreaterThan(10);
    await hands.keys("v");
  }

  /** Carries the selection onto something that stands for a territory; the button stays down. */
  async function carryOnto(target: Locator, name: string): Promise<void> {
    const box = await target.boundingBox();
    if (box === null) throw new Error(`nothing to drop on: ${name}`);
    await hands.press(carried);
    await page.mouse.move(box.x + Math.min(80, box.width / 2), box.y + Math.min(20, box.height / 2), { steps: 6 });
    await expect.poll(() => wordsOf("carried")).toContain(`Give to ${name}`);
    await expect.poll(() => wordsOf("live-card")).toContain(name);
  }

  /** Lets go, and takes back again what that has given. */
  async function dropAndUndo(name: string): Promise<void> {
    const present = await takes();
    await page.mouse.up();
    await hands.saved();
    expect(await hands.lastStep()).toMatch(new RegExp(`^Moved [\\d,]+ ZIP areas into ${name}`));
    await expect.poll(takes).not.toBe(present);
    await hands.undo();
    await expect.poll(takes).toBe(present);
  }

  it("onto a row of the table; Escape puts it back", async () => {
    await selectSome();
    const row = byTestId("territories-table").locator("[data-drop-territory]").nth(2);
    const name = (await row.innerText()).split("\n")[0] ?? "";
    await carryOnto(row, name);
    await hands.keys("Escape");
    await page.mouse.up();
    expect(await byTestId("carried").count()).toBe(0);
    expect(await byTestId("live-card").count()).toBe(0);
    await carryOnto(row, name);
    await dropAndUndo(name);
  });

  it("onto a row of the tree", async () => {
    const row = byTestId("tree").locator("[data-drop-territory]").nth(1);
    const name = (await row.innerText()).split("\n")[0] ?? "";
    await carryOnto(row, name);
    await dropAndUndo(name);
  });

  it("onto a bar of the chart", async () => {
    await byTestId("dock-chart").click();
    const bar = byTestId("index-chart").locator("[data-drop-territory]").nth(1);
    const name = ((await bar.getAttribute("aria-label")) ?? "").split(":")[0] ?? "";
    await carryOnto(bar, name);
    await page.mouse.up();
    await hands.saved();
    expect(await hands.lastStep()).toMatch(new RegExp(`^Moved [\\d,]+ ZIP areas into ${name}`));
    await hands.undo();
    await byTestId("dock-territories").click();
  });

  it("nothing is complained of", () => {
    expect(complaints).toEqual([]);
  });
});
