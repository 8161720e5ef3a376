import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { type Hands, until } from "./hands.ts";
import { shareSamplePlan } from "./shared-window.ts";
import { mapIsReady } from "./studio-under-test.ts";

let page: Page;
let hands: Hands;
let complaints: readonly string[];

shareSamplePlan((shared) => {
  ({ page, hands, complaints } = shared);
  page.setDefaultTimeout(15_000);
});

const byTestId = (id: string): Locator => page.getByTestId(id);
const group = (): Locator => byTestId("tree").getByRole("treeitem").filter({ hasText: "East" }).first();
const zoom = (): Promise<string> => page.getByText(/^zoom /).innerText();
const legend = (): Promise<string> => byTestId("legend").innerText();

describe("a plan that is opened again", () => {
  let camera = "";

  it("is arranged in every way that there is", async () => {
    await hands.openPanel("territories");
    const item = (name: string) => byTestId("tree").getByRole("treeitem").filter({ hasText: name }).first();
    await item("Aisha Coleman").click();
    await item("Amy Caldwell").click({ modifiers: ["Control"] });
    await byTestId("picked-bar").getByRole("button", { name: "Group", exact: true }).click();
    await byTestId("group-name").fill("East");
    await byTestId("group-name").press("Enter");
    await byTestId("tree-options").click();
    await page.getByRole("menuitemradio", { name: "Outermost group" }).click();
    await group().click();
    await byTestId("tree").focus();
    await hands.keys("ArrowLeft");
    await until(() => group().getAttribute("aria-expanded")).toBe("false");

    await hands.openPanel("layers");
    await hands.keys("v", "Escape");
    await hands.click([0.5, 0.5]);
    await byTestId("region-selection").click();
    await page.getByRole("button", { name: "Hide Region 1" }).click();
    await byTestId("layer-unitNames").click();

    await hands.openPanel("style");
    await byTestId("mark-kind").getByText("Circles").click();
    await byTestId("circle-legend").waitFor();
    await byTestId("account-kind").getByText("Pins").click();
    await byTestId("dock-units").click();

    await hands.command("02139");
    await until(zoom).toBe("zoom 11.0");
    await hands.keys("Control+d");
    await page.getByRole("dialog").last().getByRole("textbox").fill("Cambridge");
    await hands.keys("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await hands.keys("-");
    await until(zoom).toBe("zoom 10.0");
    camera = await hands.holderAt([0.5, 0.5]);
    await hands.saved();
  });

  it("comes back as it was: folding, regions out of sight, colours, marks, layers, camera, panels, bookmarks", async () => {
    await byTestId("plan-menu").click();
    await page.getByRole("menuitem", { name: "Close plan" }).click();
    await page.getByRole("button", { name: /^Sample plan/ }).click();
    await mapIsReady(page);
    expect(await zoom()).toBe("zoom 10.0");
    expect(await hands.holderAt([0.5, 0.5])).toBe(camera);
    expect(await byTestId("rail-style").getAttribute("aria-expanded")).toBe("true");
    expect(await byTestId("dock-units").getAttribute("aria-selected")).toBe("true");
    await byTestId("circle-legend").waitFor();
    await byTestId("pin-legend").waitFor();
    // Their tiles come before the plan's columns do: each pin is coloured all the same.
    const map = await hands.mapObject();
    const pins = () =>
      map.evaluate((it) => it.queryRenderedFeatures({ layers: ["account-pins"] }).map((pin) => pin.state["color"]));
    await until(async () => (await pins()).length).toBeGreaterThan(3);
    await until(async () => (await pins()).every((color) => typeof color === "string")).toBe(true);
    expect(await legend()).toContain("East");
    await hands.openPanel("layers");
    await page.getByRole("button", { name: "Show Region 1" }).waitFor();
    expect(await byTestId("layer-unitNames").getAttribute("aria-label")).toBe("Show Unit names");
    await hands.openPanel("territories");
    expect(await group().getAttribute("aria-expanded")).toBe("false");
    await byTestId("tree-options").click();
    expect(await page.getByRole("menuitemradio", { name: "Outermost group" }).getAttribute("aria-checked")).toBe(
      "true",
    );
    await hands.keys("Escape");
    await byTestId("bookmarks").click();
    await page.getByRole("button", { name: "Go to Cambridge" }).click();
    await until(zoom).toBe("zoom 11.0");
  });
});

describe("circles and charts", () => {
  it("show the proposal that is looked at, and the present plan when that is asked for", async () => {
    // The list of bookmarks may still have the keys; from near there would be no bars in sight.
    await until(async () => {
      await hands.keys("f");
      return zoom();
    }).not.toBe("zoom 11.0");
    await hands.openPanel("style");
    await byTestId("account-kind").getByText("None").click();
    await byTestId("mark-kind").getByText("Bars").click();
    await byTestId("chart-legend").waitFor();
    await hands.openPanel("layers");
    // Nothing is left on the map that a proposal could change, but for the bars.
    for (const layer of ["fills", "borders", "unitLines", "territoryNames", "places"]) {
      await byTestId(`layer-${layer}`).click();
    }
    const present = await hands.picture();
    await hands.keys("b");
    await byTestId("build-count").fill("6");
    await byTestId("build-start").click();
    await byTestId("proposal-accept").waitFor({ timeout: 120_000 });
    await until(hands.picture).not.toBe(present);
    await byTestId("show-present").check({ force: true });
    await until(hands.picture).toBe(present);
    await byTestId("show-present").uncheck({ force: true });
    await until(hands.picture).not.toBe(present);
    await byTestId("proposal-discard").click();
    await until(hands.picture).toBe(present);
  });

  it("nothing is complained of", () => {
    expect(complaints).toEqual([]);
  });
});
