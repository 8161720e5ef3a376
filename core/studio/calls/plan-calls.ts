import { implement } from "@orpc/server";
import { renamePlan } from "../../store/queries/plan.ts";
import { writeSettings } from "../../store/queries/settings.ts";
import { contract } from "../contract/contract.ts";
import { type RunningJob, streamJob } from "../jobs/stream-job.ts";
import type { LayerSource } from "../layers/plan-layer.ts";
import { adoptPlan } from "../plan/adopt-plan.ts";
import { type NewPlanRequest, partPathOf } from "../plan/create-plan.ts";
import { firstSight } from "../plan/first-sight.ts";
import { importPlan } from "../plan/import-plan.ts";
import type { OpenPlan } from "../plan/open-plan.ts";
import { newPlanPath } from "../plan/plan-name.ts";
import { planSnapshot } from "../plan/plan-snapshot.ts";
import { samplePlanPath, samplePlanRequest } from "../plan/sample-plan.ts";
import { saveCopy } from "../plan/save-copy.ts";
import { warmFirstTiles } from "../resources/tiles.ts";
import { refuse, StudioFailure } from "../studio-failure.ts";
import type { StudioState } from "../studio-state.ts";

const on = implement(contract).plan;

const TOLERANCE = 0.05;

export function planCalls(state: StudioState) {
  const { settings, library, holder, uploads, recent, now } = state;

  const opened = (plan: OpenPlan) => {
    const snapshot = planSnapshot(plan);
    const seen = seenFirst(plan);
    recent.remember({ path: plan.path, name: snapshot.summary.name, openedAtMs: now(), seen });
    return snapshot;
  };
  const seenFirst = (plan: OpenPlan) => ({ layerKey: plan.layerKey, bounds: firstSight(plan).bounds });
  const open = async (path: string) => {
    const plan = await holder.open(path);
    // Whoever opens a plan is about to see it. What goes wrong here is said when the tiles are asked for.
    warmFirstTiles(state, seenFirst(plan)).catch(() => {});
    return opened(plan);
  };
  const create = async (request: NewPlanRequest, job: RunningJob) => {
    await importPlan(request, settings.resourcesFolder, job);
    job.onProgress({ phase: "Opening the plan", done: null, detail: "" });
    return open(request.path);
  };
  const layerSource = (layer: string | { upload: string; unitIdColumn?: string | undefined }): LayerSource =>
    typeof layer === "string"
      ? { kind: "shipped", id: layer }
      : { kind: "file", path: uploads.pathOf(layer.upload), unitIdColumn: layer.unitIdColumn };

  return {
    create: on.create.handler(({ input, signal }) =>
      streamJob(async (job) => {
        const path = newPlanPath(settings.plansFolder, input.name);
        const layer = layerSource(input.layer);
        if (layer.kind === "shipped") await library.entry(layer.id);
        const request: NewPlanRequest = {
          accountsPath: uploads.pathOf(input.accounts),
          mapping: input.mapping,
          layer,
          name: input.name,
          currency: input.currency,
          balance: { [input.balanceOn]: 1 },
          tolerance: TOLERANCE,
          extent: "accounts",
          gapLinks: true,
          path,
          partPath: partPathOf(path),
          nowMs: now(),
        };
        const snapshot = await create(request, job);
        uploads.remove(input.accounts);
        if (typeof input.layer !== "string") uploads.remove(input.layer.upload);
        return snapshot;
      }, signal),
    ),
    openSample: on.openSample.handler(({ signal }) =>
      streamJob(async (job) => {
        const { resourcesFolder, plansFolder } = settings;
        const present = samplePlanPath(plansFolder);
        try {
          if (present !== null) return await open(present);
        } catch (error) {
          // What was made of the sample earlier is of no use any more: it stays, and a new one is made beside it.
          if (!(error instanceof StudioFailure) || error.data.kind === "plan-in-use") throw error;
        }
        return create(await samplePlanRequest(resourcesFolder, plansFolder, now()), job);
      }, signal),
    ),
    open: on.open.handler(async ({ input }) => {
      if ("path" in input) return open(input.path);
      const path = adoptPlan(uploads.pathOf(input.upload), settings.plansFolder);
      uploads.remove(input.upload);
      return open(path);
    }),
    current: on.current.handler(() => {
      const plan = holder.current();
      return plan && planSnapshot(plan);
    }),
    close: on.close.handler(() => holder.close()),
    rename: on.rename.handler(({ input }) => {
      const plan = holder.plan();
      renamePlan(plan.db, input.name);
      return opened(plan);
    }),
    setBalance: on.setBalance.handler(({ input }) => {
      const plan = holder.plan();
      const keys = new Set(plan.columns.measures.map(({ measure }) => measure.key));
      const unknown = Object.keys(input.balance).find((key) => !keys.has(key));
      if (unknown !== undefined) refuse("bad-mapping", `The plan has no measure “${unknown}” to balance on.`);
      writeSettings(plan.db, input);
      return planSnapshot(plan);
    }),
    saveCopy: on.saveCopy.handler(({ input }) => saveCopy(holder.plan(), input, state)),
  };
}
