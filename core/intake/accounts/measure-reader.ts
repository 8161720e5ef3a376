import type { Measure } from "../../domain/measure.ts";
import type { ColumnFacts } from "../fields/column-facts.ts";
import type { Triage } from "../triage.ts";
import { readNumber } from "../values/number.ts";
import { isSentinel } from "../values/sentinel.ts";

/** Reads the cells of one measure. What is no number counts as 0 and is reported; the account stays. */
export type MeasureReader = {
  readonly measure: Measure;
  readonly column: number;
  read(cell: string, row: number): number;
  /** Sum of all that was read. */
  total(): number;
};

/** Beyond it a slip of the keyboard is likelier than a measure, and sums would run over. */
const LARGEST = 1e18;

/**
 * A reader for a measure's column.
 *
 * −999 and the like count as "not known" (0, reported) unless the rows looked at first hold other negative numbers.
 *
 * Sums: every value is the double nearest to the decimal number in the file, so off by at most 2⁻⁵³ of itself, and the
 * total is kept with Neumaier's compensation, so that its error does not grow with the number of rows. A total of money
 * is thus exact to the cent up to some 45 · 10¹² (2⁵³ / 200) of any currency. Source: Neumaier (1974), ZAMM 54,
 * "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen".
 */
export function measureReader(
  measure: Measure,
  column: number,
  heading: string,
  facts: ColumnFacts,
  triage: Triage,
): MeasureReader {
  const { style } = facts;
  const holdsNegatives = facts.numbers.some((value) => value < 0);
  let sum = 0;
  let lost = 0;

  const add = (value: number): number => {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
    return value;
  };

  return {
    measure,
    column,
    total: () => sum + lost,
    read(cell, row) {
      if (cell === "") return 0;
      const reading = readNumber(cell, style);
      switch (reading.kind) {
        case "blank":
          return 0;
        case "filler":
          triage.repair("value-missing", row, heading, cell);
          return 0;
        case "unreadable":
          triage.repair("not-a-number", row, heading, cell);
          return 0;
        case "number":
          if (Math.abs(reading.value) > LARGEST) {
            triage.repair("not-a-number", row, heading, cell);
            return 0;
          }
          if (isSentinel(reading.value) && !holdsNegatives) {
            triage.repair("value-missing", row, heading, cell);
            return 0;
          }
          if (reading.note !== null) {
            const kind = reading.note === "scaled" ? "number-scaled" : "number-style";
            triage.repair(kind, row, heading, cell, `read as ${reading.value}`);
          }
          return add(reading.value);
      }
    },
  };
}
