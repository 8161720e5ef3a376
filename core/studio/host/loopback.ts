import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { onError } from "@orpc/server";
import { RPCHandler } from "@orpc/server/ws";
import { WebSocketServer } from "ws";
import { defectsOnly } from "./defects-only.ts";
import { type Caller, type Door, verdict } from "./door.ts";
import { BodyTooLarge, sendResponse, toRequest } from "./node-http.ts";
import { SECURITY_HEADERS, secured } from "./security-headers.ts";
import type { ReportDefect, ServedStudio } from "./served-studio.ts";
import { staticFiles } from "./static-files.ts";

export type LoopbackOptions = {
  readonly rendererFolder: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Made anew for each launch unless given. */
  readonly secret?: string;
  readonly uploadLimitBytes?: number;
  readonly reportDefect?: ReportDefect;
};

export type LoopbackHost = {
  /** Opens the studio; holds the launch secret. */
  readonly url: string;
  /** Screens that are connected right now. */
  readonly screenCount: () => number;
  readonly close: () => Promise<void>;
};

/** The largest accounts or polygon file that may be uploaded. */
const UPLOAD_LIMIT_BYTES = 4 * 2 ** 30;

/** The largest single call: an edit that names every ZIP area three times is 1 MB. */
const CALL_LIMIT_BYTES = 64 * 2 ** 20;

/**
 * Serves the studio to a browser window on this machine: the renderer's files, calls over the WebSocket `/rpc`,
 * everything else from `studio.handle`. Listens on 127.0.0.1 only; door.ts says who is let in.
 *
 * @throws when the port is taken.
 */
export async function serveLoopback(studio: ServedStudio, options: LoopbackOptions): Promise<LoopbackHost> {
  const reportDefect = options.reportDefect ?? console.error;
  const limitBytes = options.uploadLimitBytes ?? UPLOAD_LIMIT_BYTES;
  const files = await staticFiles(options.rendererFolder);
  const server = createServer();
  const port = await listen(server, options.port ?? 0);
  const door: Door = { port, secret: options.secret ?? randomBytes(32).toString("base64url") };
  const origin = `http://127.0.0.1:${port}`;

  server.on("request", (message: IncomingMessage, reply: ServerResponse) => {
    const answer = verdict(callerOf(message), door);
    if (answer.kind === "refused") return end(reply, 403, `Refused: ${answer.why}.\n`);
    if (answer.kind === "signed-in") return end(reply, 303, "", { location: "/", "set-cookie": answer.cookie });
    if (Number(message.headers["content-length"] ?? 0) > limitBytes) return end(reply, 413, "Too large.\n");

    const gone = new AbortController();
    reply.on("close", () => gone.abort());
    respond(message, gone.signal)
      .then((response) => sendResponse(secured(response), reply))
      .catch((error: unknown) => {
        if (gone.signal.aborted) return;
        if (reply.headersSent) reply.destroy();
        else end(reply, isTooLarge(error) ? 413 : 500, "");
        if (!isTooLarge(error)) reportDefect(error);
      });
  });

  const respond = async (message: IncomingMessage, gone: AbortSignal): Promise<Response> => {
    const request = toRequest(message, origin, limitBytes, gone);
    return (await files(request)) ?? studio.handle(request);
  };

  const sockets = new WebSocketServer({ noServer: true, maxPayload: CALL_LIMIT_BYTES });
  const calls = new RPCHandler(studio.router, { interceptors: [onError(defectsOnly(reportDefect))] });
  server.on("upgrade", (message: IncomingMessage, socket: Duplex, head: Buffer) => {
    const isAdmitted = verdict(callerOf(message), door).kind === "admitted";
    if (!isAdmitted || message.url !== "/rpc") {
      socket.end(`HTTP/1.1 ${isAdmitted ? "404 Not Found" : "403 Forbidden"}\r\nConnection: close\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(message, socket, head, (webSocket) => {
      webSocket.on("error", () => webSocket.terminate());
      calls.upgrade(webSocket).catch(reportDefect);
    });
  });

  return {
    url: `${origin}/?secret=${door.secret}`,
    screenCount: () => sockets.clients.size,
    close: async () => {
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const callerOf = (message: IncomingMessage): Caller => ({
  method: message.method ?? "GET",
  target: message.url ?? "/",
  headers: message.headers,
});

const isTooLarge = (error: unknown): boolean =>
  error instanceof BodyTooLarge || (error instanceof Error && error.cause instanceof BodyTooLarge);

function end(reply: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
  reply.writeHead(status, { ...SECURITY_HEADERS, "content-type": "text/plain; charset=utf-8", ...headers });
  reply.end(text);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}
