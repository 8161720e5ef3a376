import { ACCOUNTS, type Measure, type MeasureKind } from "../../domain/measure.ts";
import { keyOf, squash } from "./heading-words.ts";

/**
 * A function that names the measure of the next column: its key is the heading as `totalPayments`, with a number after
 * it where an earlier measure has that key, or where it would be that of the count of accounts.
 */
export function measureNamer(reserved: Iterable<string> = []): (heading: string, kind: MeasureKind) => Measure {
  const taken = new Set([ACCOUNTS.key, ...reserved].map((key) => key.toLowerCase()));
  return (heading, kind) => {
    const wanted = keyOf(heading, "measure");
    let key = wanted;
    for (let number = 2; taken.has(key.toLowerCase()); number++) key = `${wanted}${number}`;
    taken.add(key.toLowerCase());
    return { key, label: heading.slice(0, LONGEST_LABEL), kind };
  };
}

const LONGEST_LABEL = 200;

/**
 * The measure that a user means by `text`: by its key, else its label, else either without regard to capitals, spaces
 * and marks (`total payments`, `TOTALPAYMENTS`). Undefined when there is none, or when two differ in nothing else.
 */
export function findMeasure(measures: readonly Measure[], text: string): Measure | undefined {
  const exact = measures.find(({ key }) => key === text) ?? only(measures.filter(({ label }) => label === text.trim()));
  if (exact !== undefined) return exact;
  const wanted = squash(text);
  if (wanted === "") return undefined;
  return only(measures.filter(({ key, label }) => squash(key) === wanted || squash(label) === wanted));
}

function only<Value>(values: readonly Value[]): Value | undefined {
  return values.length === 1 ? values[0] : undefined;
}
