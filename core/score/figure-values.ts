import type { Layer } from "../domain/layer.ts";
import type { Figure } from "../domain/map-styling.ts";
import type { MeasureKey } from "../domain/measure.ts";
import type { PlanColumns } from "../domain/plan-columns.ts";
import type { TerritoryScores } from "../domain/scorecard.ts";
import { penetration, whiteSpace } from "./potential.ts";

const KM2 = 1000;

/**
 * A figure of every unit: the sums of the accounts in it, whoever holds them.
 *
 * @returns Length `unitCount`; NaN outside the plan's extent, where there are no accounts, where a ratio has nothing
 *   below the line, and for `index`, which only territories have. O(units).
 */
export function unitFigures(
  figure: Figure,
  { unitCount, areaKm2 }: Pick<Layer, "unitCount" | "areaKm2">,
  { extent, measures }: Pick<PlanColumns, "extent" | "measures">,
): Float64Array {
  const none = new Float64Array(0);
  const column = (key: MeasureKey) => measures.find(({ measure }) => measure.key === key)?.perUnit ?? none;
  const valueOf = unitFormula(figure, areaKm2, column);
  const accounts = measures[0]?.perUnit ?? none;
  const values = new Float64Array(unitCount).fill(Number.NaN);
  for (let unit = 0; unit < unitCount; unit++) {
    if (extent[unit] === 1 && (accounts[unit] as number) > 0) values[unit] = valueOf(unit) ?? Number.NaN;
  }
  return values;
}

function unitFormula(
  figure: Figure,
  areaKm2: Float64Array,
  column: (key: MeasureKey) => Float64Array,
): (unit: number) => number | null | undefined {
  switch (figure.kind) {
    case "measure": {
      const values = column(figure.measure);
      return (unit) => values[unit];
    }
    case "density": {
      const values = column(figure.measure);
      return (unit) => perArea(values[unit] ?? Number.NaN, areaKm2[unit] as number);
    }
    case "penetration":
    case "whiteSpace": {
      const formula = figure.kind === "penetration" ? penetration : whiteSpace;
      const [revenue, potential] = [column(figure.revenue), column(figure.potential)];
      return (unit) => formula(revenue[unit] ?? Number.NaN, potential[unit] ?? Number.NaN);
    }
    case "index":
      return () => null;
  }
}

/** A figure of a territory, overrides included; null where it has none. */
export function territoryFigure(figure: Figure, { measures, index, areaKm2 }: TerritoryScores): number | null {
  switch (figure.kind) {
    case "measure":
      return measures[figure.measure] ?? null;
    case "density":
      return perArea(measures[figure.measure] ?? Number.NaN, areaKm2);
    case "index":
      return index[figure.measure] ?? null;
    case "penetration":
      return penetration(measures[figure.revenue] ?? Number.NaN, measures[figure.potential] ?? Number.NaN);
    case "whiteSpace":
      return whiteSpace(measures[figure.revenue] ?? Number.NaN, measures[figure.potential] ?? Number.NaN);
  }
}

/** Amount per 1,000 km²; null without area. */
const perArea = (amount: number, areaKm2: number): number | null => (areaKm2 > 0 ? (KM2 * amount) / areaKm2 : null);
