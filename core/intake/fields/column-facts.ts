import { countNumberStyles, decideNumberStyle, isFiller, type NumberStyle, readNumber } from "../values/number.ts";
import { isSentinel } from "../values/sentinel.ts";

/** What the values of one column look like, over the rows that were looked at. */
export type ColumnFacts = {
  readonly rows: number;
  /** Values, trimmed, that are neither blank nor a filler. */
  readonly values: readonly string[];
  /** The first few values that differ, as written. */
  readonly samples: readonly string[];
  readonly filled: number;
  readonly style: NumberStyle;
  /** The values that are numbers, sentinels left out. */
  readonly numbers: readonly number[];
  /** Numbers as a share of the values; sentinels count as numbers. 0 where there is no value. */
  readonly numericShare: number;
  readonly hasCurrency: boolean;
};

const SAMPLES = 5;
const LONGEST_SAMPLE = 200;

/**
 * The facts of every column of a file.
 *
 * @param fallback Style of columns whose numbers all could be either: that of the other columns.
 */
export function columnFacts(records: readonly (readonly string[])[], columnCount: number, fallback: NumberStyle) {
  const cells = Array.from({ length: columnCount }, (_, column) =>
    records.map((record) => record[column]?.trim() ?? ""),
  );
  const style = fileNumberStyle(cells, fallback);
  return cells.map((column) => factsOf(column, style));
}

/** The style of the numbers of a whole file that leave no doubt; `fallback` when there are none, or as many of each. */
function fileNumberStyle(columns: readonly (readonly string[])[], fallback: NumberStyle): NumberStyle {
  const seen = { point: 0, comma: 0 };
  for (const column of columns) {
    const { point, comma } = countNumberStyles(column);
    seen.point += point;
    seen.comma += comma;
  }
  return seen.point === seen.comma ? fallback : seen.point > seen.comma ? "point" : "comma";
}

function factsOf(cells: readonly string[], fileStyle: NumberStyle): ColumnFacts {
  const filled = cells.filter((cell) => cell !== "");
  const values = filled.filter((cell) => !isFiller(cell));
  const style = decideNumberStyle(values, fileStyle);
  const numbers: number[] = [];
  let numeric = 0;
  for (const value of values) {
    const reading = readNumber(value, style);
    if (reading.kind !== "number") continue;
    numeric++;
    if (!isSentinel(reading.value)) numbers.push(reading.value);
  }
  return {
    rows: cells.length,
    values,
    samples: [...new Set(filled)].slice(0, SAMPLES).map((sample) => sample.slice(0, LONGEST_SAMPLE)),
    filled: cells.length === 0 ? 0 : filled.length / cells.length,
    style,
    numbers,
    numericShare: values.length === 0 ? 0 : numeric / values.length,
    hasCurrency: values.some((value) => /[$€£¥₹]/.test(value)),
  };
}
