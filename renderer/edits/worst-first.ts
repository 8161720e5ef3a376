import type { MeasureKey } from "../../core/domain/measure.ts";
import type { TerritoryScores } from "../../core/domain/scorecard.ts";
import { deviation } from "../../core/score/deviation.ts";
import type { TerritoryEffect } from "../../core/score/trial.ts";

/** Territories that a move touches, by how far they would be from their target in a measure, the worst off first. */
export function worstFirst(touched: readonly TerritoryEffect[], key: MeasureKey): TerritoryEffect[] {
  const off = ({ measures, target }: TerritoryScores): number =>
    Math.abs(deviation(measures[key] ?? 0, target[key] ?? 0));
  return touched.toSorted((a, b) => off(b.after) - off(a.after) || a.territory - b.territory);
}
