import { basename, join } from "node:path";
import type { FieldMapping } from "../../domain/intake.ts";
import { applyMapping, parseMapping, type StatedMapping } from "../../intake/fields/parse-mapping.ts";
import { inspectAccountsFile } from "../../intake/inspect-accounts-file.ts";
import { defaultResourcesFolder } from "../../intake/postal/shipped-layers.ts";
import { mappedColumns } from "../../intake/read-accounts.ts";
import { DEFAULT_COMPACTNESS } from "../../solve/problem.ts";
import { closePlanFile } from "../../store/database.ts";
import { activeScenarioId, readScenarioSummaries } from "../../store/queries/scenarios.ts";
import { buildTerritories } from "../../studio/build/build-territories.ts";
import { defaultBalance } from "../../studio/build/default-balance.ts";
import { solveHere } from "../../studio/build/solve-here.ts";
import { percent } from "../../studio/build/solve-sentences.ts";
import { stagingFolder } from "../../studio/files/staging-folder.ts";
import { counted, type JobHooks } from "../../studio/jobs/job-hooks.ts";
import type { ExtentWish } from "../../studio/layers/extent.ts";
import { createLayerLibrary, type LayerLibrary } from "../../studio/layers/layer-library.ts";
import type { LayerSource } from "../../studio/layers/plan-layer.ts";
import { createPlan, partPathOf } from "../../studio/plan/create-plan.ts";
import { intakeFailure } from "../../studio/plan/intake-failure.ts";
import { type OpenPlan, openPlan } from "../../studio/plan/open-plan.ts";
import { refuseOpenPlan } from "../../studio/plan/refuse-open-plan.ts";
import { scoredScenario } from "../../studio/scenario/score-scenario.ts";
import { shareInput } from "../../studio/share/share-input.ts";
import { PLAN_FILE, writeShares } from "../../studio/share/write-shares.ts";
import { refuse } from "../../studio/studio-failure.ts";
import { interruptible } from "../interruption.ts";
import { resolveWeights, type StatedWeights } from "../parse-options.ts";
import { progressLine } from "../progress-line.ts";
import type { Terminal } from "../terminal.ts";

export type BuildOptions = {
  readonly accounts: string;
  readonly layer: string;
  readonly territories: number;
  readonly out: string;
  readonly balance?: StatedWeights;
  /** Fractions. */
  readonly tolerance: number;
  readonly maxMoved?: number;
  readonly seed: number;
  readonly extent?: ExtentWish;
  readonly links: boolean;
  readonly keep?: string;
  readonly map?: string;
  readonly unitId?: string;
};

const DEFAULT_MAX_MOVED = 0.1;
const CURRENCY = "USD";

/** Builds territories from a file of accounts and writes all results into a folder, or nothing. */
export async function build(options: BuildOptions, terminal: Terminal): Promise<void> {
  const startMs = Date.now();
  const mapping = await mappingOf(options);
  const { measures } = mappedColumns(mapping);
  const balance = options.balance === undefined ? defaultBalance(measures) : resolveWeights(options.balance, measures);
  const library = createLayerLibrary(defaultResourcesFolder());
  const layer = await layerSource(options, library);
  refuseOpenPlan(join(options.out, PLAN_FILE));

  const staging = stagingFolder(options.out);
  const progress = progressLine(terminal, Date.now);
  try {
    const summary = await interruptible(async (isCancelled) => {
      const hooks: JobHooks = { onProgress: progress.show, isCancelled };
      const path = join(staging.path, PLAN_FILE);
      const request = {
        accountsPath: options.accounts,
        mapping,
        layer,
        name: planName(options.accounts),
        currency: CURRENCY,
        balance,
        tolerance: options.tolerance,
        extent: options.extent ?? "accounts",
        gapLinks: options.links,
        path,
        partPath: partPathOf(path),
        nowMs: startMs,
      };
      await createPlan(request, library, hooks);
      const plan = await openPlan(path, library);
      try {
        return await buildAndShare(
          plan,
          { options, balance, folder: staging.path, resourcesFolder: library.resourcesFolder, startMs },
          hooks,
        );
      } finally {
        closePlanFile(plan.db);
      }
    });
    staging.publish([options.accounts, ...(layer.kind === "file" ? [layer.path] : [])]);
    progress.end();
    terminal.out(`${summary}\n`);
  } finally {
    progress.end();
    staging.discard();
  }
}

