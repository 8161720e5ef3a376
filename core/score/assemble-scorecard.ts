import type { Measure } from "../domain/measure.ts";
import type { ByMeasure, OverallScores, Scorecard, TerritoryScores } from "../domain/scorecard.ts";
import { balance, overallBalance } from "./balance.ts";
import { coverage } from "./coverage.ts";
import { accountsPer1000Km2 } from "./density.ts";
import { maxDeviation } from "./deviation.ts";
import { coefficientOfVariation, gini, maxToMin } from "./dispersion.ts";
import { disruption } from "./disruption.ts";
import { polsbyPopper } from "./polsby-popper.ts";
import type { ScoreContext } from "./score-inputs.ts";
import { sumAt, tidyFor } from "./sums.ts";
import { indexOfTarget, targetsByCapacity } from "./targets.ts";
import type { TerritorySums } from "./territory-sums.ts";

/** One measure of the plan, ready to be scored. */
export type MeasureScores = {
  readonly measure: Measure;
  /** Per territory, without the pool. */
  readonly values: Float64Array;
  readonly targets: Float64Array;
  /** Over everything the plan is about: the territories and the units of the extent that none has. */
  readonly planned: number;
  /** Over every account of the plan, those outside the extent included. */
  readonly whole: number;
  /** What changed holder against the baseline. */
  readonly moved: number;
};

/**
 * Totals and targets of each measure, rounded to decimals that mean something.
 *
 * @param before What came out last time: while there is as much to share out, its targets are used again, as the same
 *   arrays. O(territories × measures).
 */
export function measureScores(
  context: ScoreContext,
  sums: TerritorySums,
  before?: readonly MeasureScores[],
): readonly MeasureScores[] {
  const { pool, slotCount, wholes } = context;
  const { columns, scenario } = context.inputs;
  const capacities = scenario.territories.map(({ capacity }) => capacity);
  return columns.measures.map(({ measure }, m) => {
    const totals = sums.totals[m] as (typeof sums.totals)[number];
    const whole = wholes[m] as number;
    const tidy = tidyFor(whole);
    const values = new Float64Array(pool);
    let sum = 0;
    for (let slot = 0; slot < slotCount; slot++) {
      sum += sumAt(totals, slot);
      if (slot < pool) values[slot] = tidy(sumAt(totals, slot));
    }
    const planned = tidy(sum);
    const last = before?.[m];
    const set = scenario.territories.map(({ targets }) => targets[measure.key]);
    return {
      measure,
      values,
      targets: last?.planned === planned ? last.targets : targetsByCapacity(planned, capacities, set),
      planned,
      whole: tidy(whole),
      moved: tidy(sumAt(sums.moved, m)),
    };
  });
}

/**
 * The scorecard of the sums.
 *
 * @param bound Proven lower bound of the largest deviation, per measure key.
 * @param kept Scores of a slot that are known to be as they were; undefined where they must be computed.
 * O(territories × measures).
 */
export function assembleScorecard(
  context: ScoreContext,
  sums: TerritorySums,
  measures: readonly MeasureScores[],
  bound: ByMeasure,
  kept: (slot: number) => TerritoryScores | undefined = () => undefined,
): Scorecard {
  const territories = context.inputs.scenario.territories.map(
    (_, slot) => kept(slot) ?? territoryScores(context, sums, measures, slot),
  );
  return { overall: overallScores(context, sums, measures, territories, bound), territories };
}

const byMeasure = <Value>(
  measures: readonly MeasureScores[],
  score: (measure: MeasureScores) => Value,
): Record<string, Value> => Object.fromEntries(measures.map((each) => [each.measure.key, score(each)]));

function territoryScores(
  context: ScoreContext,
  sums: TerritorySums,
  measures: readonly MeasureScores[],
  slot: number,
): TerritoryScores {
  const { id, name, owner } = context.inputs.scenario.territories[
    slot
  ] as (typeof context.inputs.scenario.territories)[number];
  const accounts = measures[0]?.values[slot] ?? 0;
  const areaKm2 = sumAt(sums.areaKm2, slot);
  const distanceAccounts = sums.distanceAccounts[slot] as number;
  return {
    id,
    name,
    owner,
    units: sums.units[slot] as number,
    accounts,
    measures: byMeasure(measures, ({ values }) => values[slot] as number),
    target: byMeasure(measures, ({ targets }) => targets[slot] as number),
    index: byMeasure(measures, ({ values, targets }) => indexOfTarget(values[slot] as number, targets[slot] as number)),
    pieces: sums.pieces[slot] as number,
    areaKm2,
    accountsPer1000Km2: accountsPer1000Km2(accounts, areaKm2),
    polsbyPopper: polsbyPopper(areaKm2, sumAt(sums.perimeterKm, slot)),
    meanDistanceKm: distanceAccounts > 0 ? (sums.distanceSumKm[slot] as number) / distanceAccounts : null,
  };
}

function overallScores(
  context: ScoreContext,
  sums: TerritorySums,
  measures: readonly MeasureScores[],
  territories: readonly TerritoryScores[],
  bound: ByMeasure,
): OverallScores {
  const { pool } = context;
  const { balance: weights, holdings } = context.inputs;
  const balances = byMeasure(measures, ({ values, targets }) => balance(values, targets));
  const assignedUnits = sums.units.subarray(0, pool).reduce((a, b) => a + b, 0);
  let areaKm2 = 0;
  for (let slot = 0; slot <= pool; slot++) areaKm2 += sumAt(sums.areaKm2, slot);
  return {
    units: assignedUnits + (sums.units[pool] as number),
    assignedUnits,
    accounts: measures[0]?.whole ?? 0,
    assignedAccounts: sumOf(measures[0]?.values ?? new Float64Array()),
    balance: { ...balances, overall: overallBalance(balances, weights) },
    maxDeviation: byMeasure(measures, ({ values, targets }) => maxDeviation(values, targets)),
    bound: { maxDeviation: bound },
    dispersion: byMeasure(measures, ({ values }) => ({
      cv: coefficientOfVariation(values),
      gini: gini(values),
      maxToMin: maxToMin(values),
    })),
    coverage: byMeasure(measures, ({ values, whole }) => coverage(tidyFor(whole)(sumOf(values)), whole)),
    nonContiguous: territories.filter(({ pieces }) => pieces > 1).length,
    polsbyPopper: meanOf(territories.map((territory) => territory.polsbyPopper)),
    meanDistanceKm: ratio(sumOf(sums.distanceSumKm.subarray(0, pool)), sumOf(sums.distanceAccounts.subarray(0, pool))),
    accountsPer1000Km2: accountsPer1000Km2(measures[0]?.planned ?? 0, areaKm2),
    disruption: holdings === null ? null : byMeasure(measures, ({ moved, whole }) => disruption(moved, whole)),
  };
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

const ratio = (numerator: number, denominator: number): number | null =>
  denominator > 0 ? numerator / denominator : null;

/** Mean of the values that there are: territories without area have no shape. */
function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0) / known.length;
}
