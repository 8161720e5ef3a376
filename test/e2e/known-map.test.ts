import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { evenColor, type Hands, type Rgb, until } from "./hands.ts";
import { isWritten, type KnownPlan, type Sums, shareKnownPlan, words } from "./known-plan.ts";
import { patternBetween } from "./pattern-between.ts";

/** As many territories as the studio is made for, of which every figure is known. */
const REPS = 500;
const FIT = /^Show the whole plan/;

let page: Page;
let hands: Hands;
let complaints: readonly string[];
let known: KnownPlan;

shareKnownPlan(REPS, (shared) => {
  ({ page, hands, complaints, known } = shared);
});

const byTestId = (id: string): Locator => page.getByTestId(id);
const zoom = (): Promise<string> => page.getByText(/^zoom /).innerText();
const offOf = (sums: Sums): number => known.offOf(sums);

describe("colours are those of the figures", () => {
  /** Only fills are left on the map: each point has the colour of its unit. */
  const LAYERS = ["territoryNames", "unitNames", "places", "borders", "unitLines", "boundaries", "water"];

  it("seen from near, without names and lines", async () => {
    await hands.command("80503");
    await until(() => words(byTestId("selection"))).toContain("80503");
    for (const closer of ["10.0", "9.0", "8.0"]) {
      await hands.keys("Escape", "-");
      await until(zoom).toBe(`zoom ${closer}`);
    }
    await hands.openPanel("layers");
    for (const layer of LAYERS) await byTestId(`layer-${layer}`).click();
    await hands.openPanel("style");
  });

  /** Points of the map, and the ZIP codes of the units there; the camera stays where it is. */
  let places: { readonly zip: string; readonly point: [number, number] }[] = [];

  it("knows by the tooltip which units are in sight", async () => {
    for (let y = 0.15; y < 0.9; y += 0.125) {
      for (let x = 0.3; x < 0.95; x += 0.065) {
        const point = await hands.at([x, y]);
        await page.mouse.move(...point);
        await page.waitForTimeout(80);
        const said = (await byTestId("map-tooltip").allInnerTexts()).join("");
        const zip = said.slice(0, 5);
        if (known.units.has(zip)) places.push({ zip, point });
        else if (said !== "") expect(said).toMatch(/Accounts\s+0\b/);
      }
    }
    await page.mouse.move(2, 2);
    places = places.filter(({ zip }, i) => places.findIndex((each) => each.zip === zip) === i);
    expect(places.length).toBeGreaterThan(5);
    const [{ zip, point }] = places as [(typeof places)[number]];
    await page.mouse.move(...point);
    await until(() => words(byTestId("map-tooltip"))).toMatch(new RegExp(`^${zip}`));
    const { rep, accounts, revenue } = known.units.get(zip)!;
    const said = await words(byTestId("map-tooltip"));
    expect(said.split("\n")[1]).toBe(rep);
    expect(said).toMatch(new RegExp(`Accounts\\s+${accounts}\\b`));
    isWritten(said.split("Annual Revenue")[1] ?? "", revenue);
    await page.mouse.move(2, 2);
  });

  /** In which colours the units are drawn. */
  async function samples(): Promise<{ zip: string; color: Rgb }[]> {
    await hands.picture();
    const colors = await hands.colorsAt(places.map(({ point }) => point));
    return places.flatMap(({ zip }, i) => (colors[i] == null ? [] : [{ zip, color: colors[i] }]));
  }

  /** The limits between classes as they stand in their fields, and how many values each class has. */
  async function classesOnScreen() {
    const list = byTestId("class-rows").locator("li");
    const counts = (await list.locator("> span:last-child").allInnerTexts()).map((text) =>
      Number(text.replaceAll(",", "")),
    );
    const limits = await byTestId("class-rows")
      .locator("input:not([type=color])")
      .evaluateAll((fields) => fields.map((field) => Number((field as HTMLInputElement).value.replaceAll(",", ""))));
    return { counts, limits };
  }

  /** The colours of the legend's rows, by the number of their class. */
  async function legendColors(counts: readonly number[]): Promise<Map<number, Rgb>> {
    const swatches = byTestId("fill-legend").locator("ol li > span:first-child");
    const boxes = await swatches.evaluateAll((all) =>
      all
        .map((each) => each.getBoundingClientRect())
        .map(({ x, y, width, height }): [number, number] => [x + width / 2, y + height / 2]),
    );
    const colors = await hands.colorsAt(boxes);
    const first = counts.findIndex((count) => count > 0);
    const last = counts.findLastIndex((count) => count > 0);
    return new Map(colors.slice(0, last - first + 1).map((color, i) => [first + i, color!]));
  }

  const classOf = (limits: readonly number[], value: number): number => limits.filter((limit) => value >= limit).length;
  const isOnLimit = (limits: readonly number[], value: number): boolean =>
    limits.some((limit) => Math.abs(value - limit) <= 1e-5 * Math.abs(limit));
  const apart = (a: Rgb, b: Rgb): number => Math.max(...a.map((channel, i) => Math.abs(channel - b[i]!)));

  /** That the counts of the classes, the legend and the map say the same as the file. */
  async function isShown(values: ReadonlyMap<string, number>, valueAt: (zip: string) => number): Promise<void> {
    const { counts, limits } = await classesOnScreen();
    const own = Array.from(counts, () => 0);
    let onLimit = 0;
    for (const value of values.values()) {
      own[classOf(limits, value)]! += 1;
      if (isOnLimit(limits, value)) onLimit++;
    }
    expect(counts.reduce((sum, count) => sum + count)).toBe(values.size);
    counts.forEach((count, i) => expect(Math.abs(count - own[i]!)).toBeLessThanOrEqual(onLimit));
    expect(onLimit).toBeLessThan(3 + limits.length);

    const legend = await legendColors(counts);
    const colors = [...legend.values()];
    colors.forEach((color, i) => colors.slice(0, i).forEach((other) => expect(apart(color, other)).toBeGreaterThan(6)));
    const found = (await samples()).filter(({ zip }) => !isOnLimit(limits, valueAt(zip)));
    for (const { zip, color } of found) {
      const expected = legend.get(classOf(limits, valueAt(zip)))!;
      expect(apart(color, expected), `${zip}: ${color.join()} instead of ${expected.join()}`).toBeLessThanOrEqual(4);
    }
    expect(new Set(found.map(({ zip }) => classOf(limits, valueAt(zip)))).size).toBeGreaterThan(1);
    expect(found.length).toBeGreaterThan(4);
  }

  const ofUnits = (of: (sums: Sums & { areaKm2: number }) => number): Map<string, number> =>
    new Map([...known.units].map(([zip, sums]) => [zip, of(sums)]));
  const ofReps = (of: (sums: Sums) => number): Map<string, number> =>
    new Map([...known.reps].map(([name, sums]) => [name, of(sums)]));

  it.each<readonly [string, (sums: Sums & { areaKm2: number }) => number]>([
    ["Annual Revenue", ({ revenue }) => revenue],
    ["Potential per 1,000 km²", ({ potential, areaKm2 }) => (1000 * potential) / areaKm2],
    ["Penetration", ({ revenue, potential }) => revenue / potential],
    ["White space", ({ revenue, potential }) => potential - revenue],
  ])("of units by %s", async (name, of) => {
    await hands.choose("color-by", name);
    await byTestId("fill-legend").getByText(name, { exact: true }).waitFor();
    const values = ofUnits(of);
    await isShown(values, (zip) => values.get(zip)!);
  });

  it("of territories by their index, around the target", async () => {
    await hands.choose("color-by", "Annual Revenue: index");
    await byTestId("fill-legend")
      .getByText(/Annual Revenue: index/)
      .waitFor();
    const values = ofReps((sums) => 100 * (1 + offOf(sums)));
    await isShown(values, (zip) => values.get(known.units.get(zip)!.rep)!);
    const { limits } = await classesOnScreen();
    limits.forEach((limit, i) => expect(limit + limits.at(-1 - i)!).toBeCloseTo(200, 4));
  });

  it("cut as each method says", async () => {
    const values = [...known.reps.values()].map((sums) => 100 * (1 + offOf(sums))).sort((a, b) => a - b);
    const cut = async (method: string) => {
      await hands.choose("class-method", method);
      await page.waitForTimeout(200);
      return classesOnScreen();
    };
    const steps = (limits: readonly number[]): number[] => limits.slice(1).map((limit, i) => limit - limits[i]!);
    const spread = (limits: readonly number[]): number => {
      const groups = [...limits, 0].map((_, i) => values.filter((value) => classOf(limits, value) === i));
      return groups.reduce((sum, group) => {
        const mean = group.reduce((a, b) => a + b, 0) / group.length;
        return sum + group.reduce((a, b) => a + (b - mean) ** 2, 0);
      }, 0);
    };

    const quantiles = await cut("Quantiles");
    for (const count of quantiles.counts) expect(Math.abs(count - REPS / quantiles.counts.length)).toBeLessThan(2);

    const equal = await cut("Equal intervals");
    const width = (values.at(-1)! - values[0]!) / equal.counts.length;
    expect(equal.limits[0]! - values[0]!).toBeCloseTo(width, 2);
    for (const step of steps(equal.limits)) expect(step).toBeCloseTo(width, 2);

    const jenks = await cut("Natural breaks (Jenks)");
    expect(spread(jenks.limits)).toBeLessThan(Math.min(spread(quantiles.limits), spread(equal.limits)));

    const deviation = await cut("Standard deviations");
    const mean = values.reduce((a, b) => a + b) / values.length;
    const one = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    expect((deviation.limits[0]! + deviation.limits.at(-1)!) / 2).toBeCloseTo(mean, 2);
    for (const step of steps(deviation.limits)) expect(step).toBeCloseTo(one, 2);
  });

  it("with limits and colours of one's own", async () => {
    const [, second = 0, third = 0] = (await classesOnScreen()).limits;
    const own = Math.round((second + third) / 2);
    const limit = page.getByLabel("Limit between class 2 and class 3");
    await limit.fill(String(own));
    await limit.press("Enter");
    await page.getByLabel("Colour of class 3", { exact: true }).fill("#ff00ff");
    await until(async () => (await classesOnScreen()).limits[1]).toBe(own);
    const values = ofReps((sums) => 100 * (1 + offOf(sums)));
    await isShown(values, (zip) => values.get(known.units.get(zip)!.rep)!);
    await hands.choose("color-by", "Territory");
  });
});

