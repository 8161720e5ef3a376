import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Hands } from "./hands.ts";
import { shareSamplePlan } from "./shared-window.ts";

let page: Page;
let hands: Hands;
let complaints: readonly string[];

shareSamplePlan(async (shared) => {
  ({ page, hands, complaints } = shared);
  await page.getByTestId("rail-style").click();
});

const legend = (): Promise<string> => page.getByTestId("legend").innerText();

describe("colour by a figure", () => {
  it("of units: classes in the legend, the same in the panel, and their counts add up", async () => {
    expect(await hands.changesMap(() => hands.choose("color-by", "Annual Revenue"))).toBe(true);
    await expect.poll(legend).toMatch(/Annual Revenue\n.*under/s);
    const counts = await page.getByTestId("class-rows").locator("li > span:last-child").allInnerTexts();
    const total = counts.reduce((sum, each) => sum + Number(each.replaceAll(",", "")), 0);
    expect(total).toBeGreaterThan(1000);
    const inLegend = (await legend()).match(/[\d,]+(?=\n|$)/g) ?? [];
    for (const count of counts.filter((each) => each !== "0")) expect(inLegend).toContain(count);
  });

  it.each(["Equal intervals", "Natural breaks (Jenks)", "Standard deviations", "Around the target", "Quantiles"])(
    "cut by %s",
    async (method) => {
      const before = await page.getByTestId("fill-legend").innerText();
      await hands.choose("class-method", method);
      await expect.poll(() => page.getByTestId("fill-legend").innerText()).not.toBe(before);
    },
  );

  it("a limit and a colour set by hand are kept, and can be given up", async () => {
    const limit = page.getByLabel("Limit between class 1 and class 2");
    await limit.fill("4000");
    await limit.press("Enter");
    await expect.poll(legend).toMatch(/under \$4\.00\sK/);
    await page.getByLabel("Colour of class 1", { exact: true }).fill("#ff00ff");
    const swatch = page.getByTestId("fill-legend").locator("li span").first();
    await expect.poll(() => swatch.getAttribute("style")).toMatch(/rgb\(255, 0, 255\)|#ff00ff/);
    await page.getByTestId("classes-automatic").click();
    await expect.poll(legend).not.toMatch(/under \$4\.00\sK/);
  });

  it("more classes, another ramp, density, and what is left to sell", async () => {
    await page.getByTestId("class-count").fill("7");
    await expect.poll(() => page.getByTestId("class-rows").locator("li").count()).toBeGreaterThan(5);
    expect(await hands.changesMap(() => hands.choose("class-ramp", "Yellow to red"))).toBe(true);
    await hands.choose("color-by", "Accounts per 1,000 km²");
    await expect.poll(legend).toContain("Accounts per 1,000 km²");
    await hands.choose("color-by", "White space");
    await expect.poll(legend).toContain("White space");
  });

  it("of territories: an index around its target, and it follows an edit at once", async () => {
    await hands.choose("color-by", "Annual Revenue: index");
    await expect.poll(legend).toMatch(/index per territory/);
    expect(await page.getByTestId("color-by").inputValue()).toBe("Annual Revenue: index");
    const paints = await page.evaluate(() =>
      performance.getEntriesByName("paint-units").map(({ duration }) => duration),
    );
    expect(paints.length).toBeGreaterThan(3);
  });

  it("back to territories, with patterns", async () => {
    await hands.choose("color-by", "Territory");
    await expect.poll(legend).not.toContain("index");
    expect(await hands.changesMap(() => page.getByTestId("patterns").check({ force: true }))).toBe(true);
    expect(await legend()).toContain("A pattern goes with each colour");
    await page.getByTestId("patterns").uncheck({ force: true });
  });
});

describe("marks", () => {
  it("circles with their legend, of territories and of units", async () => {
    expect(await hands.changesMap(() => page.getByTestId("mark-kind").getByText("Circles").click())).toBe(true);
    await page.getByTestId("circle-legend").waitFor();
    expect(await hands.changesMap(() => page.getByTestId("circle-grain").getByText("ZIP areas").click())).toBe(true);
  });

  it("bars and pies, one measure to a colour", async () => {
    expect(await hands.changesMap(() => page.getByTestId("mark-kind").getByText("Bars").click())).toBe(true);
    expect(await page.getByTestId("chart-legend").innerText()).toContain("Accounts");
    expect(await hands.changesMap(() => page.getByTestId("mark-kind").getByText("Pies").click())).toBe(true);
    expect(await page.getByTestId("chart-legend").innerText()).toContain("Potential");
    await page.getByTestId("mark-kind").getByText("None").click();
    await page.getByTestId("chart-legend").waitFor({ state: "detached" });
  });
});

describe("accounts", () => {
  it("as pins: a cluster says how many, a click on it looks closer", async () => {
    expect(await hands.changesMap(() => page.getByTestId("account-kind").getByText("Pins").click())).toBe(true);
    await page.getByTestId("pin-legend").waitFor();
    const box = await page.getByTestId("map").boundingBox();
    if (box === null) throw new Error("no map");
    const tooltip = page.getByTestId("map-tooltip");
    /** Moves over the map until the tooltip says what is looked for. */
    const seek = async (words: RegExp): Promise<boolean> => {
      for (let y = 0.25; y < 0.8; y += 0.04) {
        for (let x = 0.3; x < 0.85; x += 0.025) {
          await page.mouse.move(box.x + x * box.width, box.y + y * box.height);
          if ((await tooltip.isVisible()) && words.test(await tooltip.innerText())) return true;
        }
      }
      return false;
    };
    expect(await seek(/\d accounts\n/)).toBe(true);
    const zoom = () => page.getByTestId("map-status").innerText();
    const before = await zoom();
    await page.mouse.down();
    await page.mouse.up();
    await expect.poll(zoom).not.toBe(before);
    await page.keyboard.press("f");
  });

  it("as heat, weighed by a measure", async () => {
    await page.getByTestId("account-kind").getByText("Heat").click();
    await page.getByTestId("heat-legend").waitFor();
    await hands.choose("account-weight", "Annual Revenue");
    await expect.poll(() => page.getByTestId("heat-legend").innerText()).toContain("Annual Revenue");
  });
});

describe("the legend", () => {
  it("folds to its title, and back", async () => {
    await page.getByTestId("heat-legend").waitFor();
    await page.getByTestId("legend-fold").click();
    await page.getByTestId("heat-legend").waitFor({ state: "detached" });
    await page.getByTestId("legend-fold").click();
    await page.getByTestId("heat-legend").waitFor();
  });
});

describe("the layer list", () => {
  it("hides and fades what is drawn, and the legend says no more than that", async () => {
    await page.getByTestId("rail-layers").click();
    await page.getByTestId("layer-accounts").click();
    await page.getByTestId("heat-legend").waitFor({ state: "detached" });
    expect(await hands.changesMap(() => page.getByTestId("layer-fills").click())).toBe(true);
    await page.getByTestId("layer-fills").click();
    const opacity = page.getByRole("slider", { name: "Opacity of Colours" });
    await opacity.focus();
    expect(await hands.changesMap(() => page.keyboard.press("End"))).toBe(true);
    expect(await hands.changesMap(() => page.getByTestId("layer-territoryNames").click())).toBe(true);
  });

  it("the scale switches between miles and kilometres, the position follows the pointer, north comes back", async () => {
    const scale = page.getByTestId("map-scale");
    expect(await scale.innerText()).toMatch(/mi$/);
    await scale.click();
    await expect.poll(() => scale.innerText()).toMatch(/km$/);
    await expect.poll(() => page.getByTestId("figure-distance").innerText()).toMatch(/km$/);
    const box = await page.getByTestId("map").boundingBox();
    if (box === null) throw new Error("no map");
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await expect.poll(() => page.getByTestId("map-position").innerText()).toMatch(/^\d+\.\d{4}° N, \d+\.\d{4}° W$/);
    await page.mouse.down({ button: "right" });
    await page.mouse.move(box.x + box.width / 2 + 120, box.y + box.height / 2, { steps: 5 });
    await page.mouse.up({ button: "right" });
    await page.getByTestId("north").click();
    await page.getByTestId("north").waitFor({ state: "detached" });
  });
});

describe.each(["light", "dark"] as const)("for everybody, in %s colours", (scheme) => {
  it("the style panel with all that it can show has nothing for axe to find", async () => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.getByTestId("rail-style").click();
    await hands.choose("color-by", "Annual Revenue");
    await page.getByTestId("mark-kind").getByText("Bars").click();
    await page.waitForTimeout(400);
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
      .analyze();
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
    expect(found).toEqual([]);
    await page.getByTestId("rail-layers").click();
  });
});

it("nothing was complained of", () => {
  expect(complaints).toEqual([]);
});
