import { implement } from "@orpc/server";
import { contract } from "../contract/contract.ts";
import { warmFirstTiles } from "../resources/tiles.ts";
import type { StudioState } from "../studio-state.ts";

const on = implement(contract).app;

export const appCalls = (state: StudioState) => {
  const { settings, library, recent } = state;
  return {
    info: on.info.handler(async () => {
      const plans = recent.list();
      // Whoever looks at the list most likely goes on with the plan of last time. What is wrong is said when it is opened.
      const expected = plans.find(({ exists }) => exists)?.seen;
      if (expected !== undefined) warmFirstTiles(state, expected).catch(() => {});
      return {
        version: settings.version,
        shell: settings.shell,
        layers: (await library.entries()).map(({ meta }) => meta),
        recent: plans,
        plansFolder: settings.plansFolder,
      };
    }),
    forgetRecent: on.forgetRecent.handler(({ input }) => recent.forget(input.path)),
  };
};
