import { contextBridge, type IpcRendererEvent, ipcRenderer } from "electron";
import type { MenuCommand, Shell } from "../core/studio/contract/shell.ts";
import { CHANNELS } from "./channels.ts";

/** Runs in the page's sandbox, in a world of its own; offers `window.bailiwick` (contract/shell.ts) and nothing else. */

type Bridge = Omit<Shell, "connect"> & { readonly requestPort: (id: number) => void };

const bridge: Bridge = {
  platform: process.platform as Shell["platform"],
  requestPort: (id) => ipcRenderer.send(CHANNELS.requestPort, id),
  pickPlan: () => ipcRenderer.invoke(CHANNELS.pickPlan) as Promise<string | null>,
  pickFolder: () => ipcRenderer.invoke(CHANNELS.pickFolder) as Promise<string | null>,
  showInFolder: (path) => ipcRenderer.invoke(CHANNELS.showInFolder, path) as Promise<void>,
  onOpenPlan: (callback) => {
    const remove = listen<string>(CHANNELS.openPlan, callback);
    ipcRenderer.send(CHANNELS.openPlanReady);
    return remove;
  },
  onMenu: (callback) => listen<MenuCommand>(CHANNELS.menu, callback),
};

function listen<Value>(channel: string, callback: (value: Value) => void): () => void {
  const listener = (_: IpcRendererEvent, value: Value): void => callback(value);
  ipcRenderer.on(channel, listener);
  return () => ipcRenderer.removeListener(channel, listener);
}

// A port cannot cross the bridge as a value; a window message may carry it from this world into the page's.
ipcRenderer.on(CHANNELS.port, (event, id: number) => window.postMessage({ bailiwickPort: id }, "*", [...event.ports]));

contextBridge.executeInMainWorld({ func: offerShell, args: [bridge] });

/** Travels into the page's world as text, so it may use nothing from outside of itself. */
function offerShell({ requestPort, ...offered }: Bridge): void {
  let lastId = 0;
  const connect = (): Promise<MessagePort> =>
    new Promise((resolve) => {
      lastId += 1;
      const id = lastId;
      const take = (event: MessageEvent<{ bailiwickPort?: number } | null>): void => {
        const port = event.ports[0];
        if (event.source !== window || event.data?.bailiwickPort !== id || port === undefined) return;
        window.removeEventListener("message", take);
        resolve(port);
      };
      window.addEventListener("message", take);
      requestPort(id);
    });
  Object.defineProperty(window, "bailiwick", { value: Object.freeze({ ...offered, connect }) });
}
