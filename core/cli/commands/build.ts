import { join } from "node:path";
import type { Demands } from "../../domain/demands.ts";
import { known } from "../../domain/invariant.ts";
import { defaultResourcesFolder } from "../../intake/postal/shipped-layers.ts";
import { explainBindings } from "../../score/demands/explain-bindings.ts";
import { explainMoves } from "../../score/demands/explain-moves.ts";
import { movesCsv } from "../../share/tables/moves-csv.ts";
import { closePlanFile } from "../../store/database.ts";
import { activateScenario, activeScenarioId, readScenarioSummaries } from "../../store/queries/scenarios.ts";
import { acceptProposal } from "../../studio/build/accept-proposal.ts";
import { type Proposal, proposeTerritories } from "../../studio/build/proposal.ts";
import { proposeSides, type SideProposal, type SideWish } from "../../studio/build/propose-sides.ts";
import { readHomes } from "../../studio/build/read-homes.ts";
import { solveInThread } from "../../studio/build/solve-in-thread.ts";
import { stagingFolder } from "../../studio/files/staging-folder.ts";
import { writeChunks } from "../../studio/files/write-chunks.ts";
import type { JobHooks } from "../../studio/jobs/job-hooks.ts";
import { createLayerLibrary } from "../../studio/layers/layer-library.ts";
import { type OpenPlan, openPlan } from "../../studio/plan/open-plan.ts";
import { refuseOpenPlan } from "../../studio/plan/refuse-open-plan.ts";
import { findScenario, scenarioNamed } from "../../studio/scenario/find-scenario.ts";
import { scoredScenario } from "../../studio/scenario/score-scenario.ts";
import { shareInput } from "../../studio/share/share-input.ts";
import { PLAN_FILE, writeShares } from "../../studio/share/write-shares.ts";
import { refuse } from "../../studio/studio-failure.ts";
import { demandsOf } from "../demands/stated-demands.ts";
import { type Interruption, interruptible } from "../interruption.ts";
import { progressLine } from "../progress-line.ts";
import type { Terminal } from "../terminal.ts";
import type { BuildOptions } from "./build-options.ts";
import { alternativesReport, buildSummary, SIDE_NAMES, settingsOf } from "./build-report.ts";
import { accountsSource, planSource } from "./build-source.ts";

const ENOUGH = "Stopping with the best plan so far; press Ctrl+C once more to write nothing.\n";

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
    // A further Ctrl+C ends the process where it stands.
    process.once("exit", staging.discard);
    try {
      const summary = await interruptible(
        async (interruption) => {
          const hooks: JobHooks = { onProgress: progress.show, isCancelled: interruption.isCancelled };
          const path = join(staging.path, PLAN_FILE);
          await source.makePlan(path, demands, hooks);
          const plan = await openPlan(path, library);
          try {
            const { resourcesFolder } = library;
            const task = { options, demands, folder: staging.path, resourcesFolder, startMs, interruption };
            return await buildAndShare(plan, task, hooks);
          } finally {
            closePlanFile(plan.db);
          }
        },
        options.keepBest === true ? () => terminal.err(ENOUGH) : undefined,
      );
      staging.publish([...source.files]);
      progress.end();
      terminal.out(`${summary}\n`);
    } finally {
      progress.end();
      staging.discard();
      process.off("exit", staging.discard);
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
  readonly interruption: Interruption;
};

