import type { Terminal } from "../terminal.ts";

export async function serve(
  _plan: string | undefined,
  _options: { readonly port?: number },
  _terminal: Terminal,
): Promise<void> {}
