import type { Measure } from "../../../core/domain/measure.ts";
import type { Scorecard } from "../../../core/domain/scorecard.ts";
import type { Territory, TerritoryIndex } from "../../../core/domain/territory.ts";

/** A territory as a column of the chart: its index per measure, in the order of the lanes; null without a target. */
export type ChartColumn = {
  readonly territory: Territory;
  readonly index: readonly (number | null)[];
};

/** From here up all bars are equally high: twice the target is far off, and more would flatten the others. */
const MOST = 200;

/** Territories from the fullest to the emptiest by the first measure; those without an index come last. */
export function chartColumns(
  territories: ReadonlyMap<TerritoryIndex, Territory>,
  scorecard: Scorecard | null,
  measures: readonly Measure[],
): ChartColumn[] {
  const scoresById = new Map(scorecard?.territories.map((scores) => [scores.id, scores]));
  const columns = [...territories.values()].map((territory) => {
    const scores = scoresById.get(territory.id);
    return { territory, index: measures.map(({ key }) => scores?.index[key] ?? null) };
  });
  const rank = ({ index: [first] }: ChartColumn): number => first ?? -1;
  return columns.sort((a, b) => rank(b) - rank(a) || a.territory.index - b.territory.index);
}

/** A bar that stands on the target line or hangs from it, as fractions of the lane's height from its top. */
export function barAround(index: number): { readonly top: number; readonly height: number } {
  const level = 1 - Math.min(MOST, Math.max(0, index)) / MOST;
  return { top: Math.min(level, 0.5), height: Math.abs(level - 0.5) };
}
