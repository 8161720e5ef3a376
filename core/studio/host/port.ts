import { onError } from "@orpc/server";
import { RPCHandler } from "@orpc/server/message-port";
import { defectsOnly } from "./defects-only.ts";
import { answerResources, type HostPort } from "./resource-port.ts";
import type { ReportDefect, ServedStudio } from "./served-studio.ts";

export type PortHost = {
  /** oRPC calls of one screen; frames are the same as on the WebSocket of the loopback host. */
  readonly serveCalls: (port: HostPort) => void;
  /** Columns, tiles, uploads and files: what the loopback host answers over HTTP. */
  readonly serveResources: (port: HostPort) => void;
};

/** Serves the studio over message ports, as the desktop shell does from its utility process. */
export function portHost(studio: ServedStudio, reportDefect: ReportDefect = console.error): PortHost {
  const calls = new RPCHandler(studio.router, { interceptors: [onError(defectsOnly(reportDefect))] });
  return {
    serveCalls: (port) => {
      calls.upgrade(port);
      port.start?.();
    },
    serveResources: (port) => answerResources(port, studio.handle, reportDefect),
  };
}
