import { ACCOUNTS, type Measure } from "../domain/measure.ts";
import type { ByMeasure, Scorecard, TerritoryScores } from "../domain/scorecard.ts";
import { type NumberWords, numberWords } from "./number-words.ts";

export const SCORE_NAMES = [
  "balance",
  "maxDeviation",
  "contiguity",
  "compactness",
  "distance",
  "coverage",
  "disruption",
  "dispersion",
  "density",
] as const;
export type ScoreName = (typeof SCORE_NAMES)[number];

/** One score as it stands on the screen: its name, its figure, and the sentence that says what the figure means. */
export type Explanation = {
  readonly score: ScoreName;
  readonly title: string;
  readonly figure: string;
  readonly sentence: string;
};

/** What the sentences need to know of the plan. */
export type ExplainContext = {
  readonly measures: readonly Measure[];
  readonly balance: ByMeasure;
  readonly unitNounPlural: string;
  readonly currency: string;
  readonly locale: string;
};

/** Every score of a scenario with one sentence each; disruption only where there is a baseline. */
export function explainScorecard(scorecard: Scorecard, context: ExplainContext): readonly Explanation[] {
  const words = numberWords(context.locale, context.currency);
  const measure = headlineMeasure(context);
  const explained = { scorecard, context, words, measure };
  const all = [
    explainBalance(explained),
    explainDeviation(explained),
    explainContiguity(explained),
    explainCompactness(explained),
    explainDistance(explained),
    explainCoverage(explained),
    explainDisruption(explained),
    explainDispersion(explained),
    explainDensity(explained),
  ];
  return all.filter((explanation) => explanation !== null);
}

/** The measure that the plan is balanced on most; accounts where it names none. */
export function headlineMeasure({ measures, balance }: Pick<ExplainContext, "measures" | "balance">): Measure {
  const weightOf = ({ key }: Measure): number => balance[key] ?? 0;
  const [first = ACCOUNTS, ...others] = measures;
  return others.reduce((best, each) => (weightOf(each) > weightOf(best) ? each : best), first);
}

type Explained = {
  readonly scorecard: Scorecard;
  readonly context: ExplainContext;
  readonly words: NumberWords;
  readonly measure: Measure;
};

const NONE = "–";

function explainBalance({ scorecard: { overall, territories }, words, measure, context }: Explained): Explanation {
  const value = overall.balance["overall"] ?? 0;
  const base = { score: "balance", title: "Balance", figure: words.decimal(value, 1) } as const;
  if (territories.length === 0) return { ...base, sentence: "There are no territories yet, so nothing is shared out." };
  const weighted = context.measures.filter(({ key }) => (context.balance[key] ?? 0) > 0);
  const what = weighted.length > 1 ? "what the plan balances" : measure.label;
  return {
    ...base,
    sentence: `${words.percent((100 - value) / 100)} of ${what} would have to change territory until every territory carries exactly its share.`,
  };
}

function explainDeviation({ scorecard: { overall, territories }, words, measure, context }: Explained): Explanation {
  const { key } = measure;
  const value = overall.maxDeviation[key] ?? 0;
  const base = { score: "maxDeviation", title: "Largest deviation", figure: words.percent(value) } as const;
  const farthest = farthestFromTarget(territories, key);
  if (farthest === null) return { ...base, sentence: "No territory has a target yet." };
  const bound = overall.bound.maxDeviation[key] ?? 0;
  const limit =
    bound > 0.0005
      ? ` No plan of these ${context.unitNounPlural} with ${words.count(territories.length)} territories can get below ${words.percent(bound)}.`
      : "";
  return {
    ...base,
    sentence: `${farthest.name} is farthest from its target in ${measure.label}: ${words.signedPercent(farthest.deviation)}.${limit}`,
  };
}

function farthestFromTarget(
  territories: readonly TerritoryScores[],
  key: string,
): { readonly name: string; readonly deviation: number } | null {
  let farthest: { name: string; deviation: number } | null = null;
  for (const { name, index } of territories) {
    const value = index[key] ?? null;
    if (value === null) continue;
    const deviation = value / 100 - 1;
    if (farthest === null || Math.abs(deviation) > Math.abs(farthest.deviation)) farthest = { name, deviation };
  }
  return farthest;
}

