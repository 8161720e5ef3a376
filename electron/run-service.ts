import type { MessageEvent, ParentPort } from "electron";
import { portHost } from "../core/studio/host/port.ts";
import type { ServedStudio } from "../core/studio/host/served-studio.ts";
import type { FromService, ToService } from "./service-messages.ts";

/** The utility process at work: hands each port that main sends to the studio, and closes the plan when told to. */
export function runService(parentPort: ParentPort, studio: ServedStudio & { readonly close: () => unknown }): void {
  const host = portHost(studio);
  const tell = (message: FromService): void => parentPort.postMessage(message);

  parentPort.on("message", ({ data, ports }: MessageEvent) => {
    const message = data as ToService;
    const port = ports[0];
    if (message.kind === "close") void Promise.resolve(studio.close()).finally(() => tell({ kind: "closed" }));
    else if (port === undefined) throw new Error(`"${message.kind}" came without a port`);
    else if (message.kind === "calls") host.serveCalls(port);
    else host.serveResources(port);
  });
  tell({ kind: "ready" });
}
