/** What the page's side of the stub and the main process tell each other. Port data is text, or bytes in base64. */
export type PortData = { readonly text: string } | { readonly base64: string };

export const encodePortData = (data: unknown): PortData => {
  if (typeof data === "string") return { text: data };
  if (data instanceof Uint8Array) return { base64: Buffer.from(data).toString("base64") };
  if (data instanceof ArrayBuffer) return { base64: Buffer.from(data).toString("base64") };
  throw new Error("the stub carries text and bytes only");
};

export const decodePortData = (data: PortData): unknown =>
  "text" in data ? data.text : new Uint8Array(Buffer.from(data.base64, "base64"));

/**
 * The preload wrapped as Electron would run it: `require("electron")` answers with ipcRenderer and contextBridge only.
 * It runs in the page's own world here, but whatever crosses the bridge is copied by Electron's rules, so a value that
 * could not cross there fails here as well.
 */
export const wrapPreload = (source: string, platform: string): string => `(() => {
  const listeners = new Map();
  const ports = new Map();
  const toData = (value) => typeof value === "string" ? { text: value }
    : { base64: btoa(Array.from(new Uint8Array(value.buffer ?? value), (byte) => String.fromCharCode(byte)).join("")) };
  const fromData = (data) => "text" in data ? data.text : Uint8Array.from(atob(data.base64), (char) => char.charCodeAt(0));
  Object.defineProperty(window, "__stub", { value: {
    emit: (channel, args, portId) => {
      const event = { ports: [] };
      if (portId !== null) {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => { void window.__stubPort(portId, toData(data)); };
        ports.set(portId, port1);
        event.ports.push(port2);
      }
      for (const listener of [...(listeners.get(channel) ?? [])]) listener(event, ...args);
    },
    port: (portId, data) => ports.get(portId)?.postMessage(fromData(data)),
  } });
  const ipcRenderer = {
    on: (channel, listener) => { listeners.set(channel, [...(listeners.get(channel) ?? []), listener]); },
    removeListener: (channel, listener) => {
      listeners.set(channel, (listeners.get(channel) ?? []).filter((other) => other !== listener));
    },
    send: (channel, ...args) => { void window.__stubSend(channel, args); },
    invoke: (channel, ...args) => window.__stubInvoke(channel, args),
  };
  const copied = (value) => {
    if (typeof value === "function") return (...args) => copied(value(...args.map(copied)));
    if (value instanceof Promise) return value.then(copied);
    if (Array.isArray(value)) return value.map(copied);
    if (value !== null && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype) {
      return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, copied(entry)])));
    }
    return structuredClone(value);
  };
  const contextBridge = {
    exposeInMainWorld: (name, api) => Object.defineProperty(window, name, { value: copied(api) }),
    executeInMainWorld: ({ func, args = [] }) => copied(func(...args.map(copied))),
  };
  const require = (name) => {
    if (name !== "electron") throw new Error("a sandboxed preload cannot require " + name);
    return { contextBridge, ipcRenderer };
  };
  const process = { platform: ${JSON.stringify(platform)} };
  ((require, process) => { ${source}\n })(require, process);
})();`;
