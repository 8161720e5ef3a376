import { setTimeout as sleep } from "node:timers/promises";
import { type LoopbackHost, serveLoopback } from "../../core/studio/host/loopback.ts";
import type { ServedStudio } from "../../core/studio/host/served-studio.ts";
import { openAppWindow } from "./app-window.ts";
import type { Launch } from "./decide-launch.ts";

type Run = {
  readonly studio: ServedStudio;
  readonly rendererFolder: string;
  readonly launch: Exclude<Launch, { kind: "electron" }>;
  readonly say: (line: string) => void;
  /** Ends the studio when aborted. */
  readonly stop: AbortSignal;
};

/** Serves the studio until its window is closed, or, where only the address is shown, until it is stopped. */
export async function runInBrowser({ studio, rendererFolder, launch, say, stop }: Run): Promise<void> {
  const host = await serveLoopback(studio, { rendererFolder });
  const stopped = new Promise<void>((resolve) => stop.addEventListener("abort", () => resolve(), { once: true }));
  const showAddress = (why: string): Promise<void> => {
    say(`${why} Open this address in a browser on this machine; Ctrl+C ends the studio.`);
    say(host.url);
    return stopped;
  };
  try {
    if (launch.kind === "address") return await showAddress(launch.why);
    say("Bailiwick is open in its window; closing it ends the studio.");
    const window = openAppWindow(launch.browser, host.url);
    const ends = process.platform === "darwin" ? [stopped, lastScreenGone(host)] : [stopped];
    const code = await Promise.race([window.closed, ...ends]);
    window.close();
    if (typeof code === "number" && code !== 0 && !stop.aborted) {
      await showAddress(`${launch.browser} could not open a window (code ${code}).`);
    }
  } finally {
    await host.close();
  }
}

/** On macOS an application outlives its last window, so the connections have to tell. */
async function lastScreenGone(host: LoopbackHost): Promise<void> {
  let wasSeen = false;
  for (let secondsWithout = 0; secondsWithout < 5; ) {
    await sleep(1000, undefined, { ref: false });
    wasSeen ||= host.screenCount() > 0;
    secondsWithout = wasSeen && host.screenCount() === 0 ? secondsWithout + 1 : 0;
  }
}
