import { decideLaunch, hasDisplay } from "../../../electron/launch/decide-launch.ts";
import { findBrowser } from "../../../electron/launch/find-browser.ts";
import { runInBrowser } from "../../../electron/launch/run-in-browser.ts";
import { tinyStudio } from "../../unit/host/tiny-studio.ts";

/** `npm start` around a small studio: same decision, same host, same window. The page reports what it sees. */
const launch = decideLaunch({
  electron: null,
  browser: findBrowser(),
  hasDisplay: hasDisplay(process.platform, process.env),
});
if (launch.kind === "electron") throw new Error("no Electron was offered");
const stop = new AbortController();
process.once("SIGTERM", () => stop.abort());
await runInBrowser({
  studio: {
    ...tinyStudio,
    handle: async (request) => {
      process.stdout.write(`page: ${await request.text()}\n`);
      return new Response();
    },
  },
  rendererFolder: process.argv[2] ?? "",
  launch,
  say: (line) => void process.stdout.write(`${line}\n`),
  stop: stop.signal,
});