async function buildAndShare(plan: OpenPlan, task: Task, hooks: JobHooks): Promise<string> {
  const { options, folder, startMs } = task;
  if (options.keep !== undefined && !readScenarioSummaries(plan.db).some(({ isBaseline }) => isBaseline)) {
    refuse("bad-mapping", `The column “${options.keep}” names no owners to keep to: choose another one.`);
  }
  const scenarioId =
    options.scenario === undefined ? (activeScenarioId(plan.db) ?? "") : scenarioNamed(plan.db, options.scenario);
  const { demands, notes } = await withHomes(plan, task);
  const sides = await proposals(plan, scenarioId, { ...task, demands }, hooks);
  const { proposal } = known(sides[0]);
  const scenarios = acceptSides(plan, scenarioId, sides);

  const scored = scoredScenario(plan, scenarioId);
  const { objectives, unmet, tried, search } = proposal;
  const solve = {
    settings: settingsOf(options, demands, proposal),
    seed: demands.seed,
    seconds: (Date.now() - startMs) / 1000,
    report: {
      objectives,
      unmet,
      tried,
      search,
      bindings: explainBindings(proposal.check),
      ...(sides.length > 1 && { alternatives: alternativesReport(sides, scenarios) }),
    },
  };
  const input = shareInput(plan, { scenarioId, solve, backdrop: null, writtenAtMs: startMs }, scored);
  const source = { input, db: plan.db, resourcesFolder: task.resourcesFolder };
  await writeShares(folder, ["csv", "geojson", "scorecard"], source, hooks);
  const moves = demands.scope.kind === "new" ? [] : explainMoves(proposal.check);
  if (moves.length > 0) await writeChunks(join(folder, "moves.csv"), movesCsv(moves), hooks.isCancelled);
  return buildSummary(plan, { out: options.out, sides, scenarios, scorecard: scored.scorecard, notes });
}

/** The demands with the homes of reps as centres, one territory each unless a number was named. */
async function withHomes(plan: OpenPlan, { options, demands, resourcesFolder }: Task) {
  if (options.centres === undefined || !("file" in options.centres)) return { demands, notes: [] };
  const { homes, notes } = await readHomes(options.centres.file, plan, resourcesFolder);
  const { scope, territories } = demands;
  const isOpen = scope.kind === "new" && territories.kind === "present";
  return {
    demands: {
      ...demands,
      centres: { kind: "homes", homes } as const,
      ...(isOpen && { territories: { kind: "number", count: homes.length } as const }),
    },
    notes,
  };
}

/** What was asked for, and its alternatives where these are wanted. */
function proposals(plan: OpenPlan, scenarioId: string, task: Task, hooks: JobHooks): Promise<SideProposal[]> {
  const solver = solveInThread(task.interruption);
  // The options are in kilometres, so the answers are.
  const propose = (wish: Pick<SideWish, "demands"> & Partial<SideWish>, own: JobHooks): Promise<Proposal> =>
    proposeTerritories(plan, { scenarioId, distances: "km", ...wish }, solver, Date.now, own);
  if (task.options.alternatives !== true) {
    return propose({ demands: task.demands }, hooks).then((proposal) => [{ kind: "as-asked", proposal }]);
  }
  const present = readScenarioSummaries(plan.db).find(({ id }) => id === scenarioId);
  return proposeSides(
    task.demands,
    present?.territoryCount ?? 0,
    (wish, at, count) => propose(wish, partOf(hooks, at, count)),
    () => task.interruption.enough.aborted,
  );
}

/** The alternatives go into scenarios of their own, what was asked for into the scenario. @returns Their names. */
function acceptSides(plan: OpenPlan, scenarioId: string, sides: readonly SideProposal[]): readonly string[] {
  const stamp = { author: "bailiwick build", now: Date.now };
  const summaries = readScenarioSummaries(plan.db);
  const names = new Set(summaries.map(({ name }) => name));
  const own = known(summaries.find(({ id }) => id === scenarioId)).name;
  const [asked, ...others] = sides;
  const given = others.map(({ kind, proposal }) => {
    const newScenario = freeName(SIDE_NAMES[kind], names);
    names.add(newScenario);
    acceptProposal(plan, proposal, { newScenario }, stamp);
    return newScenario;
  });
  acceptProposal(plan, known(asked).proposal, "scenario", stamp);
  activateScenario(plan.db, findScenario(plan.db, scenarioId));
  return [own, ...given];
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name} ${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

const partOf = (hooks: JobHooks, at: number, count: number): JobHooks => ({
  ...hooks,
  onProgress: (progress) =>
    hooks.onProgress?.({ ...progress, done: progress.done === null ? null : (at + progress.done) / count }),
});
