import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import type { RouterClient } from "@orpc/server";
import type { Shell } from "../../../core/studio/contract/shell.ts";
import type { tinyRouter } from "../../unit/host/tiny-studio.ts";

/** Stands in for the renderer: uses the shell as the renderer does, and shows the test what it got. */
declare global {
  interface Window {
    readonly bailiwick: Shell;
    call: (text: string) => Promise<string>;
    readonly opened: string[];
    readonly commands: string[];
  }
}

window.call = async (text) => {
  const port = await window.bailiwick.connect();
  port.start();
  const client: RouterClient<typeof tinyRouter> = createORPCClient(new RPCLink({ port }));
  const seen: number[] = [];
  for await (const at of await client.count({ to: 3 })) seen.push(at);
  return `${await client.echo({ text })} ${seen.join()}`;
};
Object.assign(window, { opened: [], commands: [] });
window.bailiwick.onOpenPlan((path) => window.opened.push(path));
window.bailiwick.onMenu((command) => window.commands.push(command));
