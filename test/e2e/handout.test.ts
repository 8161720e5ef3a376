import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { loadShippedLayer } from "../../core/intake/postal/shipped-layers.ts";
import { handoutHtml } from "../../core/share/handout/handout-html.ts";
import type { ShareInput } from "../../core/share/share-input.ts";
import { findBrowser } from "../../electron/launch/find-browser.ts";
import { sharePlan } from "../unit/share/share-plan.ts";

const NASTY = `</script><img src="https://example.com/x.png" onerror="window.pwned = true"><script>window.pwned = true</script>'"&`;

let browser: Browser;
let folder: string;
let plan: ShareInput;
let page: Page;
/** Whatever the page asked for besides itself, and whatever it complained of. */
let requests: string[];
let complaints: string[];

beforeAll(async () => {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error("no browser of the Chromium family on this machine");
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  folder = await mkdtemp(join(tmpdir(), "bailiwick-handout-"));
  plan = sharePlan({
    layer: await loadShippedLayer("us-county"),
    backdrop: await loadShippedLayer("us-state"),
    states: ["23", "25", "33", "44", "09", "50"],
    territories: 8,
    accounts: 600,
    nameOf: (slot) => (slot === 2 ? NASTY : `Patch ${slot}`),
  });
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

afterEach(async () => {
  await page.context().close();
});

async function open(input: ShareInput, colorScheme: "light" | "dark" = "light"): Promise<void> {
  const path = join(folder, "handout.html");
  await writeFile(path, handoutHtml(input));
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, colorScheme, locale: "en-US" });
  page = await context.newPage();
  requests = [];
  complaints = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(pathToFileURL(path).href);
}

const panel = () => page.locator("#panel");
const firstNames = async (): Promise<string[]> => (await page.locator("tbody .pick").allTextContents()).slice(0, 3);
const worldTransform = () => page.locator("#world").getAttribute("transform");

describe("the HTML hand-out", () => {
  it("runs nothing that a name brings along, and asks the network for nothing", async () => {
    const owned = plan.territories.map((each) => ({ ...each, owner: NASTY }));
    await open({
      ...plan,
      plan: { ...plan.plan, name: NASTY },
      scenario: { ...plan.scenario, name: NASTY },
      territories: owned,
      measures: plan.measures.map((measure) => ({ ...measure, label: NASTY })),
      layer: { ...plan.layer, meta: { ...plan.layer.meta, title: NASTY, unitNounPlural: NASTY, source: NASTY } },
      scorecard: {
        ...plan.scorecard,
        territories: plan.scorecard.territories.map((scores) => ({ ...scores, owner: NASTY })),
      },
    });
    for (const pick of [1, 2]) await page.locator("tbody .pick").nth(pick).click();
    await page.locator(`.territory[data-t="2"]`).dispatchEvent("pointermove");
    expect(await page.evaluate(() => "pwned" in window)).toBe(false);
    expect(await page.locator("img").count()).toBe(0);
    expect(await page.locator("script").count()).toBe(2);
    expect(await page.locator("h1").textContent()).toBe(NASTY);
    expect(await page.locator("tbody .pick").nth(2).textContent()).toBe(NASTY);
    expect(await panel().locator("h2:visible").textContent()).toBe(NASTY);
    expect(requests).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  it("lets nothing else run or load, should something slip in", async () => {
    await open(plan);
    const slipped = await page.evaluate(async () => {
      const script = document.createElement("script");
      script.textContent = "window.slipped = true";
      document.body.append(script);
      document.body.insertAdjacentHTML("beforeend", `<p style="color: red" onclick="window.slipped = true">x</p>`);
      (document.body.lastElementChild as HTMLElement).click();
      const fetched = await fetch("data:text/plain,x").then(
        () => true,
        () => false,
      );
      const style = getComputedStyle(document.body.lastElementChild as HTMLElement).color;
      return { ran: "slipped" in window, fetched, red: style === "rgb(255, 0, 0)" };
    });
    expect(slipped).toEqual({ ran: false, fetched: false, red: false });
  });

  it("shows a territory's scores on hover and on click, from the map and from the table", async () => {
    await open(plan);
    await expect.poll(() => panel().textContent()).toContain("The whole plan");
    const shape = page.locator('.territory[data-t="1"]');
    const middle = await page.locator('#labels text[data-t="1"]').evaluate((label) => {
      const { x, y } = (label as SVGGraphicsElement).getBoundingClientRect();
      return { x, y };
    });
    await page.mouse.move(middle.x + 2, middle.y + 6);
    await expect.poll(() => page.locator("#tip").textContent()).toContain("Patch");
    await page.mouse.click(middle.x + 2, middle.y + 6);
    await expect.poll(() => panel().locator("h2:visible").textContent()).toMatch(/^Patch/);

    await page.keyboard.press("Escape");
    await expect.poll(() => panel().locator("h2:visible").textContent()).toBe("The whole plan");

    await page.locator("tbody .pick").nth(1).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => panel().locator("h2:visible").textContent()).toBe("Patch 1");
    expect(await shape.getAttribute("class")).toContain("picked");
    const accounts = plan.scorecard.territories[1]?.accounts;
    expect(await panel().locator(".facts").textContent()).toContain(`Accounts${accounts}`);
  });

  it("sorts the table by numbers, largest first, and by names", async () => {
    await open(plan);
    await page.getByRole("button", { name: "Accounts", exact: true }).click();
    const counts = (await page.locator("tbody tr td:nth-child(3)").allTextContents()).map(Number);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    await page.getByRole("button", { name: "Territory", exact: true }).click();
    expect(await firstNames()).toEqual([NASTY, "Patch 0", "Patch 1"]);
    expect(await page.locator("th[aria-sort=ascending]").textContent()).toBe("Territory");
    await page.getByRole("button", { name: "Territory", exact: true }).click();
    expect(await firstNames()).toEqual(["Patch 7", "Patch 6", "Patch 5"]);
  });

  it("zooms and moves by wheel, buttons and keys", async () => {
    await open(plan);
    const home = await worldTransform();
    await page.locator("#map").focus();
    await page.keyboard.press("+");
    const zoomed = await worldTransform();
    expect(zoomed).not.toBe(home);
    await page.keyboard.press("ArrowRight");
    expect(await worldTransform()).not.toBe(zoomed);
    await page.getByRole("button", { name: "Show the whole plan" }).click();
    expect(await worldTransform()).toBe(home);
    await page.mouse.move(400, 250);
    await page.mouse.wheel(0, -300);
    await expect.poll(worldTransform).not.toBe(home);
    const before = await worldTransform();
    await page.mouse.down();
    await page.mouse.move(460, 290, { steps: 4 });
    await page.mouse.up();
    expect(await worldTransform()).not.toBe(before);
    // A drag is no click.
    expect(await panel().locator("h2:visible").textContent()).toBe("The whole plan");
  });

  it.each(["light", "dark"] as const)("passes the accessibility checks in the %s scheme", async (scheme) => {
    await open(plan, scheme);
    for (const isPicked of [false, true]) {
      if (isPicked) await page.locator("tbody .pick").nth(1).click();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
    }
  });

  it("prints every territory, with the headings on each page", async () => {
    await open(plan);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".zoom").isVisible()).toBe(false);
    expect(await page.locator("thead").evaluate((head) => getComputedStyle(head).display)).toBe("table-header-group");
    const table = page.locator(".table");
    expect(await table.evaluate((box) => box.scrollHeight - box.clientHeight)).toBeLessThan(2);
  });
});
