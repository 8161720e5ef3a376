import type { Scorecard } from "../domain/scorecard.ts";
import { assembleScorecard, measureScores } from "./assemble-scorecard.ts";
import { deviationBounds } from "./deviation-bounds.ts";
import { type ScoreInputs, scoreContext, slotsOf } from "./score-inputs.ts";
import { territorySums } from "./territory-sums.ts";

/**
 * The scorecard of a scenario, from scratch.
 *
 * Units of the extent that no territory has are counted in `overall` only; units outside the extent count as soon as a
 * territory has them. An account held by override counts for its holder, wherever it sits. Targets share out what the
 * plan is about: accounts outside the extent that nobody holds are no part of them, but of `overall.accounts`.
 *
 * @throws Error when the assignment or an override names a territory that the scenario does not have.
 * O(units + arcs + overrides + baseline entries) per measure: a few ms for 33,000 units and 500 territories.
 */
export function scoreScenario(inputs: ScoreInputs): Scorecard {
  const context = scoreContext(inputs);
  const { assignment } = inputs.scenario;
  const slots = slotsOf(context, assignment);
  const sums = territorySums(context, slots);
  const measures = measureScores(context, sums);
  const bound = deviationBounds(context, measures, (unit) => (slots[unit] as number) >= 0);
  return assembleScorecard(context, sums, measures, bound);
}
