import type { ShareInput } from "./share-input.ts";

/**
 * scorecard.json: the scores of the scenario, overall and per territory, with the settings, the seed, the time taken and
 * the lower bound. Ratios are fractions; the shape is DESIGN's, section 5, and scripts depend on it.
 */
export function scorecardJson({ layer, scorecard, solve }: Pick<ShareInput, "layer" | "scorecard" | "solve">): string {
  const { seed, seconds, settings } = solve;
  const content = {
    layer: layer.meta.id,
    seed,
    seconds,
    settings,
    overall: scorecard.overall,
    territories: scorecard.territories,
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