describe("patterns", () => {
  const SIZE = 32;
  const PER_COLOR = 4;
  /** Squares of the map that lie in one colour, some of each. */
  let squares: { readonly point: [number, number]; readonly color: string; readonly plain: readonly number[] }[] = [];

  async function drawn(): Promise<string[]> {
    await page.mouse.move(2, 2);
    await hands.picture();
    const points = squares.map(({ point }) => point);
    const now = await hands.squaresAt(points, SIZE);
    return now.map((pixels, i) => patternBetween(squares[i]!.plain, pixels, SIZE));
  }
  const byColor = (found: readonly string[]): Map<string, Set<string>> =>
    new Map(squares.map(({ color }) => [color, new Set(found.filter((_, i) => squares[i]!.color === color))]));

  it("go with the colours of territories, one with each", async () => {
    const grid = Array.from({ length: 240 }, (_, i) => [0.05 + 0.045 * (i % 20), 0.05 + 0.07 * Math.floor(i / 20)]);
    const points = await Promise.all(grid.map(([x = 0, y = 0]) => hands.at([x, y])));
    await page.mouse.move(2, 2);
    await hands.picture();
    const plain = await hands.squaresAt(points, SIZE);
    const even = points.flatMap((point, i) => {
      const color = evenColor(plain[i]!)?.join();
      return color === undefined ? [] : [{ point, color, plain: plain[i]! }];
    });
    squares = even.filter(({ color }, i) => even.slice(0, i).filter((each) => each.color === color).length < PER_COLOR);

    await byTestId("patterns").check({ force: true });
    await until(async () => (await drawn()).includes("none")).toBe(false);
    const found = byColor(await drawn());
    for (const [color, patterns] of found) expect([...patterns], `over ${color}`).toHaveLength(1);
    const patterns = new Set([...found.values()].flatMap((each) => [...each]));
    expect(patterns).not.toContain("unclear");
    expect(patterns.size).toBe(found.size);
    expect(patterns.size).toBeGreaterThan(3);
  });

  it("go where a territory goes, and come back with it", async () => {
    const before = await drawn();
    await page.mouse.click(...squares[0]!.point);
    await hands.keys("w");
    await until(hands.selectedCount).toBeGreaterThan(1);
    await hands.keys("Delete", "Escape");
    await hands.saved();
    await until(async () => (await drawn())[0]).toBe("unclear");
    await hands.undo();
    await until(drawn).toEqual(before);
    await byTestId("patterns").uncheck({ force: true });
    await until(async () => new Set(await drawn())).toEqual(new Set(["none"]));
  });
});

