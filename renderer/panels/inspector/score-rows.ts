import type { Measure } from "../../../core/domain/measure.ts";
import type { OverallScores } from "../../../core/domain/scorecard.ts";
import type { ScoreName } from "../../../core/score/explain.ts";
import type { Numbers } from "../../format/use-numbers.ts";
import { en } from "../../text/en.ts";

/** One score as the screen shows it: figure, note, and how its change against another scenario reads. */
export type ScoreRow = {
  readonly score: ScoreName;
  readonly title: string;
  readonly why: string;
  readonly value: (overall: OverallScores) => number | null;
  readonly figure: (overall: OverallScores) => string;
  readonly note?: (overall: OverallScores) => string | null;
  /** How a change's magnitude is written; null where a change means nothing. */
  readonly change: ((magnitude: number) => string) | null;
  readonly epsilon: number;
  readonly better: "up" | "down" | null;
};

/** The scores of the card: balance and largest deviation of the main measure first. */
export function scoreRows(measure: Measure, numbers: Numbers): readonly [ScoreRow, ScoreRow, ...ScoreRow[]] {
  const { key } = measure;
  const percent = (fraction: number | null) => (fraction === null ? "–" : numbers.percent(fraction));
  return [
    {
      score: "balance",
      title: en.score.balance,
      why: en.score.balanceWhy,
      // By the plan's weights where it balances on several measures, as the sentence has it.
      value: ({ balance }) => balance["overall"] ?? null,
      figure: ({ balance }) => numbers.decimal(balance["overall"], 1),
      change: (magnitude) => numbers.decimal(magnitude, 1),
      epsilon: 0.05,
      better: "up",
    },
    {
      score: "maxDeviation",
      title: en.score.deviation,
      why: en.score.deviationWhy,
      value: ({ maxDeviation }) => maxDeviation[key] ?? null,
      figure: ({ maxDeviation }) => percent(maxDeviation[key] ?? null),
      note: ({ bound }) =>
        (bound.maxDeviation[key] ?? 0) > 0.0005 ? en.score.boundShort(percent(bound.maxDeviation[key] ?? 0)) : null,
      change: (magnitude) => numbers.percent(magnitude),
      epsilon: 0.0005,
      better: "down",
    },
    {
      score: "contiguity",
      title: en.score.contiguity,
      why: en.score.contiguityWhy,
      value: ({ nonContiguous }) => nonContiguous,
      figure: ({ nonContiguous }) => (nonContiguous === 0 ? en.score.contiguous : en.score.broken(nonContiguous)),
      change: (magnitude) => numbers.whole(magnitude),
      epsilon: 0.5,
      better: "down",
    },
    {
      score: "compactness",
      title: en.score.compactness,
      why: en.score.compactnessWhy,
      value: ({ polsbyPopper }) => polsbyPopper,
      figure: ({ polsbyPopper }) => numbers.decimal(polsbyPopper, 2),
      change: (magnitude) => numbers.decimal(magnitude, 2),
      epsilon: 0.005,
      better: "up",
    },
    {
      score: "distance",
      title: en.score.distance,
      why: en.score.distanceWhy,
      value: ({ meanDistanceKm }) => meanDistanceKm,
      figure: ({ meanDistanceKm }) => (meanDistanceKm === null ? "–" : numbers.distance(meanDistanceKm)),
      change: (magnitude) => numbers.distance(magnitude),
      epsilon: 0.5,
      better: "down",
    },
    {
      score: "coverage",
      title: en.score.coverage,
      why: en.score.coverageWhy,
      value: ({ coverage }) => coverage["accounts"] ?? null,
      figure: ({ coverage }) => percent(coverage["accounts"] ?? null),
      note: ({ units, assignedUnits }) =>
        units === assignedUnits
          ? null
          : en.score.unassignedUnits(numbers.whole(units - assignedUnits), numbers.unitNoun(units - assignedUnits)),
      change: (magnitude) => numbers.percent(magnitude),
      epsilon: 0.0005,
      better: "up",
    },
    {
      score: "disruption",
      title: en.score.disruption,
      why: en.score.disruptionWhy,
      value: ({ disruption }) => disruption?.["accounts"] ?? null,
      figure: ({ disruption }) => (disruption === null ? en.score.none : percent(disruption["accounts"] ?? null)),
      change: null,
      epsilon: 0.0005,
      better: "down",
    },
  ];
}
