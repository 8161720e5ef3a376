import type { Measure } from "../../domain/measure.ts";
import type { ByMeasure } from "../../domain/scorecard.ts";

/** What territories are balanced on when nobody says: the first measure of money, else the count of accounts. */
export function defaultBalance(measures: readonly Measure[]): ByMeasure {
  const money = measures.find(({ kind }) => kind === "money");
  return { [money?.key ?? "accounts"]: 1 };
}
