import type { ByMeasure } from "../domain/scorecard.ts";
import type { MeasureScores } from "./assemble-scorecard.ts";
import type { ScoreContext } from "./score-inputs.ts";
import { unitSizeBound } from "./unit-size-bound.ts";

/**
 * The lower bound of the largest deviation per measure: the better of what the solver proved and what the sizes of units
 * prove. The overrides stand as they are; units are shared out whole, and all of them.
 *
 * Whether a unit is assigned, and to whom, makes no difference: so live editing computes it once.
 *
 * @param planUnits 1 for the units to be shared out. O(units) per measure.
 */
export function deviationBounds(
  context: ScoreContext,
  measures: readonly MeasureScores[],
  planUnits: (unit: number) => boolean,
): ByMeasure {
  const { pool, overrideSlots } = context;
  const { columns, scenario, bound = {} } = context.inputs;
  const { overrides } = scenario;
  return Object.fromEntries(
    measures.map(({ measure, targets }, m) => {
      const own = (columns.measures[m] as (typeof columns.measures)[number]).perUnit.slice();
      const held = new Float64Array(pool);
      const values = overrides.measures[m] as Float64Array;
      for (let i = 0; i < values.length; i++) {
        const unit = overrides.unit[i] as number;
        const holder = overrideSlots[i] as number;
        own[unit] = (own[unit] as number) - (values[i] as number);
        held[holder] = (held[holder] as number) + (values[i] as number);
      }
      const scale = targets.reduce((a, b) => a + Math.abs(b), 0);
      for (let unit = 0; unit < own.length; unit++) {
        // What overrides leave of a unit may be a rounding error below zero.
        if (!planUnits(unit) || Math.abs(own[unit] as number) < 1e-12 * scale) own[unit] = 0;
      }
      const proven = bound[measure.key] ?? 0;
      return [measure.key, Math.max(proven, unitSizeBound({ perUnit: own, targets, held }))];
    }),
  );
}
