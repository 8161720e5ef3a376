import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "./hands.ts";
import { shareWindow } from "./shared-window.ts";
import { mapIsReady } from "./studio-under-test.ts";

/** Accounts of two states, so that everything is quick. */
const ROWS = [
  "Account ID,Name,ZIP,Annual Revenue",
  ...Array.from({ length: 60 }, (_, i) => `A${i},Shop ${i},${i % 2 === 0 ? "02139" : "03101"},${1000 + i}`),
  "B1,Mill 1,01001,900",
  "B2,Mill 2,02601,700",
  "B3,Mill 3,03301,800",
];

let folder: string;
let page: Page;

shareWindow((shared) => {
  page = shared.page;
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bailiwick-keyboard-"));
  await writeFile(join(folder, "shops.csv"), ROWS.join("\n"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

const byTestId = (id: string) => page.getByTestId(id);
const press = (key: string) => page.keyboard.press(key);

/** Goes on with Tab until the focus is where it should be; every stop on the way must be to be seen. */
async function tabTo(selector: string, most = 160): Promise<void> {
  for (let i = 0; i < most; i++) {
    const stop = await page.evaluate((wanted) => {
      const at = document.activeElement;
      if (at === null || at === document.body) return { isThere: false, unseen: null };
      const box = at.getBoundingClientRect();
      const style = getComputedStyle(at);
      // A switch is drawn by what stands beside its field.
      const drawn = at instanceof HTMLInputElement && box.width === 0 ? at.parentElement?.getBoundingClientRect() : box;
      const isSeen = drawn !== undefined && drawn.width > 0 && drawn.height > 0 && style.visibility !== "hidden";
      return { isThere: at.matches(wanted), unseen: isSeen ? null : at.outerHTML.slice(0, 120) };
    }, selector);
    expect(stop.unseen, "the focus is on something that cannot be seen").toBeNull();
    if (stop.isThere) return;
    await press("Tab");
  }
  throw new Error(`no way by Tab to ${selector}`);
}
const testId = (id: string) => `[data-testid="${id}"]`;

const focused = () => page.evaluate(() => document.activeElement?.tagName);

const focusedId = () => page.evaluate(() => document.activeElement?.getAttribute("data-testid"));

/** F6 goes through the parts of the window; one of them is the map. */
async function goToMap(): Promise<void> {
  for (let part = 0; part < 7; part++) {
    await press("F6");
    if ((await focused()) !== "CANVAS") continue;
    // The hint of a button that was passed would take the next Escape.
    await until(() => page.getByRole("tooltip").count()).toBe(0);
    return;
  }
  throw new Error("F6 does not come to the map");
}

async function activeTerritory(): Promise<string> {
  const words = await byTestId("active-territory").getAttribute("aria-label");
  return words?.split(": ")[1] ?? "";
}

describe("the whole job without a mouse", () => {
  it("imports a file", async () => {
    await tabTo(testId("new-plan"));
    await press("Enter");
    await tabTo(".mantine-Dropzone-root");
    // Enter opens the system's own dialog, which is no part of the page; what it hands over is.
    await page.setInputFiles("input[type=file]", join(folder, "shops.csv"));
    await byTestId("create-plan").waitFor();
    await tabTo(testId("create-plan"));
    await press("Enter");
    await byTestId("open-studio").waitFor();
    await tabTo(testId("open-studio"));
    await press("Enter");
    await mapIsReady(page);
  });

  it("builds territories", async () => {
    await press("b");
    await byTestId("build-count").waitFor();
    await tabTo(`${testId("build-count")}, ${testId("build-count")} input`);
    await press("Control+a");
    await page.keyboard.type("3");
    await press("Enter");
    // What was found has the focus: Enter accepts it.
    await byTestId("proposal-accept").waitFor({ timeout: 120_000 });
    await press("Enter");
    await byTestId("proposal-panel").waitFor({ state: "detached" });
    await until(() => byTestId("dock-territories").innerText()).toContain("3");
  });

  it("walks the tables: into a row, along its cells, and out again", async () => {
    // Tabs of a list are one stop: arrows go on from the chosen one.
    await tabTo(testId("dock-territories"));
    await press("ArrowRight");
    await press("Enter");
    await tabTo(testId("units-table"));
    await press("ArrowDown");
    await press("ArrowRight");
    await press("Enter");
    await until(() => page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("treegrid");
    await press("Tab");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-testid")))
      .not.toBe("units-table");
  });

  it("selects on the map, chooses a territory, assigns and takes it back", async () => {
    await goToMap();
    await press("Escape");
    // The first arrow shows where the cursor stands; Space selects there.
    await press("ArrowRight");
    await press("Space");
    await press("Shift+ArrowRight");
    await until(() => byTestId("selection").getByRole("heading").first().innerText()).toMatch(/^2 /);
    const holder = () => byTestId("selection-holder").innerText();
    const before = await holder();
    await press("d");
    await page.getByRole("menuitem").first().waitFor();
    await press("ArrowDown");
    await press("Enter");
    await page.getByRole("menuitem").first().waitFor({ state: "detached" });
    const name = await activeTerritory();
    await press("a");
    await until(holder).toBe(name);
    await press("Control+z");
    await until(holder).toBe(before);
    expect(before).not.toBe(name);
  });

  it("answers what is asked about locked units, and is back on the map", async () => {
    await press("Control+k");
    await until(focusedId).toBe("palette-input");
    await page.keyboard.type("Lock selected units");
    await press("Enter");
    await until(() => byTestId("save-state").innerText()).toMatch(/^Saved/);
    await goToMap();
    await press("a");
    await byTestId("take-question").waitFor();
    await press("Escape");
    await byTestId("take-question").waitFor({ state: "detached" });
    await until(focused).toBe("CANVAS");
    await press("a");
    await byTestId("take-question").waitFor();
    await until(focusedId).toBe("take-all");
    await press("Enter");
    await byTestId("take-question").waitFor({ state: "detached" });
    await until(() => byTestId("selection-holder").innerText()).toBe(await activeTerritory());
    await until(focused).toBe("CANVAS");
    const line = await byTestId("cursor-line").innerText();
    await press("ArrowLeft");
    await until(() => byTestId("cursor-line").innerText()).not.toBe(line);
  });

  it("renames a territory in the table, and takes it back", async () => {
    const table = byTestId("territories-table");
    await tabTo(testId("dock-units"));
    await press("ArrowLeft");
    await press("Enter");
    await tabTo(testId("territories-table"));
    await press("Home");
    await press("F2");
    await until(focusedId).toBe("cell-editor");
    await press("Control+a");
    await page.keyboard.type("Shore and hills");
    await press("Enter");
    await until(() => table.innerText()).toContain("Shore and hills");
    // The table has the keys again.
    await until(focusedId).toBe("territories-table");
    await press("Control+z");
    await until(() => table.innerText()).not.toContain("Shore and hills");
    await until(focusedId).toBe("territories-table");
  });

  it("makes a what-if, changes it with a tool, and compares it", async () => {
    await tabTo(testId("rail-scenarios"));
    await press("Enter");
    await tabTo(testId("duplicate-scenario"));
    await press("Enter");
    await page.getByRole("dialog").getByRole("textbox").waitFor();
    await press("Control+a");
    await page.keyboard.type("What if");
    await press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await until(() => byTestId("save-state").innerText()).toMatch(/^Saved/);
    await goToMap();
    await press("p");
    await press("ArrowRight");
    await byTestId("crosshair").waitFor();
    for (const key of ["Enter", "Shift+ArrowDown", "Enter"]) await press(key);
    await until(() => byTestId("selection").getByRole("heading").first().innerText()).toMatch(/^\d+ /);
    await press("Delete");
    // Locked ones may be among them.
    await until(async () => {
      if ((await byTestId("take-question").count()) > 0) await press("Enter");
      return byTestId("selection-holder").innerText();
    }).toBe("Unassigned");
    await press("Control+k");
    await until(focusedId).toBe("palette-input");
    await page.keyboard.type("Compare");
    await byTestId("palette-list").getByRole("option", { selected: true }).filter({ hasText: "Compare" }).waitFor();
    await press("Enter");
    await byTestId("moved").waitFor();
    expect(await page.getByRole("dialog").innerText()).toContain("What if");
    await press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await goToMap();
    await press("v");
  });

  it("shows the list of all keys, and leaves it where it came from", async () => {
    await press("?");
    await page.getByText("This list").waitFor();
    await press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });

  it("shares the plan", async () => {
    await press("s");
    await byTestId("share-write").waitFor();
    await tabTo(testId("share-write"));
    await press("Enter");
    await byTestId("share-files").waitFor({ timeout: 120_000 });
    const download = page.waitForEvent("download");
    await tabTo(`${testId("share-files")} a`);
    await press("Enter");
    expect((await download).suggestedFilename()).not.toBe("");
    await press("Escape");
  });
});