type Task = {
  readonly options: BuildOptions;
  readonly balance: Readonly<Record<string, number>>;
  readonly folder: string;
  readonly resourcesFolder: string;
  readonly startMs: number;
};

async function buildAndShare(plan: OpenPlan, task: Task, hooks: JobHooks): Promise<string> {
  const { options, balance, folder, startMs } = task;
  const isKeeping = options.keep !== undefined;
  if (isKeeping && !readScenarioSummaries(plan.db).some(({ isBaseline }) => isBaseline)) {
    refuse("bad-mapping", `The column “${options.keep}” names no owners to keep to: choose another one.`);
  }
  const maxMovedShare = isKeeping ? (options.maxMoved ?? DEFAULT_MAX_MOVED) : null;
  const { scenarioId, notes } = await buildTerritories(
    plan,
    {
      scenarioId: activeScenarioId(plan.db) ?? "",
      into: "scenario",
      territories: options.territories,
      balance,
      tolerance: options.tolerance,
      compactness: DEFAULT_COMPACTNESS,
      seed: options.seed,
      maxMovedShare,
    },
    solveHere,
    { author: "bailiwick build", now: Date.now },
    hooks,
  );

  const scored = scoredScenario(plan, scenarioId);
  const solve = {
    settings: {
      balance,
      tolerance: options.tolerance,
      territories: options.territories,
      compactness: DEFAULT_COMPACTNESS,
      extent: options.extent ?? "accounts",
      links: options.links,
      keep: options.keep ?? null,
      maxMoved: maxMovedShare,
      notes,
    },
    seed: options.seed,
    seconds: (Date.now() - startMs) / 1000,
  };
  const input = shareInput(plan, { scenarioId, solve, backdrop: null, writtenAtMs: startMs }, scored);
  const source = { input, db: plan.db, resourcesFolder: task.resourcesFolder };
  await writeShares(folder, ["csv", "geojson", "scorecard"], source, hooks);

  const { overall } = scored.scorecard;
  const deviations = Object.keys(balance).map((key) => {
    const label = plan.columns.measures.find(({ measure }) => measure.key === key)?.measure.label ?? key;
    return `${label} at most ${percent(overall.maxDeviation[key] ?? 0)} off target`;
  });
  const built = `${counted(options.territories, "territory", "territories")} of ${counted(overall.units, plan.layer.meta.unitNoun, plan.layer.meta.unitNounPlural)} and ${counted(overall.accounts, "account")}`;
  const without = overall.accounts - overall.assignedAccounts;
  return [
    `Built ${built} in ${options.out}: ${deviations.join(", ")}.`,
    ...(without > 0 ? [`${counted(without, "account")} of these ${without === 1 ? "has" : "have"} no territory.`] : []),
    ...(plan.layer.meta.id.startsWith("imported-") ? [`The layer: ${plan.layer.meta.source}.`] : []),
    ...notes,
  ].join("\n");
}

async function mappingOf({ accounts, map, keep }: BuildOptions): Promise<FieldMapping> {
  const stated = map === undefined ? ({ ok: true, value: new Map() } as const) : await parseMapping(map);
  if (!stated.ok) throw intakeFailure(stated.problem);
  const withOwner: StatedMapping = keep === undefined ? stated.value : new Map([...stated.value, ["owner", keep]]);
  const inspected = await inspectAccountsFile(accounts);
  if (!inspected.ok) throw intakeFailure(inspected.problem);
  const mapping = applyMapping(inspected.value, withOwner);
  if (!mapping.ok) throw intakeFailure(mapping.problem);
  return mapping.value;
}

async function layerSource({ layer, unitId }: BuildOptions, library: LayerLibrary): Promise<LayerSource> {
  // What is called like a layer that ships is not taken for the name of a file.
  if (/^us-[a-z0-9]+$/.test(layer)) return { kind: "shipped", id: (await library.entry(layer)).meta.id };
  return { kind: "file", path: layer, unitIdColumn: unitId };
}

const planName = (accounts: string): string => basename(accounts).replace(/(\.(csv|tsv|txt|gz))+$/i, "") || "Plan";
