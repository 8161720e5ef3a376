import type { Classing, Figure, Fill, Grain } from "../../core/domain/map-styling.ts";

type FigureFill = Extract<Fill, { kind: "figure" }>;

const PLAIN: Classing = { method: "quantiles", count: 5, ramp: "viridis", breaks: null, colors: {} };
const AROUND_TARGET: Classing = { method: "target", count: 7, ramp: "purpleOrange", breaks: null, colors: {} };

/** A fill by a figure; classes stay as they are chosen, but what was set by hand belongs to the figure before. */
export function fillByFigure(figure: Figure, grain: Grain, before: Fill): FigureFill {
  const isIndex = figure.kind === "index";
  const wasIndex = before.kind === "figure" && before.figure.kind === "index";
  const kept = before.kind === "figure" && isIndex === wasIndex ? before.classing : isIndex ? AROUND_TARGET : PLAIN;
  return { kind: "figure", grain, figure, classing: { ...kept, breaks: null, colors: {} } };
}

/** The same figure of units or of territories; an index, which only territories have, becomes the measure itself. */
export function fillOfGrain({ figure, classing }: FigureFill, grain: Grain): FigureFill {
  const hasFigure = grain === "territory" || figure.kind !== "index";
  if (hasFigure) return { kind: "figure", grain, figure, classing: { ...classing, breaks: null } };
  const plain: Figure = { kind: "measure", measure: figure.measure };
  return { kind: "figure", grain, figure: plain, classing: PLAIN };
}

/** Other classes; limits set by hand are for one number of classes and one method. */
export const reclassed = (fill: FigureFill, change: Partial<Classing>): FigureFill => ({
  ...fill,
  classing: { ...fill.classing, breaks: null, ...change },
});

/** One limit set by hand; the limits stay ascending. */
export function withBreak(fill: FigureFill, breaks: readonly number[], at: number, value: number): FigureFill {
  const next = breaks.map((each, i) => (i === at ? value : each)).toSorted((a, b) => a - b);
  return reclassed(fill, { breaks: [...new Set(next)] });
}

/** One colour set by hand. */
export const withClassColor = (fill: FigureFill, index: number, color: string): FigureFill => ({
  ...fill,
  classing: { ...fill.classing, colors: { ...fill.classing.colors, [index]: color } },
});
