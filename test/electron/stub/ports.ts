import { EventEmitter } from "node:events";

/**
 * Electron's MessagePortMain in plain JavaScript. A port that is transferred to a page or to a process keeps living
 * here and forwards, so that both ends see what Electron's would: copies, in order, queued until started.
 */
export class StubPort extends EventEmitter {
  peer: StubPort | null = null;
  #queue: unknown[] = [];
  #isStarted = false;
  #forward: ((data: unknown) => void) | null = null;

  postMessage(data: unknown): void {
    this.peer?.receive(structuredClone(data));
  }

  receive(data: unknown): void {
    if (this.#forward !== null) this.#forward(data);
    else if (this.#isStarted) this.emit("message", { data, ports: [] });
    else this.#queue.push(data);
  }

  start(): void {
    this.#isStarted = true;
    for (const data of this.#queue.splice(0)) this.receive(data);
  }

  close(): void {
    this.emit("close");
    this.peer?.emit("close");
  }

  /** Transferred: what would arrive here goes to the new holder instead. */
  forwardTo(forward: (data: unknown) => void): void {
    this.#forward = forward;
    for (const data of this.#queue.splice(0)) forward(data);
  }
}

export class StubChannel {
  readonly port1 = new StubPort();
  readonly port2 = new StubPort();

  constructor() {
    this.port1.peer = this.port2;
    this.port2.peer = this.port1;
  }
}

/** Between the main process and a process it forked: a message with ports, or a message on one of those ports. */
export type ProcessFrame =
  | { readonly kind: "message"; readonly data: unknown; readonly portIds: readonly number[] }
  | { readonly kind: "port"; readonly id: number; readonly data: unknown };
