import type { CheckedProblem } from "./check-problem.ts";
import type { Objective } from "./objective.ts";
import type { SolveProblem } from "./problem.ts";
import type { StartPlan } from "./start-plan.ts";

/**
 * With a baseline, in typical changes of shape: shapes alone should hardly ever be worth a move. Measured on 200
 * territories of ZIP cells from 3.0 % to 1.2 %: 1 moves 1.2 % of the revenue, 3 moves 0.85 % at 2 % more border.
 */
const PRICE_OF_LEAVING_HOME = 2;

/**
 * Full travel still leaves a tenth of the weight to the borders, without which they fray, and gives the ways four
 * times that of borders. Measured on 50 territories of ZIP cells: 50 brings the mean way from 121 to 106 km at 9 % more border, 80 to 105.
 */
const LEAST_BORDERS = 0.9;
const WEIGHT_OF_WAYS = 4;

/**
 * What the outline of a round territory of the mean size counts beside its roundness. Measured on ZIP cells, 10, 50 and
 * 200 territories, against none: the borders are 3 to 5 % shorter; those of 200 are rounder as well (1 to 2 %), since
 * less of the balance is left to repairs, those of 10 less so (7 %). Twice as much gains little more.
 */
const WEIGHT_OF_LENGTH = 0.75;

/**
 * The deviation that the search works towards, at most the tolerance. Half-way the dial it is a fifth of the
 * tolerance, since tighter balance costs little; only at 100 all of it is left to the shapes. Several measures pull at
 * the same borders, so each is given more room.
 */
export function workingTolerance(tolerance: number, { compactness, measures }: SolveProblem): number {
  return Math.max(tolerance * 0.04 ** ((1 - compactness / 100) / measures.length), Math.min(tolerance, 0.01));
}

/** The problem's wishes as a cost. */
export function objectiveOf(problem: SolveProblem, { measures }: CheckedProblem, { target }: StartPlan): Objective {
  const heaviest = Math.max(...measures.map((measure) => measure.weight));
  const goals = measures.map(({ tolerance, weight }) => ({
    working: workingTolerance(tolerance, problem),
    importance: Math.sqrt(weight / heaviest),
  }));
  const { baseline } = problem;
  return {
    inverseTarget: target.map((value) => 1 / value),
    // A plan that costs moves to improve is good enough sooner than one made from nothing.
    aim: Float64Array.from(goals, ({ working }) => (baseline ? 0.85 : 0.2) * working),
    steepness: Float64Array.from(goals, ({ working, importance }) => importance / working),
    working: Float64Array.from(goals, ({ working }) => working),
    shape: 1 - LEAST_BORDERS * ((problem.travel ?? 0) / 100),
    // Where short ways are asked for they take its place: together they pull at the same borders.
    line: problem.travel ? 0 : lineOf(problem),
    travel: travelOf(problem),
    price: baseline ? PRICE_OF_LEAVING_HOME * (baseline.price ?? 1) : 0,
    budget: baseline?.maxMovedShare === undefined ? Infinity : baseline.maxMovedShare,
    contiguous: problem.contiguity === "required",
  };
}

/** Per km: the outline of a disc of the mean size counts `WEIGHT_OF_LENGTH`. */
function lineOf({ areaKm2, territoryCount }: SolveProblem): number {
  const meanKm2 = areaKm2.reduce((a, b) => a + b, 0) / territoryCount;
  return meanKm2 > 0 ? WEIGHT_OF_LENGTH / Math.sqrt(4 * Math.PI * meanKm2) : 0;
}

/** Per km, so that a round territory of the mean size, evenly filled, costs as much as by its border. */
function travelOf({ travel = 0, areaKm2, territoryCount }: SolveProblem): number {
  const discKm = Math.sqrt(areaKm2.reduce((a, b) => a + b, 0) / territoryCount / (2 * Math.PI));
  return (WEIGHT_OF_WAYS * (travel / 100)) / discKm;
}
