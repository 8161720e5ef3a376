import { randomUUID } from "node:crypto";
import type { ObjectiveReport, Unmet } from "../../domain/demand-report.ts";
import type { Demands } from "../../domain/demands.ts";
import type { Edit } from "../../domain/edit.ts";
import type { ScenarioColumns } from "../../domain/plan-columns.ts";
import type { ByMeasure, Scorecard } from "../../domain/scorecard.ts";
import { keepColorsApart } from "../../geo/keep-colors-apart.ts";
import { checkDemands } from "../../score/demands/check-demands.ts";
import { type DemandCheck, demandCheck } from "../../score/demands/demand-check.ts";
import { objectiveReports } from "../../score/demands/objectives.ts";
import type { PlanScenario, PresentPlan } from "../../score/demands/present-plan.ts";
import { type ResolvedDemands, resolveDemands } from "../../score/demands/resolve-demands.ts";
import { numberWords } from "../../score/number-words.ts";
import { scoreScenario } from "../../score/scorecard.ts";
import { planAfter } from "../../solve/demands/answer-plan.ts";
import type { DemandTask } from "../../solve/demands/demand-task.ts";
import { readTask } from "../../solve/demands/read-task.ts";
import type { SearchAnswer } from "../../solve/demands/search-task.ts";
import type { TaskAnswer } from "../../solve/demands/solve-task.ts";
import type { ReadableDb } from "../../store/database.ts";
import { readPlanSummary } from "../../store/queries/plan.ts";
import { readScenarioSummaries, type ScenarioKey, scenarioKey } from "../../store/queries/scenarios.ts";
import { readSettings } from "../../store/queries/settings.ts";
import { nextTerritoryIndex, readTerritories } from "../../store/queries/territories.ts";
import type { OpenPlan } from "../plan/open-plan.ts";
import { type BaselineHoldings, baselineHoldings } from "../scenario/baseline-holdings.ts";
import { findScenario } from "../scenario/find-scenario.ts";
import { scenarioColumns } from "../scenario/scenario-columns.ts";
import { refuse } from "../studio-failure.ts";
import { buildEdit } from "./build-edit.ts";
import { planDemands } from "./plan-demands.ts";
import { slotTerritories } from "./slot-territories.ts";
import { answerNotes, refusalSentence } from "./solve-sentences.ts";
import type { Solver, SolverHooks } from "./solver.ts";

/** What is demanded of which scenario. */
export type DemandRequest = {
  readonly scenarioId: string;
  readonly demands: Demands;
  /** What the solver is to aim at instead, within the same scope; the plan is judged by the demands all the same. */
  readonly aim?: Demands;
  /** How far is said in sentences; by default as the reader's region has it. */
  readonly distances?: "km" | "mi";
};

/** A plan that the solver found, with all that is known of it. Nothing is written before it is accepted. */
export type Proposal = {
  readonly id: string;
  readonly plan: OpenPlan<ReadableDb>;
  readonly request: DemandRequest;
  /** The scenario that it was made from, and what becomes of it. */
  readonly before: ScenarioColumns;
  readonly after: PlanScenario;
  readonly check: DemandCheck;
  /** Null when the present territories are the answer already. */
  readonly edit: Edit | null;
  readonly lifted: number;
  readonly scorecard: Scorecard;
  readonly unmet: readonly Unmet[];
  readonly objectives: readonly ObjectiveReport[];
  /** Bounds that hold for every plan with as many equal territories; null where demands narrow the choice. */
  readonly provenBound: ByMeasure | null;
  readonly notes: readonly string[];
  readonly tried: TaskAnswer["tried"];
  /** Attempts that were made, and the seed of the best one: once with that seed gives the same plan. */
  readonly search: { readonly attempts: number; readonly seed: number };
  readonly seconds: number;
};

/** A scenario with its demands looked up: what a task is read from, and what plans are checked against. */
export type DemandedPlan = {
  readonly present: PresentPlan;
  readonly before: ScenarioColumns;
  readonly resolved: ResolvedDemands;
  readonly baseline: BaselineHoldings | null;
};

/** A scenario as it stands, as demands are held against it. */
export function presentPlan(plan: OpenPlan<ReadableDb>, scenario: ScenarioKey, distances?: DemandRequest["distances"]) {
  const baseline = baselineHoldings(plan);
  const now = scenarioColumns(plan, scenario, baseline);
  const present: PresentPlan = {
    layer: plan.layer,
    columns: plan.columns,
    scenario: now,
    holdings: baseline?.holdings ?? null,
    words: numberWords("en-US", readPlanSummary(plan.db).currency, distances ?? null),
  };
  return { now, present, baseline };
}

