/**
 * How long the studio takes with the national ZIP layer in headless Chromium: from opening the window to a map with
 * all of its units coloured, and the main-thread time of recolouring every unit. Needs `dist/renderer`.
 */
import { launchBrowser, mapIsReady, openWindow, serveStudio } from "../e2e/studio-under-test.ts";

const RUNS = 5;
const studio = await serveStudio();
const browser = await launchBrowser();
const first = await openWindow(browser, studio.url);
await first.page.getByTestId("open-sample").click();
await mapIsReady(first.page);

const paints: number[] = [];
const readies: number[] = [];
for (let run = 0; run < RUNS; run++) {
  const start = performance.now();
  const { page, context } = await openWindow(browser, studio.url);
  await mapIsReady(page);
  readies.push(performance.now() - start);
  const scenario = (name: string) => page.getByRole("button", { name: `Open scenario ${name}`, exact: true });
  // The plan remembers which panel was open.
  if (!(await scenario("Today").isVisible())) await page.getByTestId("rail-scenarios").click();
  for (const name of ["Today", "Plan 1"]) {
    await scenario(name).click();
    await page.waitForTimeout(500);
  }
  const measured = await page.evaluate(() =>
    performance.getEntriesByName("paint-units").map(({ duration }) => duration),
  );
  paints.push(...measured);
  await context.close();
}
await browser.close();
await studio.close();

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
console.log(
  `window to map with the national ZIP areas: median ${median(readies).toFixed(0)} ms, worst ${Math.max(...readies).toFixed(0)} ms`,
);
console.log(
  `painting units: first paint worst ${Math.max(...paints).toFixed(1)} ms, median ${median(paints).toFixed(1)} ms`,
);
