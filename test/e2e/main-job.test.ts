import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import Papa from "papaparse";
import type { Download, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SharedWindow, shareWindow } from "./shared-window.ts";
import { mapIsReady } from "./studio-under-test.ts";

/** Accounts of four states, with one row that no plan can take. */
const STATES = new Set(["CT", "MA", "NH", "RI"]);
const TERRITORIES = 12;

let folder: string;
let shared: SharedWindow;
let page: Page;
let accounts: Record<string, string>[];

shareWindow((opened) => {
  shared = opened;
  page = opened.page;
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bailiwick-main-job-"));
  const sample = gunzipSync(await readFile(join(import.meta.dirname, "../../resources/sample/accounts.csv.gz")));
  const all = Papa.parse<Record<string, string>>(sample.toString("utf8"), { header: true, skipEmptyLines: true }).data;
  accounts = all.filter((row) => STATES.has(row["State"] ?? ""));
  const lost = { ...accounts[0], "Account ID": "A-LOST", ZIP: "00000", Latitude: "", Longitude: "" };
  await writeFile(join(folder, "new_england.csv"), Papa.unparse([...accounts, lost]));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

const byTestId = (id: string) => page.getByTestId(id);
const score = async (name: string): Promise<string> =>
  (await byTestId(`figure-${name}`).innerText()).replaceAll("\u00a0", " ").trim();
/** "4.2 %" → 0.042. */
const share = (text: string): number => Number.parseFloat(text) / 100;

describe("the main job on the screen", () => {
  it("imports a file: three clicks, and every row is accounted for", async () => {
    await byTestId("new-plan").click();
    await page.setInputFiles("input[type=file]", join(folder, "new_england.csv"));
    await byTestId("create-plan").waitFor();
    expect(await page.getByRole("combobox", { name: "Meaning of column ZIP" }).inputValue()).toBe("ZIP code");
    await byTestId("create-plan").click();
    await byTestId("open-studio").waitFor();
    const counts = await page.locator("main dd.num").allInnerTexts();
    expect(counts[0]).toBe(accounts.length.toLocaleString("en-US"));
    expect(counts[1]).toBe("1");
    await byTestId("open-studio").click();
    await mapIsReady(page);
  });

  it("shows which row was left out, and why", async () => {
    await byTestId("dock-problems").click();
    const row = byTestId("problems-table").getByRole("row").nth(1);
    await expect.poll(() => row.innerText()).toContain("00000");
    await byTestId("dock-territories").click();
  });

  it("builds balanced, connected territories", async () => {
    await byTestId("build").click();
    await byTestId("build-count").fill(String(TERRITORIES));
    await byTestId("build-start").click();
    await byTestId("proposal-accept").click({ timeout: 120_000 });
    await byTestId("proposal-panel").waitFor({ state: "detached" });
    await expect.poll(() => byTestId("dock-territories").innerText()).toContain(String(TERRITORIES));
    expect(await score("contiguity")).toBe("All connected");
    expect(await score("coverage")).toBe("100.0 %");
    expect(share(await score("maxDeviation"))).toBeLessThanOrEqual(0.05);
  });

  it("colours the map by territory", async () => {
    // The legend knows nobody without a territory any more, and the map shows more than the basemap's few colours.
    expect(await page.getByRole("region", { name: "Legend" }).innerText()).not.toContain("Unassigned");
    await expect.poll(() => colorCount(page), { timeout: 60_000, interval: 1000 }).toBeGreaterThanOrEqual(5);
  });

  it("moves a unit: scores follow in the same gesture, and the plan is saved", async () => {
    const before = await score("balance");
    await byTestId("dock-units").click();
    const table = byTestId("units-table");
    await table.getByRole("button", { name: "Annual Revenue" }).click();
    const largest = table.getByRole("row").nth(1);
    const [holder] = (await largest.getByRole("gridcell").nth(2).innerText()).split("\n");
    await largest.click();
    await expect.poll(() => byTestId("selection-holder").innerText()).toContain(holder ?? "?");
    await byTestId("assign-to").click();
    const target = page
      .getByRole("menuitem")
      .filter({ hasNotText: holder ?? "?" })
      .first();
    const targetName = await target.innerText();
    await target.click();
    expect(await byTestId("selection-holder").innerText()).toContain(targetName);
    expect(await score("balance")).not.toBe(before);
    await expect.poll(() => byTestId("save-state").innerText()).toBe("Saved");

    await page.keyboard.press("Control+z");
    await expect.poll(() => score("balance")).toBe(before);
    await expect.poll(() => byTestId("selection-holder").innerText()).toContain(holder ?? "?");
    await page.keyboard.press("Control+Shift+z");
    await expect.poll(() => byTestId("selection-holder").innerText()).toContain(targetName);
  });

  it("renames a territory in place", async () => {
    await byTestId("dock-territories").click();
    await byTestId("territories-table").getByRole("row").nth(1).click();
    await byTestId("territory-name").fill("Harbour & Hills");
    await byTestId("territory-name").press("Enter");
    await expect.poll(() => byTestId("territories-table").innerText()).toContain("Harbour & Hills");
    await expect.poll(() => byTestId("undo").getAttribute("aria-disabled")).toBeNull();
  });

  it("compares with today's ownership", async () => {
    await byTestId("rail-scenarios").click();
    await byTestId("compare").click();
    const comparison = byTestId("comparison");
    await comparison.getByRole("table").first().waitFor();
    expect(await comparison.innerText()).toMatch(/Balance\s+[\d.]+\s+[\d.]+/);
    await comparison.getByText("Accounts that move").click();
    await expect.poll(() => byTestId("moved-table").getByRole("row").count()).toBeGreaterThan(2);
    await page.keyboard.press("Escape");
  });

  it("hands out tables in which every account has its territory", async () => {
    await byTestId("share").click();
    await byTestId("share-geojson").click();
    await byTestId("share-write").click();
    await byTestId("share-files").waitFor({ timeout: 120_000 });
    const names = await byTestId("share-files").getByRole("listitem").allInnerTexts();
    expect(names.join(" ")).toContain("territories.geojson");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      byTestId("share-files").getByRole("link", { name: "Download accounts.csv" }).click(),
    ]);
    const rows = Papa.parse<Record<string, string>>(await textOf(download), {
      header: true,
      skipEmptyLines: true,
    }).data;
    expect(new Set(rows.map((row) => row["account"]))).toEqual(new Set(accounts.map((row) => row["Account ID"])));
    expect(rows).toHaveLength(accounts.length);
    expect(rows.every((row) => row["territory"] !== "")).toBe(true);
    await page.keyboard.press("Escape");
  });

  it("finds everything again after the plan was closed", async () => {
    const deviation = await score("maxDeviation");
    await byTestId("plan-menu").click();
    await page.getByRole("menuitem", { name: "Close plan" }).click();
    await byTestId("new-plan").waitFor();
    expect(await readdir(shared.studio.plansFolder)).toEqual(["New england.bailiwick"]);
    await page.getByRole("button", { name: /^New england/ }).click();
    await mapIsReady(page);
    await expect.poll(() => score("maxDeviation")).toBe(deviation);
    await expect.poll(() => byTestId("territories-table").innerText()).toContain("Harbour & Hills");
    expect(await byTestId("undo").getAttribute("aria-disabled")).toBeNull();
  });

  it("complains of nothing and asks nothing of the network on the way", () => {
    expect(shared.complaints).toEqual([]);
  });
});

async function textOf(download: Download): Promise<string> {
  const path = await download.path();
  return readFile(path, "utf8");
}

/** Distinct strong colours on a coarse grid over the map. */
async function colorCount(from: Page): Promise<number> {
  const shot = await from.getByTestId("map").screenshot();
  return from.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext("2d");
    if (context === null) return 0;
    context.drawImage(image, 0, 0);
    const counts = new Map<string, number>();
    for (let y = 10; y < image.height; y += 7) {
      for (let x = 10; x < image.width; x += 7) {
        const [r = 0, g = 0, b = 0] = context.getImageData(x, y, 1, 1).data;
        if (Math.max(r, g, b) - Math.min(r, g, b) < 40) continue;
        const key = [r, g, b].map((channel) => channel >> 4).join();
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    return [...counts.values()].filter((count) => count >= 8).length;
  }, shot.toString("base64"));
}
