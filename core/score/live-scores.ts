import type { UnitIndex } from "../domain/layer.ts";
import type { Scorecard, TerritoryScores } from "../domain/scorecard.ts";
import type { TerritoryIndex } from "../domain/territory.ts";
import { assembleScorecard, type MeasureScores, measureScores } from "./assemble-scorecard.ts";
import { deviationBounds } from "./deviation-bounds.ts";
import { createLiveSums } from "./live-sums.ts";
import { type ScoreInputs, scoreContext } from "./score-inputs.ts";
import { startTrial, type Trial } from "./trial.ts";

/** A scorecard that follows the edits of one scenario. Create it anew when territories or overrides change. */
export type LiveScores = {
  /**
   * Gives units to a territory, or to none (UNASSIGNED). O(borders of the moved units + units of the territories that
   * gain or lose some: their distances).
   */
  readonly move: (units: Iterable<UnitIndex>, to: TerritoryIndex) => void;
  /**
   * The scorecard as it stands; equals scoreScenario of the present assignment. Scores of territories that nothing has
   * touched are the same objects as before. O(territories of the plan), and measures of those that were touched.
   */
  readonly scorecard: () => Scorecard;
  /**
   * A what-if on top of what stands. While it lasts, nothing else may be moved; once it has ended, everything is bit for
   * bit as before, or, if it is kept, as if its moves had been made.
   */
  readonly startTrial: () => Trial;
};

/**
 * Scores that are kept up to date while units change hands, so that a drag shows its effect in the same frame.
 * `inputs` are not modified. Creating costs as much as scoreScenario.
 */
export function createLiveScores(inputs: ScoreInputs): LiveScores {
  const context = scoreContext(inputs);
  const live = createLiveSums(context);
  const { sums, slots } = live;
  const stale = new Set<number>();
  let bound: ReturnType<typeof deviationBounds> | null = null;
  let known: { readonly measures: readonly MeasureScores[]; readonly card: Scorecard } | null = null;
  let onTrial = false;

  const touch = (slot: number): void => {
    stale.add(slot);
    // A unit from outside the extent, taken in or let go, changes what there is to share out.
    if (slot < 0) bound = null;
  };

  const scorecard = (): Scorecard => {
    if (known !== null && stale.size === 0) return known.card;
    const before = known;
    const measures = measureScores(context, sums, before?.measures);
    bound ??= deviationBounds(context, measures, (unit) => (slots[unit] as number) >= 0);
    const sameTargets = measures.every(({ targets }, m) => targets === before?.measures[m]?.targets);
    const kept = (slot: number): TerritoryScores | undefined =>
      sameTargets && !stale.has(slot) ? before?.card.territories[slot] : undefined;
    const card = assembleScorecard(context, sums, measures, bound, kept);
    known = { measures, card };
    stale.clear();
    return card;
  };

  return {
    move(units, to) {
      if (onTrial) throw new Error("broken invariant: a move while a trial is on");
      live.move(units, to, touch);
    },
    scorecard,
    startTrial() {
      if (onTrial) throw new Error("broken invariant: two trials at once");
      onTrial = true;
      return startTrial(context, live, scorecard(), (changed) => {
        onTrial = false;
        for (const slot of changed) touch(slot);
      });
    },
  };
}