/** @throws StudioFailure when there is no such scenario, or the demands cannot be meant. */
export function demandedPlan(
  plan: OpenPlan<ReadableDb>,
  { scenarioId, demands, distances }: DemandRequest,
): DemandedPlan {
  const { now: before, present, baseline } = presentPlan(plan, findScenario(plan.db, scenarioId), distances);
  const resolved = resolveDemands(present, planDemands(plan, before, demands));
  if (!resolved.ok) return refuse("cannot-solve", resolved.problem.sentence);
  return { present, before, resolved: resolved.value, baseline };
}

/**
 * Has the solver find a plan for the demands.
 *
 * @param now Milliseconds. @throws StudioFailure when there is no plan; Cancelled.
 */
export async function proposeTerritories(
  plan: OpenPlan<ReadableDb>,
  request: DemandRequest,
  solver: Solver,
  now: () => number,
  hooks: SolverHooks = {},
): Promise<Proposal> {
  const startMs = now();
  hooks.onProgress?.({ phase: "Preparing", done: 0, detail: "" });
  const demanded = demandedPlan(plan, request);
  const aimed = request.aim === undefined ? demanded : demandedPlan(plan, { ...request, demands: request.aim });
  const task = readTask(aimed.present, aimed.resolved);
  if (!task.ok) return refuse("cannot-solve", task.problem.sentence);
  const solved = await solver(task.value, hooks);
  if (!solved.ok) return refuse("cannot-solve", refusalSentence(solved.problem, { layer: plan.layer }));
  return proposalOf(plan, request, demanded, task.value, solved.value, () => (now() - startMs) / 1000);
}

function proposalOf(
  plan: OpenPlan<ReadableDb>,
  request: DemandRequest,
  { present, before, resolved, baseline }: DemandedPlan,
  task: DemandTask,
  answer: SearchAnswer,
  seconds: () => number,
): Proposal {
  const context = {
    plan,
    scenario: before,
    demands: resolved.demands,
    baseline,
    owners: baselineOwners(plan.db),
    nextIndex: nextTerritoryIndex(plan.db, findScenario(plan.db, request.scenarioId)),
  };
  const after = planAfter(before, task, answer, slotTerritories(context, task, answer));
  const check = demandCheck(present, resolved, after);
  const provenBound = plainBound(resolved.demands, answer);
  const scorecard = scoreScenario({
    layer: plan.layer,
    columns: plan.columns,
    scenario: after,
    balance: readSettings(plan.db).balance,
    holdings: baseline?.holdings ?? null,
    bound: provenBound ?? {},
  });
  const labels = task.measures
    .filter(({ weight }) => weight > 0)
    .map(({ measure }) => plan.columns.measures.find((each) => each.measure.key === measure)?.measure.label ?? measure);
  const made = buildEdit(before, after, resolved.demands, labels);
  const scene = {
    assignment: before.assignment,
    territories: new Map(before.territories.map((each) => [each.index, each])),
  };
  const unmet = checkDemands(present, resolved, after);
  const objectives = objectiveReports(check, scorecard, answer.bound);
  const words = {
    layer: plan.layer,
    unitOf: task.unitOf,
    measures: plan.columns.measures.map(({ measure }) => measure),
  };
  return {
    id: randomUUID(),
    plan,
    request,
    before,
    after,
    check,
    edit: made === null ? null : keepColorsApart(made.edit, scene, plan.layer.adjacency),
    lifted: made?.lifted ?? 0,
    scorecard,
    unmet,
    objectives,
    provenBound,
    notes: answerNotes({ answer, unmet, objectives, lifted: made?.lifted ?? 0, demands: resolved.demands }, words),
    tried: answer.tried,
    search: { attempts: answer.attempts, seed: answer.seed },
    seconds: seconds(),
  };
}

/** The solver's bound where nothing but the number of territories narrows the choice: it then holds for the scenario. */
function plainBound(demands: Demands, { bound }: TaskAnswer): ByMeasure | null {
  const isPlain =
    demands.scope.kind === "new" &&
    demands.contiguity === "required" &&
    demands.links.water &&
    demands.links.gaps &&
    demands.barriers.length === 0 &&
    demands.locks.units.length === 0 &&
    demands.locks.territories.length === 0 &&
    demands.centres.kind === "free" &&
    demands.capacities.length === 0 &&
    demands.measures.every(
      ({ target, min, max }) => (target === "capacity" || target === "equal") && min === null && max === null,
    );
  if (!isPlain) return null;
  return Object.fromEntries(Object.entries(bound).flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
}

function baselineOwners(db: ReadableDb): Set<string> {
  const baseline = readScenarioSummaries(db).find(({ isBaseline }) => isBaseline);
  const key = baseline && scenarioKey(db, baseline.id);
  if (key === undefined) return new Set();
  return new Set(readTerritories(db, key).flatMap(({ owner }) => (owner === null ? [] : [owner])));
}
