import { createORPCClient } from "@orpc/client";
import { RPCLink as PortLink } from "@orpc/client/message-port";
import { RPCLink as SocketLink } from "@orpc/client/websocket";
import type { ContractRouterClient } from "@orpc/contract";
import type { contract } from "../../core/studio/contract/contract.ts";
import { desktopShell } from "./desktop-shell.ts";

/** The service as the screen sees it: every call of the contract, typed by it. */
export type Client = ContractRouterClient<typeof contract>;

let current: Client | null = null;

/** The connected service. */
export function api(): Client {
  if (current === null) throw new Error("broken invariant: the service is not connected");
  return current;
}

/** Tests put a client of their own here; the studio puts the one that `connectToService` made. */
export function setClient(client: Client | null): void {
  current = client;
}

/** Opens the way to the service: the shell's message port, or a WebSocket of the same origin. */
export async function connectToService(onLost: () => void): Promise<Client> {
  const shell = desktopShell();
  if (shell !== null) {
    const port = await shell.connect();
    const client: Client = createORPCClient(new PortLink({ port }));
    port.addEventListener("close", onLost);
    port.start();
    return client;
  }
  const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/rpc`);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener("open", () => resolve(), { once: true });
    socket.addEventListener("error", () => reject(new Error("no answer at /rpc")), { once: true });
  });
  socket.addEventListener("close", onLost, { once: true });
  return createORPCClient(new SocketLink({ websocket: socket }));
}
