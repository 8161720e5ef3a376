import type { Measure } from "../domain/measure.ts";
import { signed } from "./signed.ts";

/** How numbers are written for one reader: by language, the plan's currency, and miles where they are at home. */
export type NumberWords = {
  readonly count: (value: number) => string;
  /** With exactly so many decimals, so that figures in a column align. */
  readonly decimal: (value: number, digits: number) => string;
  /** A fraction as per cent. */
  readonly percent: (fraction: number, digits?: number) => string;
  /** The same with its sign, also the plus; what is written as nothing has none. */
  readonly signedPercent: (fraction: number) => string;
  readonly distance: (km: number) => string;
  readonly area: (km2: number) => string;
  /** Accounts per 1,000 km², as the reader's square miles have it. */
  readonly density: (per1000Km2: number) => string;
  /** In full: "$1,234,567". */
  readonly amount: (value: number, measure: Pick<Measure, "kind">) => string;
  /** Short: "$1.2M". */
  readonly short: (value: number, measure: Pick<Measure, "kind">) => string;
};

const KM_PER_MILE = 1.609344;
const MILE_REGIONS = new Set(["US", "GB", "LR", "MM"]);
/** From here on a distance or an area needs no decimal. */
const PLAIN_FROM = 100;

/**
 * @param locale A BCP 47 tag, "en-US"; its region decides between miles and kilometres.
 * @param currency ISO 4217 code.
 * @param distances What the reader has chosen instead of what the region has; null for no choice.
 */
export function numberWords(locale: string, currency: string, distances: "km" | "mi" | null = null): NumberWords {
  const isMiles = (distances ?? usualDistances(locale)) === "mi";
  const kmPerUnit = isMiles ? KM_PER_MILE : 1;
  const lengthWord = isMiles ? "mi" : "km";
  const decimals = [0, 1, 2, 3].map(
    (digits) =>
      new Intl.NumberFormat(locale, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        signDisplay: "negative",
      }),
  );
  const money = new Intl.NumberFormat(locale, { style: "currency", currency, maximumFractionDigits: 0 });
  const shortMoney = new Intl.NumberFormat(locale, { style: "currency", currency, notation: "compact" });
  const shortNumber = new Intl.NumberFormat(locale, { notation: "compact" });

  const decimal = (value: number, digits: number): string =>
    (decimals[Math.min(digits, 3)] as Intl.NumberFormat).format(value);
  const percent = (fraction: number, digits = 1): string => `${decimal(100 * fraction, digits)}\u00a0%`;
  const sized = (value: number): string => decimal(value, Math.abs(value) >= PLAIN_FROM ? 0 : 1);
  const withUnit = (text: string, { kind }: Pick<Measure, "kind">): string => (kind === "hours" ? `${text} h` : text);
  return {
    count: (value) => decimal(value, 0),
    decimal,
    percent,
    signedPercent: (fraction) => signed(fraction, percent),
    distance: (km) => `${sized(km / kmPerUnit)} ${lengthWord}`,
    area: (km2) => `${sized(km2 / kmPerUnit ** 2)} ${lengthWord}²`,
    density: (per1000Km2) => `${sized(per1000Km2 * kmPerUnit ** 2)} per 1,000 ${lengthWord}²`,
    amount: (value, measure) =>
      measure.kind === "money"
        ? money.format(value)
        : withUnit(decimal(value, measure.kind === "count" ? 0 : 2), measure),
    short: (value, measure) =>
      measure.kind === "money" ? shortMoney.format(value) : withUnit(shortNumber.format(value), measure),
  };
}

/** What a region measures distances in. */
export const usualDistances = (locale: string): "km" | "mi" =>
  MILE_REGIONS.has(new Intl.Locale(locale).maximize().region ?? "") ? "mi" : "km";