describe("names of 500 territories", () => {
  /** Which names are drawn, and whether any point of the map lies in two of them. */
  const drawn = async () =>
    (await hands.mapObject()).evaluate((map) => {
      const { clientWidth, clientHeight } = map.getContainer();
      const names = new Set<string>();
      const clashes = new Set<string>();
      for (let y = 2; y < clientHeight; y += 7) {
        for (let x = 2; x < clientWidth; x += 9) {
          const here = map.queryRenderedFeatures([x, y], { layers: ["territory-names"] });
          const found = [...new Set(here.map(({ properties }) => String(properties["name"])))];
          for (const name of found) names.add(name);
          if (found.length > 1) clashes.add(found.sort().join(" and "));
        }
      }
      return { names: [...names], clashes: [...clashes] };
    });

  it("never lie over one another, far or near, and nearer ones are more of those in sight", async () => {
    await hands.openPanel("layers");
    await byTestId("layer-territoryNames").click();
    await page.getByRole("button", { name: FIT }).first().click();
    await hands.picture();
    const far = await drawn();
    expect(far.clashes).toEqual([]);
    expect(far.names.length).toBeGreaterThan(2);
    await hands.command("60601");
    await until(zoom).toBe("zoom 11.0");
    for (const closer of ["10.0", "9.0", "8.0", "7.0"]) {
      await hands.keys("Escape", "-");
      await until(zoom).toBe(`zoom ${closer}`);
    }
    await hands.picture();
    const near = await drawn();
    expect(near.clashes).toEqual([]);
    expect(near.names.length).toBeGreaterThan(far.names.length);
    expect(near.names.some((name) => !far.names.includes(name))).toBe(true);
  });
});

