import type { ChildProcess } from "node:child_process";

/** The address that `bailiwick serve` prints once its plan is open. */
export function addressOf(service: ChildProcess): Promise<string> {
  return new Promise((found, lost) => {
    let text = "";
    service.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const address = /http:\S+/.exec(text)?.[0];
      if (address !== undefined) found(address);
    });
    service.once("exit", () => lost(new Error("the service did not start")));
  });
}
