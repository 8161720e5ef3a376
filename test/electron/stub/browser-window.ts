import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import type { BrowserContext, Page, Route } from "playwright-core";
import { appUrl, desktop, webUrl } from "./desktop.ts";
import { decodePortData, encodePortData, type PortData, wrapPreload } from "./page-shim.ts";
import type { StubPort } from "./ports.ts";

type OpenHandler = (details: { url: string }) => { action: "allow" | "deny" };
type Preferences = Readonly<Record<string, unknown>> & { readonly preload: string };

const REQUIRED: Readonly<Record<string, boolean>> = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
};

/** The page side of a window: emits Electron's navigation events from what Chromium really does. */
export class StubWebContents extends EventEmitter {
  page: Page | null = null;
  openHandler: OpenHandler = () => ({ action: "allow" });
  readonly #ports: StubPort[] = [];

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  send(channel: string, ...args: unknown[]): void {
    void this.#emitInPage(channel, args, null);
  }

  postMessage(channel: string, message: unknown, ports: StubPort[]): void {
    const portIds = ports.map((port) => {
      const id = this.#ports.push(port) - 1;
      port.forwardTo((data) => {
        const send = ([at, sent]: [number, PortData]) => window.__stub.port(at, sent);
        void this.#inPage((page) => page.evaluate(send, [id, encodePortData(data)] as [number, PortData]));
      });
      return id;
    });
    void this.#emitInPage(channel, [message], portIds[0] ?? null);
  }

  fromPage(id: number, data: PortData): void {
    this.#ports[id]?.postMessage(decodePortData(data));
  }

  async #emitInPage(channel: string, args: unknown[], portId: number | null): Promise<void> {
    const emit = ([to, values, port]: [string, unknown[], number | null]) => window.__stub.emit(to, values, port);
    await this.#inPage((page) => page.evaluate(emit, [channel, args, portId] as [string, unknown[], number | null]));
  }

  /** What is sent to a page that is gone goes nowhere, as in Electron. */
  async #inPage(send: (page: Page) => Promise<void>): Promise<void> {
    try {
      if (this.page !== null) await send(this.page);
    } catch (error) {
      if (this.page?.isClosed() === false) throw error;
    }
  }
}

export class StubBrowserWindow extends EventEmitter {
  static readonly all: StubBrowserWindow[] = [];
  static fromWebContents = (contents: StubWebContents): StubBrowserWindow | null =>
    StubBrowserWindow.all.find((window) => window.webContents === contents) ?? null;

  readonly webContents = new StubWebContents();
  readonly options: Readonly<Record<string, unknown>>;
  readonly shown: string[] = [];
  readonly #page: Promise<Page>;

  constructor(options: Readonly<Record<string, unknown>> & { readonly webPreferences: Preferences }) {
    super();
    for (const [name, value] of Object.entries(REQUIRED)) {
      if (options.webPreferences[name] !== value) throw new Error(`insecure webPreferences: ${name} must be ${value}`);
    }
    this.options = options;
    StubBrowserWindow.all.push(this);
    desktop().app.emit("web-contents-created", {}, this.webContents);
    this.#page = this.#open(desktop().context, options.webPreferences.preload);
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.#page;
    await page.goto(webUrl(url)).catch(() => undefined);
    this.emit("ready-to-show");
  }

  reload = (): void => void this.#page.then((page) => page.reload());
  show = (): void => void this.shown.push("show");
  focus = (): void => void this.shown.push("focus");
  maximize = (): void => void this.shown.push("maximize");
  isMaximized = (): boolean => false;
  isMinimized = (): boolean => false;
  getNormalBounds = (): unknown => ({ x: 11, y: 22, width: 1200, height: 800 });

  async close(): Promise<void> {
    this.emit("close");
    await (await this.#page).close();
    StubBrowserWindow.all.splice(StubBrowserWindow.all.indexOf(this), 1);
    this.emit("closed");
    if (StubBrowserWindow.all.length === 0) desktop().app.emit("window-all-closed");
  }

  async #open(context: BrowserContext, preload: string): Promise<Page> {
    const page = await context.newPage();
    const contents = this.webContents;
    contents.page = page;
    const event = () => ({ sender: contents, senderFrame: { url: appUrl(page.url()) } });
    await page.exposeFunction("__stubSend", (channel: string, args: unknown[]) =>
      desktop().ipcMain.emit(channel, event(), ...args),
    );
    await page.exposeFunction("__stubInvoke", (channel: string, args: unknown[]) =>
      desktop().ipcMain.handlers.get(channel)?.(event(), ...args),
    );
    await page.exposeFunction("__stubPort", (id: number, data: PortData) => contents.fromPage(id, data));
    await page.addInitScript({ content: wrapPreload(readFileSync(preload, "utf8"), "linux") });
    await page.route("**/*", (route) => this.#answer(route, page));
    page.on("popup", (popup) => {
      const { action } = contents.openHandler({ url: popup.url() });
      if (action === "deny") void popup.close();
    });
    return page;
  }

  async #answer(route: Route, page: Page): Promise<void> {
    const request = route.request();
    const url = appUrl(request.url());
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) {
      if (page.url() !== "about:blank" && this.#isPrevented("will-navigate", url)) return route.abort("aborted");
      this.webContents.emit("did-start-navigation", { url, isMainFrame: true, isSameDocument: false });
    }
    const handler = desktop().protocolHandlers.get(new URL(url).protocol.slice(0, -1));
    if (handler === undefined) return route.abort();
    const sent = request.postDataBuffer();
    const init = {
      method: request.method(),
      headers: request.headers(),
      ...(sent === null ? {} : { body: new Uint8Array(sent) }),
    };
    const response = await handler(new Request(url, init));
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  }

  #isPrevented(name: string, url: string): boolean {
    let isPrevented = false;
    this.webContents.emit(name, { url, preventDefault: () => (isPrevented = true) });
    return isPrevented;
  }
}

declare global {
  interface Window {
    readonly __stub: {
      readonly emit: (channel: string, args: unknown[], portId: number | null) => void;
      readonly port: (portId: number, data: PortData) => void;
    };
  }
}
