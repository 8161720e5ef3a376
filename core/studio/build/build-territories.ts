import { randomUUID } from "node:crypto";
import type { Edit } from "../../domain/edit.ts";
import type { Result } from "../../domain/result.ts";
import type { ByMeasure } from "../../domain/scorecard.ts";
import type { SolveAnswer, SolveProblem, SolveRefusal } from "../../solve/problem.ts";
import { commitEdit } from "../../store/commit-edit.ts";
import type { ReadableDb } from "../../store/database.ts";
import {
  activateScenario,
  duplicateScenario,
  readScenarioSummaries,
  type ScenarioKey,
  scenarioKey,
} from "../../store/queries/scenarios.ts";
import { writeProvenBound } from "../../store/queries/settings.ts";
import { nextTerritoryIndex, readTerritories } from "../../store/queries/territories.ts";
import type { JobHooks } from "../jobs/job-hooks.ts";
import type { OpenPlan } from "../plan/open-plan.ts";
import { baselineHoldings } from "../scenario/baseline-holdings.ts";
import { findScenario } from "../scenario/find-scenario.ts";
import { editFailure } from "../scenario/refused-sentence.ts";
import { scenarioColumns } from "../scenario/scenario-columns.ts";
import { refuse } from "../studio-failure.ts";
import { buildEdit } from "./build-edit.ts";
import { buildProblem, type PreparedBuild } from "./build-problem.ts";
import type { BuildRequest } from "./build-request.ts";
import { noteSentences, percent, refusalSentence } from "./solve-sentences.ts";

/** Runs the solver: in this thread, or in a worker. @throws Cancelled */
export type Solver = (problem: SolveProblem, hooks: JobHooks) => Promise<Result<SolveAnswer, SolveRefusal>>;

export type BuildStamp = { readonly author: string; readonly now: () => number };

export type BuiltTerritories = {
  /** The scenario that has the territories: the one asked, or its copy. */
  readonly scenarioId: string;
  readonly notes: readonly string[];
  readonly seconds: number;
};

/**
 * Builds territories into a scenario as one edit, or into a copy of it that becomes active. Nothing is written before
 * the answer is there.
 *
 * @throws StudioFailure when there is no answer, or the scenario was edited meanwhile; Cancelled.
 */
export async function buildTerritories(
  plan: OpenPlan,
  request: BuildRequest,
  solver: Solver,
  stamp: BuildStamp,
  hooks: JobHooks = {},
): Promise<BuiltTerritories> {
  const startMs = stamp.now();
  hooks.onProgress?.({ phase: "Preparing", done: 0, detail: "" });
  const key = findScenario(plan.db, request.scenarioId);
  const baseline = baselineHoldings(plan);
  const scenario = scenarioColumns(plan, key, baseline);
  const prepared = buildProblem(plan, scenario, request);
  const solved = await solver(prepared.problem, hooks);
  if (!solved.ok) return refuse("cannot-solve", refusalSentence(solved.problem, { layer: plan.layer }));

  const context = {
    plan,
    scenario,
    baseline,
    owners: baselineOwners(plan.db),
    nextIndex: nextTerritoryIndex(plan.db, key),
  };
  const { edit, lifted } = buildEdit(context, prepared, solved.value);
  const scenarioId = plan.db
    .transaction(() => {
      const id = writeBuild(plan, request, key, scenario.revision, edit, stamp);
      if (prepared.kept.length === 0) {
        const territoryCount = prepared.problem.territoryCount;
        writeProvenBound(plan.db, id, { territoryCount, maxDeviation: boundsOf(prepared, solved.value) });
      }
      return id;
    })
    .immediate();
  return {
    scenarioId,
    notes: notesOf(plan, request, prepared, solved.value, lifted),
    seconds: (stamp.now() - startMs) / 1000,
  };
}

function writeBuild(
  { db }: OpenPlan,
  request: BuildRequest,
  source: ScenarioKey,
  sourceRevision: number,
  edit: Edit,
  { author, now }: BuildStamp,
): string {
  const atMs = now();
  const commit = (scenario: ScenarioKey, revision: number): void => {
    const committed = commitEdit(db, { scenario, revision, edit, author, atMs });
    if (!committed.ok) throw editFailure(committed.problem);
  };
  if (request.into === "scenario") {
    commit(source, sourceRevision);
    return request.scenarioId;
  }
  const id = randomUUID();
  const copy = duplicateScenario(db, source, { id, name: request.into.newScenario, createdAtMs: atMs });
  commit(copy, 0);
  activateScenario(db, copy);
  return id;
}

function baselineOwners(db: ReadableDb): Set<string> {
  const baseline = readScenarioSummaries(db).find(({ isBaseline }) => isBaseline);
  const key = baseline && scenarioKey(db, baseline.id);
  if (key === undefined) return new Set();
  return new Set(readTerritories(db, key).flatMap(({ owner }) => (owner === null ? [] : [owner])));
}

const boundsOf = ({ problem }: PreparedBuild, { bound }: SolveAnswer): ByMeasure =>
  Object.fromEntries(problem.measures.map(({ key }, m) => [key, bound.maxDeviation[m] ?? 0]));

function notesOf(
  plan: OpenPlan,
  request: BuildRequest,
  prepared: PreparedBuild,
  answer: SolveAnswer,
  lifted: number,
): string[] {
  const measures = prepared.balanced.map(({ measure }) => measure);
  const words = { layer: plan.layer, unitOf: prepared.graph.unitOf, measures };
  const notes = noteSentences(answer.notes, words);
  measures.forEach((measure, m) => {
    const reached = answer.maxDeviation[m] ?? 0;
    const bound = answer.bound.maxDeviation[m] ?? 0;
    if (reached <= request.tolerance) return;
    const proof = bound > request.tolerance ? `, and no plan can be closer than ${percent(bound)}` : "";
    notes.push(`${measure.label} is up to ${percent(reached)} off target${proof}.`);
  });
  if (lifted > 0)
    notes.push(
      `${lifted === 1 ? "One override was" : `${lifted} overrides were`} lifted: every account goes with its unit.`,
    );
  return notes;
}
