import type { Measure } from "../../domain/measure.ts";
import type { ByMeasure } from "../../domain/scorecard.ts";

/** A column this full is taken for what the territories are about; one that is emptier than the second is not at all. */
const FULL = 0.5;
const NEARLY_EMPTY = 0.1;

/**
 * What territories are balanced on when nobody says: the first measure of money that half of the accounts have, else
 * the one that most have, else the count of accounts.
 *
 * @param filled Share of the accounts that have a value.
 */
export function defaultBalance(
  measures: readonly Measure[],
  filled: (measure: Measure) => number = () => 1,
): ByMeasure {
  const money = measures.filter((measure) => measure.kind === "money" && filled(measure) >= NEARLY_EMPTY);
  const [fullest] = [...money].sort((a, b) => filled(b) - filled(a));
  const chosen = money.find((measure) => filled(measure) >= FULL) ?? fullest;
  return { [chosen?.key ?? "accounts"]: 1 };
}
