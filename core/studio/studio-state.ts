import type { Proposals } from "./build/proposals.ts";
import type { Downloads } from "./files/downloads.ts";
import type { RecentPlans } from "./files/recent-plans.ts";
import type { Uploads } from "./files/uploads.ts";
import type { LayerLibrary } from "./layers/layer-library.ts";
import type { PlanHolder } from "./plan/plan-holder.ts";
import type { AccountTileService } from "./resources/account-tile-service.ts";
import type { TileService } from "./resources/tile-service.ts";

/** How a studio is set up by whoever hosts it. */
export type StudioSettings = {
  readonly resourcesFolder: string;
  readonly plansFolder: string;
  readonly settingsFolder: string;
  readonly shell: "electron" | "browser";
  readonly version: string;
};

/** What the calls of one running studio share. */
export type StudioState = {
  readonly settings: StudioSettings;
  readonly library: LayerLibrary;
  readonly holder: PlanHolder;
  readonly uploads: Uploads;
  readonly downloads: Downloads;
  readonly recent: RecentPlans;
  readonly accountTiles: AccountTileService;
  readonly tiles: TileService;
  readonly proposals: Proposals;
  /** Whose name the journal gets. */
  readonly author: string;
  readonly now: () => number;
};
