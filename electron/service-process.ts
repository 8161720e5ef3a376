import { MessageChannelMain, utilityProcess, type WebContents } from "electron";
import { fetchOverPort } from "../core/studio/host/resource-port.ts";
import type { ServedStudio } from "../core/studio/host/served-studio.ts";
import { CHANNELS } from "./channels.ts";
import type { FromService, ServiceSettings, ToService } from "./service-messages.ts";

export type ServiceProcess = {
  /** Gives the page a port of its own to the service; `id` is the page's number for it. */
  readonly connectPage: (page: WebContents, id: number) => Promise<void>;
  readonly fetch: ServedStudio["handle"];
  /** Ends the service once its plan is safely closed. */
  readonly close: () => Promise<void>;
};

/** How long a plan may take to be checkpointed before the service is ended anyway; every edit is already on disk. */
const CLOSE_LIMIT_MS = 5000;

/**
 * Starts the utility process that owns the document.
 *
 * @param onCrash Called when it ends without having been asked to.
 */
export function startService(
  entry: string,
  settings: ServiceSettings,
  onCrash: (code: number) => void,
): ServiceProcess {
  const child = utilityProcess.fork(entry, [JSON.stringify(settings)], { serviceName: "Bailiwick service" });
  let isClosing = false;
  const heard = (kind: FromService["kind"]): Promise<void> =>
    new Promise((resolve) => {
      child.on("message", (message: FromService) => {
        if (message.kind === kind) resolve();
      });
    });
  const ready = heard("ready");
  const exited = new Promise<void>((resolve) => {
    child.once("exit", (code) => {
      resolve();
      if (!isClosing) onCrash(code);
    });
  });
  const tell = (message: ToService, ports: Electron.MessagePortMain[] = []): void => child.postMessage(message, ports);

  const resources = new MessageChannelMain();
  void ready.then(() => tell({ kind: "resources" }, [resources.port1]));

  return {
    connectPage: async (page, id) => {
      await ready;
      const { port1, port2 } = new MessageChannelMain();
      tell({ kind: "calls" }, [port1]);
      page.postMessage(CHANNELS.port, id, [port2]);
    },
    fetch: fetchOverPort(resources.port2),
    close: async () => {
      isClosing = true;
      const closed = heard("closed");
      tell({ kind: "close" });
      await Promise.race([closed, exited, new Promise((resolve) => setTimeout(resolve, CLOSE_LIMIT_MS))]);
      child.kill();
    },
  };
}