describe("circles, bars and pies", () => {
  const withName = (name: string): Sums => known.reps.get(name)!;

  it("circles have areas in proportion, on the map and in the legend", async () => {
    await page.getByRole("button", { name: FIT }).first().click();
    await hands.openPanel("style");
    await byTestId("mark-kind").getByText("Circles").click();
    await byTestId("circle-legend").waitFor();
    await hands.picture();
    const sizes = await (await hands.mapObject()).evaluate((map) =>
      map.querySourceFeatures("marks").map(({ properties }) => Number(properties["size"])),
    );
    const most = Math.max(...[...known.reps.values()].map(({ revenue }) => revenue));
    const expected = new Set([...known.reps.values()].map(({ revenue }) => Math.sqrt(revenue / most).toFixed(4)));
    expect(new Set(sizes).size).toBeGreaterThan(REPS / 2);
    for (const size of sizes) expect(expected).toContain(size.toFixed(4));
    const circles = byTestId("circle-legend").locator("li > span:first-child");
    const [large = 0, small = 1] = await circles.evaluateAll((all) => all.map((each) => each.clientWidth));
    expect(Math.abs(large / small - 2)).toBeLessThan(0.2);
  });

  /** Of each territory's chart how many points each of its colours covers. */
  async function charts(): Promise<{ name: string; points: number[] }[]> {
    await hands.picture();
    return (await hands.mapObject()).evaluate(
      (map, colors) => {
        const placeOf = ({ geometry }: { geometry: object }): string =>
          (geometry as { coordinates: number[] }).coordinates.map((each) => each.toFixed(4)).join();
        const names = new Map(
          map.querySourceFeatures("names").map((each) => [placeOf(each), String(each.properties["name"])]),
        );
        return map.querySourceFeatures("charts").flatMap((each) => {
          const name = names.get(placeOf(each));
          const image = map.getImage(String(each.properties["icon"]));
          if (name === undefined || image === undefined) return [];
          const points = colors.map(() => 0);
          for (let at = 0; at < image.data.data.length; at += 4) {
            const hex = [...image.data.data.subarray(at, at + 3)].map((each) => each.toString(16).padStart(2, "0"));
            const color = colors.indexOf(`#${hex.join("")}`);
            if (color >= 0) points[color]! += 1;
          }
          return [{ name, points }];
        });
      },
      ["#2f6fb4", "#e08a1e", "#3f9b6e"],
    );
  }

  it("bars are as high as indexes, cut off at twice the target", async () => {
    await byTestId("mark-kind").getByText("Bars").click();
    await byTestId("chart-legend").waitFor();
    const found = await charts();
    expect(found.length).toBeGreaterThan(REPS / 2);
    const whole = [...known.reps.values()].reduce((sum, each) => sum + each.accounts, 0);
    for (const { name, points } of found) {
      const [accounts = 0, revenue = 0] = points;
      // 7 by 34 points for twice the target, each drawn as 2 by 2; the line of the target covers a few.
      const height = (area: number): number => area / (7 * 2 * 2);
      const wanted = (index: number): number => (34 * Math.min(2, index)) / 2;
      expect(Math.abs(height(accounts) - wanted((withName(name).accounts * REPS) / whole)), name).toBeLessThan(2);
      expect(Math.abs(height(revenue) - wanted(1 + offOf(withName(name)))), name).toBeLessThan(2);
    }
  });

  it("slices are shares of the sum", async () => {
    await byTestId("mark-kind").getByText("Pies").click();
    await until(() => words(byTestId("chart-legend"))).not.toContain("Accounts");
    const found = await charts();
    expect(found.length).toBeGreaterThan(REPS / 2);
    for (const { name, points } of found) {
      const [revenue = 0, potential = 0] = points;
      const { revenue: sold, potential: possible } = withName(name);
      expect(Math.abs(revenue / (revenue + potential) - sold / (sold + possible)), name).toBeLessThan(0.03);
    }
    await byTestId("mark-kind").getByText("None").click();
  });
});

describe("borders", () => {
  it("follow an edit, and come back with it", async () => {
    await hands.openPanel("layers");
    for (const layer of ["territoryNames", "borders", "fills"]) await byTestId(`layer-${layer}`).click();
    await hands.command("82901");
    await hands.keys("Escape", "-");
    const before = await hands.picture();
    await hands.click([0.5, 0.5]);
    await hands.keys(">", ">", "Delete", "Escape");
    await hands.saved();
    await page.mouse.move(2, 2);
    const isAsBefore = async (): Promise<boolean> => (await hands.picture()) === before;
    await until(isAsBefore).toBe(false);
    await hands.undo();
    await until(isAsBefore).toBe(true);
  });
});

it("nothing is complained of", () => {
  expect(complaints).toEqual([]);
});
