import { createStore } from "zustand/vanilla";
import type { Client } from "../shell/api.ts";

export type Checkpoint = Awaited<ReturnType<Client["edit"]["checkpoints"]["list"]>>[number];

/** Named points in the history of the scenario on screen, newest first. */
export const checkpointStore = createStore<{ readonly checkpoints: readonly Checkpoint[] }>(() => ({
  checkpoints: [],
}));
