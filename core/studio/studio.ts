import { userInfo } from "node:os";
import { createProposals } from "./build/proposals.ts";
import { createDownloads } from "./files/downloads.ts";
import { createRecentPlans } from "./files/recent-plans.ts";
import { createTemporaryFiles } from "./files/temporary-files.ts";
import { removeAbandoned } from "./files/unfinished.ts";
import { createUploads } from "./files/uploads.ts";
import { createLayerLibrary } from "./layers/layer-library.ts";
import { createPlanHolder } from "./plan/plan-holder.ts";
import { createAccountTileService } from "./resources/account-tile-service.ts";
import { createHandle } from "./resources/handle.ts";
import { createTileService } from "./resources/tile-service.ts";
import { createRouter } from "./router.ts";
import type { StudioSettings, StudioState } from "./studio-state.ts";

/** A running studio: calls go to `router`, what goes by relative URL to `handle`. */
export type Studio = {
  readonly router: ReturnType<typeof createRouter>;
  readonly handle: (request: Request) => Promise<Response>;
  /** Ends jobs, closes the plan, and removes uploads and downloads. */
  readonly close: () => Promise<void>;
};

/**
 * One studio per process: it owns the open plan's file. Nothing is read or started before it is asked for; what an earlier
 * process left half-written in the plans folder is removed.
 */
export function createStudio(settings: StudioSettings): Studio {
  removeAbandoned(settings.plansFolder, Date.now());
  const library = createLayerLibrary(settings.resourcesFolder);
  const files = createTemporaryFiles();
  const state: StudioState = {
    settings,
    library,
    holder: createPlanHolder(library),
    uploads: createUploads(files),
    downloads: createDownloads(files),
    recent: createRecentPlans(settings.settingsFolder),
    tiles: createTileService(),
    accountTiles: createAccountTileService(),
    proposals: createProposals(),
    author: userName(),
    now: Date.now,
  };
  return {
    router: createRouter(state),
    handle: createHandle(state),
    close: async () => {
      await state.accountTiles.close();
      await state.holder.close();
      await state.tiles.close();
      files.close();
    },
  };
}

/** Who works here, as the system knows them; some systems know nobody. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return "";
  }
}
