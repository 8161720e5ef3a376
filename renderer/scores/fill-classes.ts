import type { Layer } from "../../core/domain/layer.ts";
import type { Classing, Fill } from "../../core/domain/map-styling.ts";
import type { PlanColumns } from "../../core/domain/plan-columns.ts";
import type { Scorecard } from "../../core/domain/scorecard.ts";
import type { Territory, TerritoryIndex } from "../../core/domain/territory.ts";
import { classBreaks, classOf } from "../../core/score/classing/class-breaks.ts";
import { territoryFigure, unitFigures } from "../../core/score/figure-values.ts";

export type FigureFill = Extract<Fill, { kind: "figure" }>;

/** The numbers that a fill shows, and where they are cut. */
export type FillClasses = {
  /** Per unit, or per territory in the order of the scorecard; NaN for none. */
  readonly values: Float64Array;
  /** The values that there are. */
  readonly finite: Float64Array;
  readonly breaks: readonly number[];
  /** How many values each class has. */
  readonly counts: readonly number[];
};

export type FillInputs = {
  readonly layer: Layer;
  readonly columns: PlanColumns;
  readonly scorecard: Scorecard | null;
};

/** An index is good at 100; other figures have their own mean as a middle. */
const TARGET_INDEX = 100;

let lastValues: { key: string; columns: PlanColumns; source: unknown; values: Float64Array } | null = null;
let lastClasses: { values: Float64Array; classing: Classing; result: FillClasses } | null = null;

/**
 * The classes of a fill as things stand. Map and legend ask for the same ones: what was last worked out is kept, and
 * the figures of units do not change with who holds them.
 */
export function fillClasses(fill: FigureFill, inputs: FillInputs): FillClasses {
  const values = valuesOf(fill, inputs);
  if (lastClasses?.values === values && lastClasses.classing === fill.classing) return lastClasses.result;
  const { classing, figure } = fill;
  const finite = values.filter(Number.isFinite);
  const middle = figure.kind === "index" ? { middle: TARGET_INDEX } : {};
  const breaks = classing.breaks ?? classBreaks(finite, { ...classing, ...middle });
  const counts = Array.from(breaks, () => 0).concat(0);
  for (const value of finite) {
    const at = classOf(breaks, value);
    counts[at] = (counts[at] as number) + 1;
  }
  const result = { values, finite, breaks, counts };
  lastClasses = { values, classing, result };
  return result;
}

function valuesOf({ figure, grain }: FigureFill, { layer, columns, scorecard }: FillInputs): Float64Array {
  const key = JSON.stringify([figure, grain]);
  const source = grain === "unit" ? layer : scorecard;
  if (lastValues?.key === key && lastValues.columns === columns && lastValues.source === source) {
    return lastValues.values;
  }
  const values =
    grain === "unit"
      ? unitFigures(figure, layer, columns)
      : Float64Array.from(scorecard?.territories ?? [], (each) => territoryFigure(figure, each) ?? Number.NaN);
  lastValues = { key, columns, source, values };
  return values;
}

/** Per territory its class; none for one without a value or without scores yet. O(territories). */
export function classesOfTerritories(
  { values, breaks }: FillClasses,
  scorecard: Scorecard | null,
  territories: ReadonlyMap<TerritoryIndex, Territory>,
): ReadonlyMap<TerritoryIndex, number> {
  const valueOfId = new Map(scorecard?.territories.map(({ id }, i) => [id, values[i] as number]));
  return new Map(
    [...territories].flatMap(([index, { id }]): [TerritoryIndex, number][] => {
      const value = valueOfId.get(id) ?? Number.NaN;
      return Number.isFinite(value) ? [[index, classOf(breaks, value)]] : [];
    }),
  );
}
