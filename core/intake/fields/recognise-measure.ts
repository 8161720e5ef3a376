import type { MeasureKind } from "../../domain/measure.ts";
import type { ColumnFacts } from "./column-facts.ts";
import { words } from "./heading-words.ts";

/** Words that name something that sums, and its kind. Long ones are also found inside of words run together. */
const SUMMING: Readonly<Record<Exclude<MeasureKind, "number">, string>> = {
  money:
    "revenue sales amount payment payments charges arr mrr acv tcv gmv spend budget quota pipeline bookings booking income " +
    "turnover cost costs balance loan loans donations premium premiums potential opportunity profit margin billing billings " +
    "dollars usd eur umsatz price volume fees",
  count:
    "employees employee beds bed jobs job units count number discharges visits orders customers headcount staff users seats " +
    "licenses licences calls accounts population pop lines qty quantity patients students households members deals leads " +
    "opportunities contacts tickets stores locations transactions births retained emp est establishments",
  hours: "hours hrs workload",
};
const KINDS = ["money", "hours", "count"] as const;
const KIND_OF_WORD = new Map(KINDS.flatMap((kind) => SUMMING[kind].split(" ").map((word) => [word, kind] as const)));
const INSIDE_WORDS = [...KIND_OF_WORD.keys()].filter((word) => word.length >= 7);

/** Words that name a number that must not be summed: names of things, places on Earth, dates, shares and averages. */
const NOT_SUMMING = new Set(
  (
    "id ids code codes zip zip4 postal phone telephone tel fax mobile year yr fips naics sic date day month quarter week time " +
    "lat latitude lon lng long longitude x y no num key index rank ranking rating score percent percentage pct rate ratio " +
    "share avg average mean median age version checksum tract block npi ein ssn duns tin vat level tier class flag region " +
    "district zone route ticker geoid objectid fid oid"
  ).split(" "),
);
const NOT_SUMMING_INSIDE = /fips|phone|naics|postalcode|zipcode|latitude|longitude|average|percent|objectid|checksum/;

/** Share of the values that must be numbers. */
const NUMERIC_SHARE = 0.9;
/** Columns of fewer values are too short to be judged by what they look like. */
const ENOUGH_VALUES = 20;

/**
 * What a column counts, if its numbers make sense as a sum; null if not.
 *
 * The heading decides where it says anything; otherwise numbers count unless they look like ids, codes, years, phone
 * numbers or coordinates.
 */
export function recogniseMeasure(heading: string, facts: ColumnFacts): MeasureKind | null {
  const named = kindNamed(heading);
  const isNumeric = facts.numbers.length > 0 && facts.numericShare >= NUMERIC_SHARE;
  if (!isNumeric || !maySum(heading)) return null;
  if (named !== null) return facts.hasCurrency ? "money" : named;
  if (facts.hasCurrency) return "money";
  return looksLikeCode(facts) ? null : "number";
}

/** The kind that the words of a heading, or of a key on the command line, name; null when they name none. */
export function kindNamed(heading: string): MeasureKind | null {
  const all = words(heading);
  for (const kind of KINDS) if (all.some((word) => KIND_OF_WORD.get(word) === kind)) return kind;
  const joined = all.join("");
  const inside = INSIDE_WORDS.find((word) => joined.includes(word));
  return inside === undefined ? null : (KIND_OF_WORD.get(inside) ?? null);
}

/** "Account Number" names an account, "Number of Beds" counts beds. */
function maySum(heading: string): boolean {
  const all = words(heading);
  if (all.some((word) => NOT_SUMMING.has(word)) || NOT_SUMMING_INSIDE.test(all.join(""))) return false;
  return all.at(-1) !== "number" && all[0] !== "is";
}

function looksLikeCode({ numbers, values }: ColumnFacts): boolean {
  if (values.some((value) => /^0\d/.test(value))) return true;
  if (numbers.every((value) => Number.isInteger(value) && value >= 1900 && value <= 2100)) return true;
  if (!numbers.every(Number.isInteger)) return areCoordinates(values, numbers);
  const distinct = new Set(numbers).size;
  if (numbers.length < ENOUGH_VALUES) return false;
  const isSequence =
    distinct === numbers.length && numbers.every((value, i) => i === 0 || value > (numbers[i - 1] ?? 0));
  const digits = new Set(values.map((value) => value.length));
  const isFixedWidth = digits.size === 1 && (values[0]?.length ?? 0) >= 5;
  return isSequence || isFixedWidth;
}

function areCoordinates(values: readonly string[], numbers: readonly number[]): boolean {
  return (
    numbers.every((value) => Math.abs(value) <= 180) &&
    values.every((value) => /\.\d{4,}$/.test(value) || !value.includes("."))
  );
}
