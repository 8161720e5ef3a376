import { EventEmitter } from "node:events";
import { type ProcessFrame, StubChannel, type StubPort } from "./ports.ts";

/** Loaded before the service in a forked process: gives it the `process.parentPort` that Electron would. */
const ports = new Map<number, StubPort>();
const parentPort = Object.assign(new EventEmitter(), {
  postMessage: (data: unknown) => void process.send?.({ kind: "message", data, portIds: [] } satisfies ProcessFrame),
});

process.on("message", (frame: ProcessFrame) => {
  if (frame.kind === "port") return ports.get(frame.id)?.receive(frame.data);
  const handed = frame.portIds.map((id) => {
    const { port1, port2 } = new StubChannel();
    port2.forwardTo((data) => void process.send?.({ kind: "port", id, data } satisfies ProcessFrame));
    ports.set(id, port1);
    return port1;
  });
  parentPort.emit("message", { data: frame.data, ports: handed });
});

Object.assign(process, { parentPort });
