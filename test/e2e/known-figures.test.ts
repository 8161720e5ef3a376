import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { type Hands, until } from "./hands.ts";
import { isWritten, type KnownPlan, numberIn, type Sums, shareKnownPlan, words } from "./known-plan.ts";

/** As many territories as the studio is made for; their figures are reckoned here once more, from the file. */
const REPS = 500;
const TOLERANCE = 0.05;

let page: Page;
let hands: Hands;
let complaints: readonly string[];
let known: KnownPlan;

shareKnownPlan(REPS, (shared) => {
  ({ page, hands, complaints, known } = shared);
});

const byTestId = (id: string): Locator => page.getByTestId(id);
const figure = (id: string): Promise<string> => words(byTestId(`figure-${id}`));
const rows = (): Locator => byTestId("territories-table").getByRole("row");
const total = (sums: Iterable<Sums>, of: (each: Sums) => number): number =>
  [...sums].reduce((sum, each) => sum + of(each), 0);
const target = (): number => total(known.reps.values(), ({ revenue }) => revenue) / REPS;
const offOf = (sums: Sums): number => known.offOf(sums);

describe("figures are what the accounts add up to", () => {
  it("on the scorecard", async () => {
    const excess = total(known.reps.values(), ({ revenue }) => Math.max(0, revenue - target()));
    await until(() => figure("balance")).toBe((100 * (1 - excess / (REPS * target()))).toFixed(1));
    const most = Math.max(...[...known.reps.values()].map((each) => Math.abs(offOf(each))));
    expect(await figure("maxDeviation")).toBe(`${(100 * most).toFixed(1)} %`);
    expect(await figure("coverage")).toBe("100.0 %");
    expect(await figure("disruption")).toBe("0.0 %");
  });

  it("in the sentences behind them, which name names", async () => {
    const [[name, worst] = ["", null]] = [...known.reps].sort(
      ([, a], [, b]) => Math.abs(offOf(b)) - Math.abs(offOf(a)),
    );
    const sentence = async (score: string): Promise<string> => {
      await byTestId(`score-${score}`).hover();
      const tooltip = page.getByRole("tooltip").last();
      await tooltip.waitFor();
      const said = await words(tooltip);
      await page.mouse.move(2, 2);
      await page.getByRole("tooltip").first().waitFor({ state: "detached" });
      return said;
    };
    const off = worst === null ? 0 : offOf(worst);
    expect(await sentence("maxDeviation")).toContain(
      `${name} is farthest from its target in Annual Revenue: ${off < 0 ? "−" : "+"}${(100 * Math.abs(off)).toFixed(1)} %`,
    );
    const balance = Number(await figure("balance"));
    expect(Math.abs(numberIn(await sentence("balance")) - (100 - balance))).toBeLessThan(0.11);
    const accounts = total(known.reps.values(), (each) => each.accounts);
    expect(await sentence("coverage")).toBe(
      `All ${accounts.toLocaleString("en-US")} accounts have exactly one territory.`,
    );
  });

  it("in the table and the chart", async () => {
    const heads = (await byTestId("territories-table").getByRole("columnheader").allInnerTexts()).map((each) =>
      each.split("\n")[0]?.trim(),
    );
    const cell = (row: number, head: string): Promise<string> =>
      words(rows().nth(row).getByRole("gridcell").nth(heads.indexOf(head)));
    for (let row = 1; row <= 5; row++) {
      const sums = known.reps.get(await cell(row, "Territory"));
      if (sums === undefined) throw new Error(`nobody is called ${await cell(row, "Territory")}`);
      expect(Number(await cell(row, "Accounts"))).toBe(sums.accounts);
      isWritten(await cell(row, "Annual Revenue"), sums.revenue);
      isWritten(await cell(row, "Potential"), sums.potential);
      expect((await cell(row, "Against target")).split("\n").at(-1)).toBe((100 * (1 + offOf(sums))).toFixed(1));
    }
    await byTestId("dock-chart").click();
    const bar = byTestId("index-chart").getByRole("option", { name: /^Representative 100:/ });
    const [, sums] = ["Representative 100", known.reps.get("Representative 100")];
    const said = (await bar.getAttribute("aria-label")) ?? "";
    expect(said).toContain(`Annual Revenue ${Math.round(100 * (1 + offOf(sums!)))}`);
    await byTestId("dock-territories").click();
  });

  it("in the inspector, of a territory and of what is selected", async () => {
    const name = "Representative 321";
    await hands.command(name);
    await until(() => byTestId("territory-name").inputValue()).toBe(name);
    const sums = known.reps.get(name)!;
    const bars = await words(byTestId("territory-totals"));
    const [, revenue = "", index = ""] = /Annual Revenue\s+(\S+ ?[KM]?)\s+Index ([\d.]+)/.exec(bars) ?? [];
    isWritten(revenue, sums.revenue);
    expect(index).toBe((100 * (1 + offOf(sums))).toFixed(1));

    const units = [...known.units].slice(100, 102);
    await hands.command(units[0]![0]);
    await until(() => words(byTestId("selection"))).toContain(units[0]![0]);
    isWritten((await words(byTestId("selection"))).split("Annual Revenue")[1] ?? "", units[0]![1].revenue);
    expect(await words(byTestId("selection-holder"))).toBe(units[0]![1].rep);
    await hands.keys("Escape");
  });

  it("in the problems: each territory out of tolerance, by how much, the worst first", async () => {
    await hands.openPanel("problems");
    const off = [...known.reps].filter(([, sums]) => Math.abs(offOf(sums)) > TOLERANCE);
    const [[name, worst] = ["", null]] = off.sort(([, a], [, b]) => Math.abs(offOf(b)) - Math.abs(offOf(a)));
    const heading = byTestId("problems")
      .locator("li")
      .filter({ hasText: /^Out of tolerance/i });
    const first = byTestId("problems")
      .getByRole("button", { name: `${name}:` })
      .first();
    await byTestId("problems").getByRole("button").first().waitFor();
    // The list draws what is in sight: on to where this kind begins.
    await until(async () => {
      await byTestId("problems").evaluate((list) => list.parentElement?.scrollBy(0, 200));
      return (await heading.count()) * (await first.count());
    }).toBe(1);
    expect(numberIn(await words(heading))).toBe(off.length);
    expect(await words(first)).toContain(`${(100 * Math.abs(worst === null ? 0 : offOf(worst))).toFixed(1)} %`);
  });
});

