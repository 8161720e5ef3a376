import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { type Hands, handsOn } from "./hands.ts";
import {
  launchBrowser,
  mapIsReady,
  openWindow,
  type ServedStudio,
  serveStudio,
  type Window,
} from "./studio-under-test.ts";

export type SharedWindow = Window & {
  readonly hands: Hands;
  readonly browser: Browser;
  readonly studio: ServedStudio;
};

/** A studio, a browser and one window for all tests of a file, which keeps what it needs of them; closed afterwards. */
export function shareWindow(keep: (shared: SharedWindow) => unknown): void {
  let studio: ServedStudio;
  let browser: Browser;
  beforeAll(async () => {
    studio = await serveStudio();
    browser = await launchBrowser();
    const window = await openWindow(browser, studio.url);
    await keep({ ...window, hands: handsOn(window.page), browser, studio });
  });
  afterAll(async () => {
    await browser.close();
    await studio.close();
  });
}

/** The same with the sample plan open and drawn. */
export const shareSamplePlan = (keep: (shared: SharedWindow) => unknown): void =>
  shareWindow(async (shared) => {
    await shared.page.getByTestId("open-sample").click();
    await mapIsReady(shared.page);
    await keep(shared);
  });
