import { implement } from "@orpc/server";
import { contract } from "../contract/contract.ts";
import type { StudioState } from "../studio-state.ts";

const on = implement(contract).app;

export const appCalls = ({ settings, library, recent }: StudioState) => ({
  info: on.info.handler(async () => ({
    version: settings.version,
    shell: settings.shell,
    layers: (await library.entries()).map(({ meta }) => meta),
    recent: recent.list(),
    plansFolder: settings.plansFolder,
  })),
  forgetRecent: on.forgetRecent.handler(({ input }) => recent.forget(input.path)),
});
