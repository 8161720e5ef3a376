import { join } from "node:path";
import type { Demands } from "../../domain/demands.ts";
import { defaultResourcesFolder } from "../../intake/postal/shipped-layers.ts";
import { closePlanFile } from "../../store/database.ts";
import { activeScenarioId, readScenarioSummaries } from "../../store/queries/scenarios.ts";
import { acceptProposal } from "../../studio/build/accept-proposal.ts";
import { type Proposal, proposeTerritories } from "../../studio/build/proposal.ts";
import { solveHere } from "../../studio/build/solve-here.ts";
import { percent } from "../../studio/build/solve-sentences.ts";
import { stagingFolder } from "../../studio/files/staging-folder.ts";
import { counted, type JobHooks } from "../../studio/jobs/job-hooks.ts";
import { createLayerLibrary } from "../../studio/layers/layer-library.ts";
import { type OpenPlan, openPlan } from "../../studio/plan/open-plan.ts";
import { refuseOpenPlan } from "../../studio/plan/refuse-open-plan.ts";
import { scenarioNamed } from "../../studio/scenario/find-scenario.ts";
import { scoredScenario } from "../../studio/scenario/score-scenario.ts";
import { shareInput } from "../../studio/share/share-input.ts";
import { PLAN_FILE, writeShares } from "../../studio/share/write-shares.ts";
import { refuse } from "../../studio/studio-failure.ts";
import { demandsOf } from "../demands/stated-demands.ts";
import { interruptible } from "../interruption.ts";
import { progressLine } from "../progress-line.ts";
import type { Terminal } from "../terminal.ts";
import type { BuildOptions } from "./build-options.ts";
import { accountsSource, planSource } from "./build-source.ts";

/** Builds territories from a file of accounts, or anew from a plan, and writes all results into a folder, or nothing. */
export async function build(options: BuildOptions, terminal: Terminal): Promise<void> {
  const startMs = Date.now();
  const library = createLayerLibrary(defaultResourcesFolder());
  const source = await (options.plan === undefined ? accountsSource : planSource)(options, library, startMs);
  const progress = progressLine(terminal, Date.now);
  try {
    const demands = await demandsOf(options, source.measures, source.defaultBalance);
    refuseOpenPlan(join(options.out, PLAN_FILE));
    const staging = stagingFolder(options.out);
    try {
      const summary = await interruptible(async (isCancelled) => {
        const hooks: JobHooks = { onProgress: progress.show, isCancelled };
        const path = join(staging.path, PLAN_FILE);
        await source.makePlan(path, demands, hooks);
        const plan = await openPlan(path, library);
        try {
          return await buildAndShare(
            plan,
            { options, demands, folder: staging.path, resourcesFolder: library.resourcesFolder, startMs },
            hooks,
          );
        } finally {
          closePlanFile(plan.db);
        }
      });
      staging.publish([...source.files]);
      progress.end();
      terminal.out(`${summary}\n`);
    } finally {
      progress.end();
      staging.discard();
    }
  } finally {
    source.close();
  }
}

type Task = {
  readonly options: BuildOptions;
  readonly demands: Demands;
  readonly folder: string;
  readonly resourcesFolder: string;
  readonly startMs: number;
};

async function buildAndShare(plan: OpenPlan, task: Task, hooks: JobHooks): Promise<string> {
  const { options, demands, folder, startMs } = task;
  if (options.keep !== undefined && !readScenarioSummaries(plan.db).some(({ isBaseline }) => isBaseline)) {
    refuse("bad-mapping", `The column “${options.keep}” names no owners to keep to: choose another one.`);
  }
  const scenarioId =
    options.scenario === undefined ? (activeScenarioId(plan.db) ?? "") : scenarioNamed(plan.db, options.scenario);
  const proposal = await proposeTerritories(plan, { scenarioId, demands }, solveHere, Date.now, hooks);
  acceptProposal(plan, proposal, "scenario", { author: "bailiwick build", now: Date.now });

  const scored = scoredScenario(plan, scenarioId);
  const { objectives, unmet, tried, notes } = proposal;
  const solve = {
    settings: settingsOf(options, demands, proposal),
    seed: demands.seed,
    seconds: (Date.now() - startMs) / 1000,
    report: { objectives, unmet, tried },
  };
  const input = shareInput(plan, { scenarioId, solve, backdrop: null, writtenAtMs: startMs }, scored);
  const source = { input, db: plan.db, resourcesFolder: task.resourcesFolder };
  await writeShares(folder, ["csv", "geojson", "scorecard"], source, hooks);

  const { overall, territories } = scored.scorecard;
  const deviations = objectives.flatMap(({ objective, measure, value }) => {
    if (objective !== "balance") return [];
    const label = plan.columns.measures.find((each) => each.measure.key === measure)?.measure.label ?? measure ?? "";
    return [`${label} at most ${percent(value)} off target`];
  });
  const { meta } = plan.layer;
  const built = `${counted(territories.length, "territory", "territories")} of ${counted(overall.units, meta.unitNoun, meta.unitNounPlural)} and ${counted(overall.accounts, "account")}`;
  const without = overall.accounts - overall.assignedAccounts;
  return [
    `Built ${built} in ${options.out}: ${deviations.join(", ")}.`,
    ...(without > 0 ? [`${counted(without, "account")} of these ${without === 1 ? "has" : "have"} no territory.`] : []),
    ...(meta.id.startsWith("imported-") ? [`The layer: ${meta.source}.`] : []),
    ...notes,
  ].join("\n");
}

/** Everything that led to the result, so that it can be had again: the demands as they were read, and the old short names. */
function settingsOf(
  options: BuildOptions,
  demands: Demands,
  { after, notes }: Proposal,
): Readonly<Record<string, unknown>> {
  const balanced = demands.measures.filter(({ weight }) => weight > 0);
  const [primary] = [...balanced].sort((a, b) => b.weight - a.weight);
  const budget = demands.disruption.budgets.find(({ measure }) => measure === primary?.measure);
  return {
    balance: Object.fromEntries(balanced.map(({ measure, weight }) => [measure, weight])),
    tolerance: primary?.tolerance ?? null,
    territories: after.territories.length,
    compactness: demands.compactness,
    extent: options.extent ?? "accounts",
    links: demands.links.gaps,
    keep: options.keep ?? null,
    maxMoved: budget?.maxShare ?? null,
    demands,
    notes,
  };
}
