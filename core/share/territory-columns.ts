import { ACCOUNTS, type Measure } from "../domain/measure.ts";
import type { TerritoryScores } from "../domain/scorecard.ts";
import { headlineMeasure } from "../score/explain.ts";
import { type NumberWords, numberWords } from "../score/number-words.ts";
import type { DrawnInput } from "./share-input.ts";
import { territoryGroups } from "./territory-groups.ts";

/** One column of the table of territories, as the hand-outs show it. */
export type TerritoryColumn = {
  readonly key: string;
  readonly title: string;
  readonly isNumber: boolean;
  /** As written for people. */
  readonly text: (territory: TerritoryScores) => string;
  /** What rows are sorted by. */
  readonly sortValue: (territory: TerritoryScores) => number | string;
};

const NONE = "–";
/** Beyond this many measures the table is too wide for a page. */
const MOST_MEASURES = 3;

/** The measures that the hand-outs show, balanced ones first; accounts have a column of their own. */
function shownMeasures({ measures, balance }: Pick<DrawnInput, "measures" | "balance">): readonly Measure[] {
  const weight = ({ key }: Measure): number => balance[key] ?? 0;
  return measures
    .filter(({ key }) => key !== ACCOUNTS.key)
    .toSorted((a, b) => weight(b) - weight(a))
    .slice(0, MOST_MEASURES);
}

/** The columns of the table of territories: who, how much, how far from target, and the shape. */
export function territoryColumns(input: DrawnInput): readonly TerritoryColumn[] {
  const words = numberWords(input.locale, input.plan.currency);
  const headline = headlineMeasure(input);
  const groups = territoryGroups(input);
  return [
    textColumn("name", "Territory", ({ name }) => name),
    textColumn("owner", "Owner", ({ owner }) => owner ?? ""),
    ...(input.groups.length > 0 ? [textColumn("group", "Group", ({ id }) => groups.get(id)?.path ?? "")] : []),
    numberColumn("accounts", "Accounts", words.count, ({ accounts }) => accounts),
    ...shownMeasures(input).map((measure) => measureColumn(measure, words)),
    indexColumn(headline, words),
    numberColumn("units", capitalised(input.layer.meta.unitNounPlural), words.count, ({ units }) => units),
    numberColumn("pieces", "Pieces", words.count, ({ pieces }) => pieces),
    numberColumn("area", "Area", words.area, ({ areaKm2 }) => areaKm2),
    numberColumn(
      "compactness",
      "Compactness",
      (value) => words.decimal(value, 2),
      (scores) => scores.polsbyPopper,
    ),
    numberColumn("distance", "Mean distance", words.distance, ({ meanDistanceKm }) => meanDistanceKm),
  ];
}

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const textColumn = (key: string, title: string, textOf: (scores: TerritoryScores) => string): TerritoryColumn => ({
  key,
  title,
  isNumber: false,
  text: (scores) => textOf(scores) || NONE,
  sortValue: textOf,
});

function numberColumn(
  key: string,
  title: string,
  write: (value: number) => string,
  valueOf: (scores: TerritoryScores) => number | null,
): TerritoryColumn {
  return {
    key,
    title,
    isNumber: true,
    text: (scores) => {
      const value = valueOf(scores);
      return value === null ? NONE : write(value);
    },
    // What is missing stands below every number.
    sortValue: (scores) => valueOf(scores) ?? -1e300,
  };
}

const measureColumn = (measure: Measure, words: NumberWords): TerritoryColumn =>
  numberColumn(
    `measure:${measure.key}`,
    measure.label,
    (value) => words.short(value, measure),
    ({ measures }) => measures[measure.key] ?? 0,
  );

const indexColumn = ({ key, label }: Measure, words: NumberWords): TerritoryColumn =>
  numberColumn(
    "index",
    `${label} index`,
    (value) => words.decimal(value, 1),
    ({ index }) => index[key] ?? null,
  );
