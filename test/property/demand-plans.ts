import type { Unmet } from "../../core/domain/demand-report.ts";
import type { Demands } from "../../core/domain/demands.ts";
import { plainDemands, plainMeasure } from "../../core/domain/plain-demands.ts";
import { seededRandom } from "../../core/domain/random.ts";
import type { Territory } from "../../core/domain/territory.ts";
import { checkDemands } from "../../core/score/demands/check-demands.ts";
import type { DemandRefusal } from "../../core/score/demands/lookup.ts";
import type { PlanScenario, PresentPlan } from "../../core/score/demands/present-plan.ts";
import { type ResolvedDemands, resolveDemands } from "../../core/score/demands/resolve-demands.ts";
import { numberWords } from "../../core/score/number-words.ts";
import { continuedTerritories, planAfter } from "../../core/solve/demands/answer-plan.ts";
import type { DemandTask } from "../../core/solve/demands/demand-task.ts";
import { readTask } from "../../core/solve/demands/read-task.ts";
import { solveTask, type TaskAnswer } from "../../core/solve/demands/solve-task.ts";
import type { SolveRefusal } from "../../core/solve/problem.ts";
import { layerOfCells, scoreInputs, type TestAccount, territory } from "../unit/score/plan-builder.ts";

const CELL_DEGREES = 0.1;

/** A grid of square units, row by row from the south-west, with accounts strewn over it, in counties of 2 × 2 squares. */
export function gridPlan({
  columns,
  rows,
  seed,
  territories = 0,
  overrides = 0,
  empty = 0.2,
}: {
  readonly columns: number;
  readonly rows: number;
  readonly seed: number;
  /** So many vertical strips are territories already. */
  readonly territories?: number;
  /** Share of accounts that some territory holds whatever their unit. */
  readonly overrides?: number;
  readonly empty?: number;
}): PresentPlan {
  const random = seededRandom(seed);
  const unitCount = columns * rows;
  const cells = Array.from({ length: unitCount }, (_, unit) => [unit % columns, Math.floor(unit / columns)] as const);
  const plain = layerOfCells(
    cells.map((cell) => [cell]),
    CELL_DEGREES,
  );
  const county = (unit: number): number =>
    Math.floor(Math.floor(unit / columns) / 2) * Math.ceil(columns / 2) + Math.floor((unit % columns) / 2);
  const counties = Math.ceil(columns / 2) * Math.ceil(rows / 2);
  const ids = Array.from({ length: counties }, (_, i) => `C${i}`);
  const index = Int32Array.from(cells, (_, unit) => county(unit));
  const layer = { ...plain, parents: [{ layer: "counties", ids, names: ids.map((id) => `County ${id}`), index }] };
  const accounts = cells.flatMap((_, unit): TestAccount[] => {
    if (random() < empty) return [];
    return Array.from({ length: 1 + Math.floor(3 * random()) }, () => {
      const account = { unit, revenue: Math.round(1000 * random()) + 1 };
      return random() < overrides && territories > 0
        ? { ...account, override: Math.floor(random() * territories) }
        : account;
    });
  });
  const assignment = cells.map(([column]) =>
    territories === 0 ? -1 : Math.min(territories - 1, Math.floor((column * territories) / columns)),
  );
  const inputs = scoreInputs({
    layer,
    accounts,
    territories: Array.from({ length: territories }, (_, i) => territory(i)),
    assignment,
  });
  return { ...inputs, words: numberWords("en-US", "USD") };
}

export const unitId = (unit: number): string => `U${String(unit).padStart(5, "0")}`;

/** Demands on revenue at little effort. */
export const revenueDemands = (said: Partial<Demands>): Demands =>
  plainDemands({
    territories: { kind: "number", count: 4 },
    measures: [plainMeasure("revenue")],
    effort: 0.1,
    ...said,
  });

export type Outcome =
  | { readonly kind: "refused"; readonly refusal: DemandRefusal }
  | { readonly kind: "unsolvable"; readonly refusal: SolveRefusal }
  | {
      readonly kind: "solved";
      readonly resolved: ResolvedDemands;
      readonly task: DemandTask;
      readonly answer: TaskAnswer;
      readonly after: PlanScenario;
      readonly unmet: readonly Unmet[];
    };

/** Demands all the way to a plan and its check, as the studio does it. */
export function outcomeOf(present: PresentPlan, demands: Demands): Outcome {
  const resolved = resolveDemands(present, demands);
  if (!resolved.ok) return { kind: "refused", refusal: resolved.problem };
  const task = readTask(present, resolved.value);
  if (!task.ok) return { kind: "refused", refusal: task.problem };
  const answer = solveTask(task.value);
  if (!answer.ok) return { kind: "unsolvable", refusal: answer.problem };
  const slots = territoriesOf(present, continuedTerritories(task.value, answer.value));
  const after = planAfter(present.scenario, task.value, answer.value, slots);
  const unmet = checkDemands(present, resolved.value, after);
  return { kind: "solved", resolved: resolved.value, task: task.value, answer: answer.value, after, unmet };
}

export function solved(present: PresentPlan, demands: Demands): Extract<Outcome, { kind: "solved" }> {
  const outcome = outcomeOf(present, demands);
  if (outcome.kind !== "solved") throw new Error(`${outcome.kind}: ${JSON.stringify(outcome.refusal)}`);
  return outcome;
}

function territoriesOf({ scenario }: PresentPlan, continued: readonly (number | null)[]): Territory[] {
  let next = 1 + Math.max(-1, ...scenario.territories.map(({ index }) => index));
  return continued.map((index) => scenario.territories.find((each) => each.index === index) ?? territory(next++));
}
