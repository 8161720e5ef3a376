import type { ByMeasure } from "../domain/scorecard.ts";

/**
 * The share of a measure that already sits where it should, 0 … 100.
 *
 *     balance = 100 × (1 − Σ max(0, value[t] − target[t]) / abs(Σ target[t]))
 *
 * 100 means every territory is on its target; what is missing to 100 would have to change territory. Source: DESIGN,
 * section 6. With nothing to share every plan is balanced (100); without territories none is (0).
 *
 * @param values,targets One entry per territory, in the measure's unit.
 */
export function balance(values: Float64Array, targets: Float64Array): number {
  if (values.length === 0) return 0;
  let excess = 0;
  let whole = 0;
  for (let t = 0; t < values.length; t++) {
    const target = targets[t] as number;
    excess += Math.max(0, (values[t] as number) - target);
    whole += target;
  }
  if (whole === 0) return 100;
  return Math.max(0, 100 * (1 - excess / Math.abs(whole)));
}

/**
 * Balance over several measures: the mean by the plan's weights.
 *
 * @param weights By measure key, ≥ 0; measures without a weight do not count. When no weight is positive, all measures
 *   count the same.
 */
export function overallBalance(balances: ByMeasure, weights: ByMeasure): number {
  let sum = 0;
  let whole = 0;
  for (const [key, value] of Object.entries(balances)) {
    const weight = weights[key] ?? 0;
    sum += weight * value;
    whole += weight;
  }
  if (whole > 0) return sum / whole;
  const all = Object.values(balances);
  return all.length === 0 ? 0 : all.reduce((a, b) => a + b, 0) / all.length;
}
