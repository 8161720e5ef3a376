import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { type Hands, MIDDLE, until } from "./hands.ts";
import { shareSamplePlan } from "./shared-window.ts";

let page: Page;
let hands: Hands;
let complaints: readonly string[];

shareSamplePlan(async (shared) => {
  ({ page, hands, complaints } = shared);
  page.setDefaultTimeout(15_000);
  await page.getByTestId("rail-style").click();
  await page.getByTestId("account-kind").getByText("Pins").click();
  // A town where accounts stand apart, and nothing selected.
  await page.keyboard.press("Control+k");
  await page.getByTestId("palette-input").fill("02139");
  await page.getByRole("option", { name: /02139/ }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.getByTestId("map-status").getByText("zoom 11").waitFor();
  await page.keyboard.press("Escape");
});

const tooltip = () => page.getByTestId("map-tooltip");
const picked = () => page.getByTestId("picked-accounts");
const hint = () => page.locator(".mantine-Tooltip-tooltip");
const tooltipNow = (): Promise<string> =>
  page.evaluate(() => document.querySelector<HTMLElement>("[data-testid=map-tooltip]")?.innerText ?? "");

/** Moves over the map from its middle outwards until the tooltip says what is looked for; where that was, in pixels. */
async function seek(words: RegExp, past: readonly (readonly [number, number])[] = []): Promise<[number, number]> {
  const [middleX, middleY] = await hands.at(MIDDLE);
  for (let ring = 0; ring < 24; ring++) {
    for (let step = 0; step < 6 * ring; step++) {
      const turn = step / ring;
      const [x, y] = [middleX + 8 * ring * Math.cos(turn), middleY + 8 * ring * Math.sin(turn)];
      if (past.some(([px, py]) => Math.hypot(px - x, py - y) < 30)) continue;
      await page.mouse.move(x, y);
      if (!words.test(await tooltipNow())) continue;
      // The words may still be those of the place before.
      await page.waitForTimeout(60);
      if (words.test(await tooltipNow())) return [x, y];
    }
  }
  throw new Error(`nothing in sight says ${words}`);
}

const press = async (): Promise<void> => {
  await page.mouse.down();
  await page.mouse.up();
};

/** Account, holder, unit and measures, as the tooltip has them once the service has answered. */
async function facts(): Promise<string[]> {
  await until(tooltipNow).toMatch(/^(?!…)[^\n]+\n/);
  return (await tooltip().innerText()).split("\n");
}

const SINGLE = /Click to pick it/;

describe("a pin", () => {
  let first: [number, number];
  let name = "";
  let holder = "";

  it("says which account it is, who holds it, where it lies and what it is worth", async () => {
    first = await seek(SINGLE);
    const lines = await facts();
    [name = "", holder = ""] = lines;
    expect(name).toMatch(/[a-z]/i);
    expect(lines[2]).toMatch(/^\d{5} .+, [A-Z]{2}$/);
    expect(lines).toContain("Annual Revenue");
  });

  it("is picked by a click, with all its facts and the way to its row; no unit is selected", async () => {
    await press();
    await picked().getByRole("heading", { name }).waitFor();
    expect(await page.getByTestId("selection").count()).toBe(0);
    const words = await page.getByTestId("account-facts").innerText();
    expect(words).toContain(holder);
    expect(words).toMatch(/Annual Revenue\s+\$/);
    await picked().getByRole("button", { name: "Show in the table" }).click();
    const rows = page.getByTestId("accounts-table").getByRole("row");
    await until(() => rows.count()).toBe(2);
    expect(await rows.nth(1).innerText()).toContain(name);
    await page.getByTestId("dock-territories").click();
  });

  it("is held for another territory from there, without its unit; one undo takes it back", async () => {
    await page.getByTestId("hold-accounts").click();
    const form = page.getByTestId("hold-form");
    await form.getByRole("combobox").first().click();
    await page.getByRole("option", { name: "Joe Beckett" }).click();
    await page.getByTestId("hold-reason").fill("Key account");
    await form.getByRole("button", { name: "Hold", exact: true }).click();
    await until(() => page.getByTestId("account-facts").innerText()).toMatch(/Joe Beckett[\s\S]*Key account/);
    await hands.saved();
    await page.mouse.move(first[0] + 60, first[1] + 60);
    await page.mouse.move(...first);
    await until(tooltipNow).toContain("Joe Beckett");
    expect(await tooltipNow()).toContain("Held by override: Key account");
    await hands.undo();
    await until(() => page.getByTestId("account-facts").innerText()).toContain(holder);
    expect(await page.getByTestId("account-facts").innerText()).not.toContain("Key account");
  });

  it("joins what is picked with Shift, and leaves it again", async () => {
    await page.mouse.move(2, 2);
    await seek(SINGLE, [first]);
    await facts();
    await page.keyboard.down("Shift");
    await press();
    await picked().getByText("2 accounts picked").waitFor();
    await press();
    await page.keyboard.up("Shift");
    await picked().getByRole("heading", { name }).waitFor();
    await page.keyboard.press("Escape");
    await picked().waitFor({ state: "detached" });
  });
});

describe("a shape that picks accounts", () => {
  const total = async (): Promise<number> => {
    const words = await page.getByTestId("live-card").innerText();
    return Number(/^([\d,]+) accounts/.exec(words)?.[1]?.replaceAll(",", "") ?? 0);
  };
  const around = [
    [0.35, 0.3],
    [0.65, 0.3],
    [0.65, 0.7],
    [0.35, 0.7],
  ] as const;

  it("counts while it is drawn, and picks as many as it said", async () => {
    await hands.keys("l");
    await page.getByTestId("tool-action").getByText("Pick accounts").click();
    await hands.press(...around.slice(0, 3));
    await until(total).toBeGreaterThan(3);
    const half = await total();
    await page.mouse.move(...(await hands.at(around[3])), { steps: 5 });
    await until(total).toBeGreaterThan(half);
    expect(await page.getByTestId("live-card").innerText()).toMatch(/Annual Revenue\s+\$/);
    // The count is of the shape as it is now, once the service is not asked any more.
    await page.waitForTimeout(300);
    const last = await total();
    await page.mouse.up();
    await picked().getByText(`${last} accounts picked`).waitFor();
    await page.getByTestId("live-card").waitFor({ state: "detached" });
  });

  it("is abandoned by the first Escape, though a hint stands open", async () => {
    const before = await picked().getByRole("heading").innerText();
    await hands.keys("g");
    for (const corner of [around[0], around[1], around[2]]) await hands.click(corner);
    await until(() => page.getByTestId("live-card").count()).toBe(1);
    await page.getByTestId("undo").hover();
    await hint().waitFor();
    await hands.keys("Escape");
    await page.getByTestId("live-card").waitFor({ state: "detached" });
    expect(await picked().getByRole("heading").innerText()).toBe(before);
  });

  it("and what is picked is let go by the first Escape, too", async () => {
    await hands.keys("v");
    await page.getByTestId("undo").focus();
    await hands.keys("Tab");
    await hint().first().waitFor();
    await hands.keys("Escape");
    await picked().waitFor({ state: "detached" });
  });

  it("shows pins when there are none to be seen", async () => {
    await page.getByTestId("account-kind").getByText("None").click();
    await page.getByTestId("pin-legend").waitFor({ state: "detached" });
    await hands.keys("r");
    // From picking to selecting, to assigning, to picking again.
    for (let i = 0; i < 3; i++) await hands.keys("m");
    await page.getByTestId("pin-legend").waitFor();
    await hands.keys("v");
  });
});

describe("a cluster", () => {
  it("says how many it stands for; a click looks closer", async () => {
    await page.mouse.move(...(await hands.at(MIDDLE)));
    await seek(/^\d+ accounts\n[\s\S]*look closer/);
    await press();
    await until(() => page.getByTestId("map-status").innerText()).toContain("zoom 13");
  });

  it("nothing is complained of", () => {
    expect(complaints).toEqual([]);
  });
});
