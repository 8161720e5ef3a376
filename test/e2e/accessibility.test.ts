import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handsOn, MIDDLE, until } from "./hands.ts";
import { launchBrowser, mapIsReady, openWindow, type ServedStudio, serveStudio } from "./studio-under-test.ts";

let browser: Browser;
let studio: ServedStudio;

beforeAll(async () => {
  studio = await serveStudio();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await studio.close();
});

/** What axe finds against WCAG 2.2 AA, as "rule: element" lines. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} (${failureSummary ?? ""})`),
  );
}

const escape = (page: Page) => page.keyboard.press("Escape");

/** Closes the dialog that is open, and chooses from the menu of a territory. */
async function chooseFromMenu(page: Page, action: RegExp): Promise<void> {
  await escape(page);
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Actions for Kevin Tanaka" }).first().click();
  await page.getByRole("menuitem", { name: action }).click();
}

/** Each screen and dialog by the way a user gets there, in one window after the other. */
const SCREENS: readonly (readonly [name: string, go: (page: Page) => Promise<unknown>])[] = [
  ["the welcome screen", (page) => page.getByTestId("new-plan").waitFor()],
  [
    "the columns of a file",
    async (page) => {
      await page.getByTestId("new-plan").click();
      await page.setInputFiles("input[type=file]", `${import.meta.dirname}/../../resources/sample/accounts.csv.gz`);
      await page.getByTestId("create-plan").waitFor();
      await page.getByText("Preview").click();
    },
  ],
  [
    "the studio",
    async (page) => {
      await page.getByRole("button", { name: "Back" }).click();
      await page.getByTestId("open-sample").click();
      await mapIsReady(page);
    },
  ],
  [
    "a selection and a territory",
    async (page) => {
      await page.getByTestId("dock-units").click();
      await page.getByTestId("units-table").getByRole("row").nth(1).click();
      await handsOn(page).openPanel("territories");
      await page
        .getByRole("treeitem", { name: /^Kevin Tanaka/ })
        .first()
        .click();
      await page.getByTestId("territory").waitFor();
    },
  ],
  [
    "accounts and scenarios",
    async (page) => {
      await handsOn(page).openPanel("scenarios");
      await page.getByTestId("dock-accounts").click();
      await page.getByTestId("accounts-table").getByRole("row").nth(2).waitFor();
    },
  ],
  [
    "layers and problems",
    async (page) => {
      await handsOn(page).openPanel("layers");
      await page.getByTestId("dock-problems").click();
    },
  ],
  [
    "problems with a repair",
    async (page) => {
      await handsOn(page).openPanel("problems");
      await page.getByTestId("next-problem").click();
      await page.getByTestId("repair-card").waitFor();
    },
  ],
  [
    "the history and the chart",
    async (page) => {
      await handsOn(page).openPanel("history");
      await page.getByTestId("history").waitFor();
      await page.getByTestId("dock-chart").click();
      await page.getByTestId("index-chart").waitFor();
    },
  ],
  [
    "a table with filters and groups",
    async (page) => {
      await page.getByTestId("dock-territories").click();
      await page.getByTestId("table-filter").click();
      await page.getByTestId("table-columns").click();
      await page.getByRole("menuitemradio", { name: "Owner", exact: true }).click();
      await page.locator("[role=row][aria-expanded]").first().waitFor();
    },
  ],
  [
    "the menu of a territory",
    async (page) => {
      await escape(page);
      await handsOn(page).openPanel("territories");
      await page.getByRole("button", { name: "Actions for Kevin Tanaka" }).first().click();
      await page.getByRole("menuitem", { name: "Zoom to", exact: true }).waitFor();
    },
  ],
  [
    "splitting a territory",
    async (page) => {
      await page.getByRole("menuitem", { name: /^Split/ }).click();
      await page.getByTestId("split-form").waitFor();
    },
  ],
  [
    "merging territories",
    async (page) => {
      await chooseFromMenu(page, /^Merge/);
      await page.getByTestId("merge-form").waitFor();
    },
  ],
  [
    "dissolving a territory",
    async (page) => {
      await chooseFromMenu(page, /^Dissolve/);
      await page.getByTestId("dissolve-preview").waitFor();
    },
  ],
  [
    "conditions for units",
    async (page) => {
      await escape(page);
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await page.keyboard.press("q");
      await page.getByTestId("condition-field").first().click();
      await page.getByRole("option", { name: "Annual Revenue", exact: true }).click();
      await page.getByTestId("condition-value").first().fill("20K");
    },
  ],
  [
    "holding an account",
    async (page) => {
      await escape(page);
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await page.getByTestId("dock-accounts").click();
      await page.getByTestId("accounts-table").getByRole("row").nth(2).getByRole("gridcell").first().click();
      await page.getByTestId("hold-accounts").click();
      await page.getByTestId("hold-form").waitFor();
    },
  ],
  [
    "a region under way",
    async (page) => {
      await escape(page);
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await handsOn(page).openPanel("layers");
      await page.getByTestId("draw-circle").click();
      await page.getByTestId("region-pen").waitFor();
    },
  ],
  [
    "a region and what it is for",
    async (page) => {
      const { keys } = handsOn(page);
      await page.getByTestId("map").locator("canvas").first().focus();
      await keys("ArrowRight", "Enter", "Shift+ArrowRight", "Shift+ArrowRight", "Enter");
      await page.getByTestId("region-count").waitFor();
      await page.getByText("Share of area", { exact: true }).click();
    },
  ],
  [
    "dividing along a region",
    async (page) => {
      await page.getByTestId("region-split").click();
      await page.getByTestId("split-report").waitFor();
    },
  ],
  [
    "a tool and what it is kept from",
    async (page) => {
      await escape(page);
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await page.keyboard.press("p");
      await page.keyboard.press("m");
      await page.getByTestId("restrict").click();
      await page.getByRole("checkbox", { name: "Only unassigned" }).waitFor();
    },
  ],
  [
    "a gesture steered by keys, and its scores",
    async (page) => {
      const hands = handsOn(page);
      await escape(page);
      await page.getByRole("checkbox", { name: "Only unassigned" }).waitFor({ state: "detached" });
      await hands.activate("Kevin Tanaka");
      await page.getByTestId("map").locator("canvas").first().focus();
      await hands.keys("ArrowRight", "Enter", "Shift+ArrowRight");
      await page.getByTestId("live-card").waitFor();
    },
  ],
  [
    "what is asked before others lose units",
    async (page) => {
      const { keys } = handsOn(page);
      // On until somebody else would lose units: the card has a row for each territory that is touched.
      await until(async () => {
        await keys("ArrowRight");
        return page.getByTestId("live-card").locator("dl").count();
      }).toBeGreaterThan(1);
      await keys("Enter");
      await page.getByTestId("take-question").waitFor();
    },
  ],
  [
    "a step that is proposed",
    async (page) => {
      const hands = handsOn(page);
      await escape(page);
      await page.getByTestId("take-question").waitFor({ state: "detached" });
      await hands.keys("v");
      await hands.click(MIDDLE);
      await until(hands.selectedCount).toBe(1);
      await hands.keys("Delete");
      await until(() => hands.holderAt(MIDDLE)).toBe("Unassigned");
      await hands.command("All unassigned to the nearest territory");
      await page.getByTestId("proposal").waitFor();
    },
  ],
  [
    "the palette",
    async (page) => {
      await escape(page);
      await page.getByTestId("proposal").waitFor({ state: "detached" });
      await page.keyboard.press("Control+k");
      await page.getByTestId("palette-input").fill("boston");
      await page.getByTestId("palette-list").getByRole("option").nth(3).waitFor();
    },
  ],
  [
    "the bookmarks",
    async (page) => {
      await escape(page);
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await page.getByTestId("bookmarks").click();
      await page.getByTestId("add-bookmark").waitFor();
    },
  ],
  [
    "the build dialog",
    async (page) => {
      await escape(page);
      await page.getByTestId("build").click();
      await page.getByTestId("build-more").click();
      await page.getByTestId("build-measures").waitFor();
    },
  ],
  [
    "a proposal",
    async (page) => {
      await page.getByTestId("build-alternatives").check();
      await page.getByTestId("build-start").click();
      await page.getByTestId("proposal-accept").waitFor({ timeout: 120_000 });
      await page.getByTestId("proposal-bindings").locator("summary").click();
    },
  ],
  [
    "the share dialog",
    async (page) => {
      await escape(page);
      await page.getByTestId("share").click();
      await page.getByTestId("share-html").waitFor();
    },
  ],
  [
    "a comparison",
    async (page) => {
      await escape(page);
      await handsOn(page).openPanel("scenarios");
      await page.getByTestId("compare").click();
      await page.getByTestId("moved").waitFor();
    },
  ],
  [
    "the shortcuts",
    async (page) => {
      await escape(page);
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await page.keyboard.press("?");
      await page.getByText("This list").waitFor();
    },
  ],
];

describe.each(["light", "dark"] as const)("in %s colours", (scheme) => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await openWindow(browser, studio.url, { scheme, width: 1280, height: 720 }));
  });
  afterAll(async () => {
    await escape(page);
    await page.getByTestId("plan-menu").click();
    await page.getByRole("menuitem", { name: "Close plan" }).click();
    await page.getByTestId("new-plan").waitFor();
    await page.context().close();
  });

  it.each(SCREENS)("%s bars nobody", async (_, go) => {
    await go(page);
    // Dialogs fade in; half-faded text has no contrast to judge.
    await page.waitForTimeout(300);
    expect(await violations(page)).toEqual([]);
  });
});
