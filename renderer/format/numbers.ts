import type { Measure, MeasureKind } from "../../core/domain/measure.ts";

/** How numbers are written: short on screen ("$1.2 M"), in full on hover ("$1,234,567.89"). */
export type NumberStyle = { readonly locale: string; readonly currency: string };

const NBSP = "\u00a0";
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (format === undefined) {
    // No minus before what is written as zero.
    format = new Intl.NumberFormat(locale, { signDisplay: "negative", ...options });
    formats.set(key, format);
  }
  return format;
}

/** Counts are written out below this; four digits are as short as a magnitude. */
const PLAIN_COUNT_BELOW = 10_000;

/** Three figures, with the magnitude set off by a space: "$1.20 M", "12.4 K", "950 h". Counts up to "9,999" stand in full. */
export function shortNumber(value: number, kind: MeasureKind, { locale, currency }: NumberStyle): string {
  const size = Math.abs(value);
  if (kind === "count" && size < PLAIN_COUNT_BELOW) return fullNumber(value, kind, { locale, currency });
  // From a thousand on all figures are given, so that columns line up: "$12.0 M" under "$12.5 M".
  const compact: Intl.NumberFormatOptions = {
    notation: "compact",
    maximumSignificantDigits: 3,
    ...(size >= 1000 && { minimumSignificantDigits: 3 }),
  };
  const options = kind === "money" ? { ...compact, ...moneyOptions(currency) } : compact;
  const text = formatOf(locale, options)
    .formatToParts(value)
    .map((part, i, parts) =>
      part.type === "compact" && parts[i - 1]?.type !== "literal" ? NBSP + part.value : part.value,
    )
    .join("");
  return kind === "hours" ? `${text}${NBSP}h` : text;
}

/** Every figure that counts: cents for money, whole numbers for counts. */
export function fullNumber(value: number, kind: MeasureKind, { locale, currency }: NumberStyle): string {
  switch (kind) {
    case "money":
      return formatOf(locale, moneyOptions(currency)).format(value);
    case "count":
      return formatOf(locale, { maximumFractionDigits: 0 }).format(value);
    case "hours":
      return `${formatOf(locale, { maximumFractionDigits: 1 }).format(value)}${NBSP}h`;
    case "number":
      return formatOf(locale, { maximumFractionDigits: 2 }).format(value);
  }
}

const moneyOptions = (currency: string): Intl.NumberFormatOptions => ({
  style: "currency",
  currency,
  currencyDisplay: "narrowSymbol",
});

export const shortMeasure = (value: number, measure: Measure, style: NumberStyle): string =>
  shortNumber(value, measure.kind, style);

/** A value with its unit, as hover shows it: "1,204 accounts", "$1,234.50 Revenue". */
export const fullMeasure = (value: number, measure: Measure, style: NumberStyle): string =>
  `${fullNumber(value, measure.kind, style)} ${measure.label}`;

/** 0.0213 → "2.1 %". */
export function percent(fraction: number, locale: string, digits = 1): string {
  const format = formatOf(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${format.format(100 * fraction)}${NBSP}%`;
}

/** A plain number with a fixed count of decimals; "–" for none. */
export function decimal(value: number | null | undefined, locale: string, digits: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  return formatOf(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

export const wholeNumber = (value: number, locale: string): string => decimal(value, locale, 0);

/** "1.4 MB". */
export function byteCount(bytes: number, locale: string): string {
  const units = ["B", "KB", "MB", "GB"];
  const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  return `${decimal(bytes / 1000 ** step, locale, step === 0 ? 0 : 1)}${NBSP}${units[step]}`;
}

/** How a change reads without colour: sign and arrow go with the figure. */
export type Direction = "up" | "down" | "same";

export function directionOf(change: number, epsilon: number): Direction {
  if (Math.abs(change) < epsilon) return "same";
  return change > 0 ? "up" : "down";
}