function explainContiguity({ scorecard: { territories }, words }: Explained): Explanation {
  const broken = territories.filter(({ pieces }) => pieces > 1);
  const title = "Contiguity";
  if (broken.length === 0) {
    return {
      score: "contiguity",
      title,
      figure: "All in one piece",
      sentence: "Every territory hangs together, bridges and ferries included.",
    };
  }
  const names = listOf(broken.map(({ name, pieces }) => `${name} (${words.count(pieces)} pieces)`));
  return {
    score: "contiguity",
    title,
    figure: `${words.count(broken.length)} in pieces`,
    sentence: `Not in one piece: ${names}.`,
  };
}

/** Names, the first few of them. */
function listOf(names: readonly string[]): string {
  const SHOWN = 3;
  if (names.length <= SHOWN) return names.join(", ");
  return `${names.slice(0, SHOWN).join(", ")} and ${names.length - SHOWN} more`;
}

function explainCompactness({ scorecard: { overall }, words }: Explained): Explanation {
  const value = overall.polsbyPopper;
  return {
    score: "compactness",
    title: "Compactness",
    figure: value === null ? NONE : words.decimal(value, 2),
    sentence:
      value === null
        ? "No territory covers any area yet."
        : "Polsby–Popper, the mean of all territories: a circle scores 1, a square 0.79, and long or ragged shapes and coasts less.",
  };
}

function explainDistance({ scorecard: { overall }, words }: Explained): Explanation {
  const value = overall.meanDistanceKm;
  return {
    score: "distance",
    title: "Mean distance",
    figure: value === null ? NONE : words.distance(value),
    sentence:
      value === null
        ? "No territory holds an account yet."
        : "On average an account lies this far, as the crow flies, from the centre of its territory's accounts.",
  };
}

function explainCoverage({ scorecard: { overall }, words, context }: Explained): Explanation {
  const orphans = overall.accounts - overall.assignedAccounts;
  const openUnits = overall.units - overall.assignedUnits;
  const units =
    openUnits > 0
      ? ` ${words.count(openUnits)} of ${words.count(overall.units)} ${context.unitNounPlural} are unassigned.`
      : "";
  return {
    score: "coverage",
    title: "Coverage",
    figure: words.percent(overall.coverage[ACCOUNTS.key] ?? 1),
    sentence: `${
      orphans > 0
        ? `${words.count(orphans)} of ${words.count(overall.accounts)} accounts have no territory.`
        : `All ${words.count(overall.accounts)} accounts have exactly one territory.`
    }${units}`,
  };
}

function explainDisruption({ scorecard: { overall }, words, measure }: Explained): Explanation | null {
  if (overall.disruption === null) return null;
  const accounts = overall.disruption[ACCOUNTS.key] ?? 0;
  const value = overall.disruption[measure.key] ?? 0;
  const also = measure.key === ACCOUNTS.key ? "" : `, and ${words.percent(value)} of ${measure.label},`;
  return {
    score: "disruption",
    title: "Disruption",
    figure: words.percent(accounts),
    sentence: `${words.percent(accounts)} of the accounts${also} change owner against the baseline.`,
  };
}

function explainDispersion({ scorecard: { overall }, words, measure }: Explained): Explanation {
  const { cv, gini, maxToMin } = overall.dispersion[measure.key] ?? { cv: 0, gini: 0, maxToMin: null };
  const largest =
    maxToMin === null
      ? "At least one territory has none of it."
      : `The largest territory has ${words.decimal(maxToMin, 2)} times as much as the smallest.`;
  return {
    score: "dispersion",
    title: "Spread",
    figure: words.percent(cv),
    sentence: `Territories differ from their mean in ${measure.label} by ${words.percent(cv)} (standard deviation; Gini ${words.decimal(gini, 2)}). ${largest}`,
  };
}

function explainDensity({ scorecard: { overall }, words }: Explained): Explanation {
  const value = overall.accountsPer1000Km2;
  return {
    score: "density",
    title: "Account density",
    figure: value === null ? NONE : words.density(value),
    sentence: "Accounts on the area that the plan is about, lakes and empty land included.",
  };
}
