import type { ShareInput } from "./share-input.ts";

/**
 * scorecard.json: the scores of the scenario, overall and per territory, with the settings, the seed, the time taken and
 * the lower bound. Ratios are fractions; the shape is DESIGN's, section 5, and scripts depend on it. `gap` is what the
 * largest deviation is above its bound. Where the solver has just been at it, `objectives` has value, bound and gap of
 * everything that was striven for, `unmet` the demands that the plan does not meet, `bindings` what keeps each territory
 * from being nearer to its target, and `alternatives` the other scenarios that were built beside it.
 */
export function scorecardJson({ layer, scorecard, solve }: Pick<ShareInput, "layer" | "scorecard" | "solve">): string {
  const { seed, seconds, settings, report } = solve;
  const { maxDeviation, bound } = scorecard.overall;
  const gap = Object.fromEntries(
    Object.entries(maxDeviation).map(([key, value]) => [key, Math.max(0, value - (bound.maxDeviation[key] ?? 0))]),
  );
  const content = {
    layer: layer.meta.id,
    seed,
    seconds,
    settings,
    overall: { ...scorecard.overall, gap: { maxDeviation: gap } },
    ...report,
    territories: scorecard.territories,
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
