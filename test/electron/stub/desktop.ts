import { EventEmitter } from "node:events";
import type { BrowserContext } from "playwright-core";

type IpcHandler = (event: unknown, ...args: unknown[]) => unknown;
type ProtocolHandler = (request: Request) => Promise<Response>;

/** The machine that the stub pretends to be: what the app under test did to it, and what the test makes it do. */
export type Desktop = {
  readonly app: EventEmitter;
  readonly ipcMain: EventEmitter & { readonly handlers: Map<string, IpcHandler> };
  readonly context: BrowserContext;
  readonly userData: string;
  readonly protocolHandlers: Map<string, ProtocolHandler>;
};

let current: Desktop | null = null;

export function plugIn(context: BrowserContext, userData: string): Desktop {
  current = {
    app: new EventEmitter(),
    ipcMain: Object.assign(new EventEmitter(), { handlers: new Map<string, IpcHandler>() }),
    context,
    userData,
    protocolHandlers: new Map(),
  };
  return current;
}

export function desktop(): Desktop {
  if (current === null) throw new Error("plugIn() first, then import what uses electron");
  return current;
}

const WEB = "https://bailiwick.electron-stub.test";

/** Chromium knows no `app:`; the stub's pages live on a secure web origin that the route answers. */
export const webUrl = (url: string): string => url.replace(/^app:\/\/bailiwick/, WEB);
export const appUrl = (url: string): string => (url.startsWith(WEB) ? `app://bailiwick${url.slice(WEB.length)}` : url);
