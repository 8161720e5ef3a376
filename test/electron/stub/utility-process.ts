import { type ChildProcess, fork } from "node:child_process";
import { EventEmitter } from "node:events";
import { join } from "node:path";
import type { ProcessFrame, StubPort } from "./ports.ts";

/** `utilityProcess.fork`: a real child process on Node, whose `process.parentPort` utility-bootstrap.ts provides. */
export class StubUtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;
  readonly #ports = new Map<number, StubPort>();

  constructor(entry: string, args: readonly string[]) {
    super();
    const bootstrap = join(import.meta.dirname, "utility-bootstrap.ts");
    this.#child = fork(entry, args, { serialization: "advanced", execArgv: ["--import", bootstrap] });
    this.#child.on("message", (frame: ProcessFrame) => {
      if (frame.kind === "message") this.emit("message", frame.data);
      else this.#ports.get(frame.id)?.postMessage(frame.data);
    });
    this.#child.on("exit", (code) => {
      for (const port of this.#ports.values()) port.close();
      this.emit("exit", code ?? 1);
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  postMessage(data: unknown, ports: readonly StubPort[] = []): void {
    const portIds = ports.map((port) => {
      const id = this.#ports.size + 1;
      this.#ports.set(id, port);
      port.forwardTo((forwarded) => this.#send({ kind: "port", id, data: forwarded }));
      return id;
    });
    this.#send({ kind: "message", data, portIds });
  }

  kill(): boolean {
    return this.#child.kill("SIGKILL");
  }

  #send(frame: ProcessFrame): void {
    if (this.#child.connected) this.#child.send(frame);
  }
}
