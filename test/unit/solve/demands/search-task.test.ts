import { describe, expect, it } from "vitest";
import type { Demands } from "../../../../core/domain/demands.ts";
import { resolveDemands } from "../../../../core/score/demands/resolve-demands.ts";
import type { DemandTask } from "../../../../core/solve/demands/demand-task.ts";
import { planCost, worstDeviation } from "../../../../core/solve/demands/plan-cost.ts";
import { readTask } from "../../../../core/solve/demands/read-task.ts";
import { type SearchAnswer, searchTask } from "../../../../core/solve/demands/search-task.ts";
import { solveTask } from "../../../../core/solve/demands/solve-task.ts";
import type { SolveHooks, SolveProgress } from "../../../../core/solve/problem.ts";
import { gridPlan, revenueDemands } from "../../../property/demand-plans.ts";

const PLAN = gridPlan({ columns: 14, rows: 11, seed: 3, territories: 3 });
const UNTIL = { kind: "until-no-better", attempts: 3 } as const;

function taskOf(said: Partial<Demands>): DemandTask {
  const resolved = resolveDemands(PLAN, revenueDemands({ effort: 0.05, ...said }));
  if (!resolved.ok) throw new Error(resolved.problem.sentence);
  const task = readTask(PLAN, resolved.value);
  if (!task.ok) throw new Error(task.problem.sentence);
  return task.value;
}

function found(task: DemandTask, hooks: SolveHooks = {}): SearchAnswer {
  const answer = searchTask(task, hooks);
  if (!answer.ok) throw new Error(answer.problem.kind);
  return answer.value;
}

const kindsOf = ({ notes }: SearchAnswer): readonly string[] => notes.map(({ kind }) => kind);

/** True from the `calls`-th question on. */
function after(calls: number): () => boolean {
  let asked = 0;
  return () => ++asked >= calls;
}

describe("searchTask", () => {
  it("makes one attempt, unless more is asked for", () => {
    const task = taskOf({});
    const once = solveTask(task);
    expect(found(task)).toEqual({ ...(once.ok && once.value), attempts: 1, seed: 1 });
  });

  it("goes on until so many attempts in a row have gained nothing, and keeps the best", () => {
    let gains = 0;
    for (let seed = 1; seed <= 6; seed++) {
      const task = taskOf({ seed, search: UNTIL });
      const best = found(task);
      const tried = Array.from({ length: best.attempts }, (_, i) => found(taskOf({ seed: seed + i })));
      const costs = tried.map(({ assignment, count }) => planCost(task, assignment, count));
      const at = best.seed - seed;
      expect(best.assignment).toEqual(tried[at]?.assignment);
      // The last ones gained nothing, and nothing before was better by more than counts as a gain.
      expect(best.attempts).toBe(at + 1 + UNTIL.attempts);
      for (const [i, { miss }] of tried.entries()) {
        if (Math.abs(miss - best.miss) > 1e-6) expect(miss).toBeGreaterThan(best.miss);
        else expect(costs[i]).toBeGreaterThan((costs[at] ?? 0) * (1 - 1.001e-3));
      }
      if (at > 0) gains++;
      expect(found(task)).toEqual(best);
    }
    expect(gains).toBeGreaterThan(2);
  });

  it("makes attempts while there is time, and calls none of it haste", () => {
    const task = taskOf({ search: { kind: "seconds", seconds: 5 } });
    const timed = found(task, { isTimeOver: after(400) });
    expect(timed.attempts).toBeGreaterThan(2);
    expect(kindsOf(timed)).toEqual([]);
    expect(timed.miss).toBeLessThanOrEqual(found(taskOf({})).miss + 1e-6);
  });

  it("says so when the time was too short for one attempt, which is a whole plan all the same", () => {
    const timed = found(taskOf({ search: { kind: "seconds", seconds: 1 } }), { isTimeOver: () => true });
    expect(timed.attempts).toBe(1);
    expect(kindsOf(timed)).toEqual(["time-was-short"]);
    expect(new Set(timed.assignment)).toEqual(new Set([0, 1, 2, 3]));
  });

  it("makes one attempt where nobody can tell the time", () => {
    expect(found(taskOf({ search: { kind: "seconds", seconds: 1 } })).attempts).toBe(1);
  });

  it("ends at once when the user will do with what there is", () => {
    const task = taskOf({ search: { kind: "until-no-better", attempts: 100 } });
    const stopped = found(task, { shouldStop: after(300) });
    expect(stopped.attempts).toBeGreaterThan(1);
    expect(stopped.attempts).toBeLessThan(100);
    expect(kindsOf(stopped)).toEqual(["stopped-early"]);
  });

  it("shows the best plan so far during further attempts", () => {
    const task = taskOf({ search: UNTIL });
    const seen: SolveProgress[] = [];
    found(task, { onProgress: (progress) => seen.push({ ...progress, assignment: () => progress.assignment() }) });
    const first = found(taskOf({}));
    const second = seen.filter(({ attempt }) => attempt === 2);
    expect(second.length).toBeGreaterThan(0);
    for (const { assignment, maxDeviation } of second) {
      expect(assignment()).toEqual(first.assignment);
      expect(maxDeviation).toBe(worstDeviation(task, first.assignment, first.count));
    }
  });

  it("looks for the number of territories once", () => {
    const task = taskOf({ territories: { kind: "range", min: 3, max: 5 }, search: UNTIL });
    const answer = found(task);
    expect(answer.tried.map(({ count }) => count)).toEqual(
      found(taskOf({ territories: { kind: "range", min: 3, max: 5 } })).tried.map(({ count }) => count),
    );
    expect(answer.attempts).toBeGreaterThan(UNTIL.attempts);
  });
});

describe("planCost", () => {
  /** Left and right half, and a checkerboard of the same loads or nearly. */
  const halves = Int32Array.from({ length: 154 }, (_, unit) => (unit % 14 < 7 ? 0 : 1));
  const stripes = Int32Array.from({ length: 154 }, (_, unit) => Math.floor(unit / 14) % 2);
  const two = (said: Partial<Demands>) => taskOf({ territories: { kind: "number", count: 2 }, ...said });

  it("prefers round shapes and short ways, as far as these are asked for", () => {
    for (const travel of [0, 50, 100]) {
      const task = two({ compactness: 100, travel });
      expect(planCost(task, halves, 2)).toBeLessThan(planCost(task, stripes, 2));
    }
    const plain = two({ compactness: 0 });
    expect(planCost(plain, halves, 2)).toBeCloseTo(worstDeviation(plain, halves, 2) / 0.05, 9);
  });

  it("counts what changes hands where territories stay", () => {
    const task = taskOf({ scope: { kind: "rebalance" }, territories: { kind: "present" }, compactness: 0 });
    const moved = task.present.slice();
    const at = task.present.findIndex((slot, node) => slot === 0 && (task.measures[0]?.perNode[node] ?? 0) > 0);
    moved[at] = 1;
    const balance = (assignment: Int32Array) => worstDeviation(task, assignment, 3) / 0.05;
    expect(planCost(task, task.present, 3)).toBeCloseTo(balance(task.present), 9);
    expect(planCost(task, moved, 3)).toBeGreaterThan(balance(moved));
  });
});
