import type { ReadableDb } from "../../store/database.ts";
import type { JobHooks } from "../jobs/job-hooks.ts";
import { runInThread } from "../jobs/run-in-thread.ts";
import type { LayerLibrary } from "../layers/layer-library.ts";
import type { OpenPlan } from "../plan/open-plan.ts";
import { drawHandout, type HandoutTask } from "./draw-handout.ts";
import { shareInput } from "./share-input.ts";
import { type ShareFormat, type WrittenFile, writeShares } from "./write-shares.ts";

export type ShareRequest = {
  readonly scenarioId: string;
  readonly formats: readonly ShareFormat[];
  /** Exists, and has none of the files yet. */
  readonly folder: string;
  readonly library: LayerLibrary;
  readonly nowMs: number;
  /** Draws hand-outs in a thread until this falls; here where it is left out. */
  readonly threadUntil?: AbortSignal;
};

/** Formats that draw a map, with the states behind the territories. */
const DRAWN: readonly ShareFormat[] = ["html", "pdf"];

/** Writes one scenario in the chosen formats. @throws StudioFailure, Cancelled, or what the disk says. */
export async function shareScenario(
  plan: OpenPlan<ReadableDb>,
  request: ShareRequest,
  hooks: JobHooks = {},
): Promise<WrittenFile[]> {
  hooks.onProgress?.({ phase: "Preparing", done: null, detail: "" });
  const isDrawn = request.formats.some((format) => DRAWN.includes(format));
  const backdrop = isDrawn ? await request.library.load("us-state") : null;
  const input = shareInput(plan, {
    scenarioId: request.scenarioId,
    solve: null,
    backdrop,
    writtenAtMs: request.nowMs,
  });
  const { threadUntil } = request;
  const draw = (task: HandoutTask): Promise<number> =>
    threadUntil === undefined
      ? drawHandout(task)
      : runInThread<HandoutTask, number>("handout", task, { signal: threadUntil, patienceMs: 0 });
  return writeShares(
    request.folder,
    request.formats,
    { input, db: plan.db, resourcesFolder: request.library.resourcesFolder, draw },
    hooks,
  );
}