describe("figures of a move", () => {
  const [given, taker] = ["Representative 40", "Representative 41"];

  it("are those of what moved: in the history, on the scorecard, in the comparison, and gone with undo", async () => {
    const before = await figure("balance");
    const moved = known.reps.get(given)!;
    const [zip] = [...known.units].find(([, { rep }]) => rep === given)!;
    await hands.command(zip);
    await until(() => words(byTestId("selection-holder"))).toBe(given);
    await page.mouse.move(2, 2);
    await hands.keys("w");
    await until(hands.selectedCount).toBeGreaterThan(1);
    await byTestId("assign-to").click();
    await byTestId("menu-search").fill(taker);
    await page.getByRole("menuitem", { name: taker, exact: true }).click();
    await hands.saved();
    await hands.openPanel("history");
    const step = byTestId("history").locator("[aria-current=step]");
    await until(() => words(step)).toMatch(new RegExp(`into ${taker}: Annual Revenue \\+`));
    isWritten((await words(step)).split("+")[1] ?? "", moved.revenue);

    const after = [...known.reps].flatMap(([name, sums]) =>
      name === given ? [0] : [sums.revenue + (name === taker ? moved.revenue : 0)],
    );
    const excess = after.reduce((sum, revenue) => sum + Math.max(0, revenue - target()), 0);
    expect(await figure("balance")).toBe((100 * (1 - excess / (REPS * target()))).toFixed(1));
    const accounts = total(known.reps.values(), (each) => each.accounts);
    expect(await figure("disruption")).toBe(`${((100 * moved.accounts) / accounts).toFixed(1)} %`);

    await byTestId("rail-scenarios").click();
    await byTestId("compare").click();
    const table = await words(byTestId("moved"));
    expect(table).toMatch(new RegExp(`Accounts\\s+${moved.accounts}\\b`));
    isWritten(table.split("Annual Revenue")[1] ?? "", moved.revenue);
    await hands.keys("Escape");
    await byTestId("comparison").waitFor({ state: "detached" });
    await byTestId("plan-menu").focus();
    await hands.undo();
    await until(() => figure("balance")).toBe(before);
    expect(await figure("disruption")).toBe("0.0 %");
  });

  it("and those of a group of rows are their sums", async () => {
    await byTestId("dock-units").click();
    await byTestId("table-columns").click();
    await page.getByRole("menuitemradio", { name: "Territory", exact: true }).click();
    await hands.keys("Escape");
    const line = byTestId("units-table").locator("[role=row][aria-expanded]").filter({ hasText: "Representative" });
    const [name = "", ...sums] = (await words(line.first())).split("\n").map((each) => each.trim());
    const rep = known.reps.get(/Representative \d+/.exec(name)?.[0] ?? "")!;
    expect(sums).toContain(String(rep.accounts));
    const money = sums.filter((each) => each.startsWith("$"));
    isWritten(money[0] ?? "", rep.revenue);
    isWritten(money[1] ?? "", rep.potential);
  });
});

it("nothing is complained of", () => {
  expect(complaints).toEqual([]);
});
