/** Which mark stands before the decimals: 1,234.50 or 1.234,50. */
export type NumberStyle = "point" | "comma";

/** What stands in a cell that should hold a number. */
export type NumberReading =
  /** Nothing, or the dash that bookkeepers write for nothing. */
  | { readonly kind: "blank" }
  /** A word or code that says that the value is not known. */
  | { readonly kind: "filler" }
  | { readonly kind: "number"; readonly value: number; readonly note: NumberNote | null }
  | { readonly kind: "unreadable" };

/** What a reader may want to check: written in the other style than the column; "1.2M" written out. */
export type NumberNote = "other-style" | "scaled";

const BLANK: NumberReading = { kind: "blank" };
const FILLER: NumberReading = { kind: "filler" };
const UNREADABLE: NumberReading = { kind: "unreadable" };

const PLAIN_POINT = /^-?\d+(?:\.\d+)?$/;

/**
 * Reads a number as people and CRMs write it: `$1,234.50`, `1.234,50 €`, `1 234,5`, `1'234.50`, `8.48E10`, `(120)`,
 * `120-`, `12%` (0.12), `$1.2M` (1,200,000).
 *
 * A single mark before exactly three digits (`1.234`) is read by `style`; every other number says by itself how it is
 * written. The value is the double nearest to the decimal number in the text.
 */
export function readNumber(text: string, style: NumberStyle): NumberReading {
  if (style === "point" && PLAIN_POINT.test(text)) {
    const value = Number(text);
    return Number.isFinite(value) ? number(value, null) : UNREADABLE;
  }
  const trimmed = text.trim();
  if (/^[-–—]*$/.test(trimmed)) return BLANK;
  if (isFiller(trimmed)) return FILLER;
  const bare = bareNumber(trimmed);
  if (bare === null) return UNREADABLE;
  const digits = decimalDigits(bare.digits, style);
  if (digits === null) return UNREADABLE;
  const value = Number(`${digits.decimal}e${bare.exponent}`);
  if (!Number.isFinite(value)) return UNREADABLE;
  const note = bare.isScaled ? "scaled" : digits.otherStyle ? "other-style" : null;
  return number(bare.isNegative && value !== 0 ? -value : value, note);
}

/** Words for "not known" that exports put where a number or a code belongs. */
export function isFiller(trimmed: string): boolean {
  return FILLER_WORDS.test(trimmed);
}

const FILLER_WORDS =
  /^(?:#?n\.?\/?a\.?|#?n\/d|#null!?|null|nil|none|nan|not (?:available|applicable|known|reported|provided|specified|set)|unavailable|unknown|undefined|missing|tbd|tba|\?+|\.+|\*+|x+|\(blank\)|\(none\)|\[null\]|<null>)$/i;

/**
 * The style that a column is written in: that of the numbers that leave no doubt (the more frequent one, when both
 * occur), else `fallback`.
 */
export function decideNumberStyle(values: Iterable<string>, fallback: NumberStyle): NumberStyle {
  const seen = countNumberStyles(values);
  return seen.point === seen.comma ? fallback : seen.point > seen.comma ? "point" : "comma";
}

/** How many of the numbers can only be meant with a decimal point, and how many only with a decimal comma. */
export function countNumberStyles(values: Iterable<string>): { readonly point: number; readonly comma: number } {
  const seen = { point: 0, comma: 0 };
  for (const value of values) {
    if (!/[.,]/.test(value)) continue;
    const bare = bareNumber(value.trim());
    const asPoint = bare && decimalDigits(bare.digits, "point");
    const asComma = bare && decimalDigits(bare.digits, "comma");
    if (!asPoint || !asComma || asPoint.decimal !== asComma.decimal) continue;
    seen[asPoint.otherStyle ? "comma" : "point"]++;
  }
  return seen;
}

type BareNumber = {
  /** Digits and the marks between them, without sign, currency, percent and exponent. */
  readonly digits: string;
  readonly exponent: number;
  readonly isNegative: boolean;
  readonly isScaled: boolean;
};

const CURRENCY =
  /^(?:US|CA|C|A|AU|NZ|HK|S|R|MX)?[$€£¥₹₩₽₺₪¢]|[$€£¥₹₩₽₺₪]$|^(?:USD|EUR|GBP|CAD|AUD|NZD|CHF|JPY|CNY|INR|MXN|BRL|SEK|NOK|DKK|PLN|CZK|SGD|HKD|ZAR)(?![A-Z])|(?:USD|EUR|GBP|CAD|AUD|NZD|CHF|JPY|CNY|INR|MXN|BRL|SEK|NOK|DKK|PLN|CZK|SGD|HKD|ZAR|kr\.?|zł)$/i;
const SCALES: Readonly<Record<string, number>> = { k: 3, m: 6, mm: 6, mn: 6, mio: 6, b: 9, bn: 9 };

function bareNumber(trimmed: string): BareNumber | null {
  let rest = trimmed.replaceAll("−", "-").replaceAll("–", "-");
  let isNegative = false;
  const strip = (pattern: RegExp): boolean => {
    const before = rest;
    rest = rest.replace(pattern, "").trim();
    return rest !== before;
  };
  const brackets = /^(\D{0,4})\((.+)\)(\D{0,4})$/.exec(rest);
  if (brackets) {
    rest = `${brackets[1] ?? ""}${brackets[2] ?? ""}${brackets[3] ?? ""}`.trim();
    isNegative = true;
  }
  const signed = (): boolean => strip(/^-|-$/) && !isNegative;
  if (signed()) isNegative = true;
  else strip(/^\+/);
  if (strip(CURRENCY)) {
    if (signed()) isNegative = true;
    strip(CURRENCY);
  }
  let exponent = strip(/%$/) ? -2 : 0;
  const scientific = /^([\d.,]+)e([+-]?\d{1,3})$/i.exec(rest);
  if (scientific) {
    // One mark before an exponent is the decimal mark, however many digits follow it: zeros make that plain.
    rest = (scientific[1] ?? "").replace(
      /^(\d*)[.,](\d*)$/,
      (_, whole: string, decimals: string) => `${whole}.${decimals}0000`,
    );
    exponent += Number(scientific[2]);
  }
  const scaled = scientific ? null : /^([\d.,\s]+?)\s?(k|m|mm|mn|mio|b|bn)\.?$/i.exec(rest);
  if (scaled) {
    rest = scaled[1] ?? "";
    exponent += SCALES[scaled[2]?.toLowerCase() ?? ""] ?? 0;
  }
  return /^[\d.,][\d.,\s'’]*$/.test(rest) && /\d/.test(rest)
    ? { digits: rest, exponent, isNegative, isScaled: scaled !== null }
    : null;
}

type DecimalDigits = { readonly decimal: string; readonly otherStyle: boolean };

/** `1.234,50` → `1234.50`; null when the marks stand where no number has them. */
function decimalDigits(marked: string, style: NumberStyle): DecimalDigits | null {
  const spaced = /[\s'’]/.test(marked);
  if (spaced && !/^\d{1,3}(?:[\s'’]\d{3})+(?:[.,]\d*)?$/.test(marked)) return null;
  const digits = spaced ? marked.replace(/[\s'’]/g, "") : marked;
  const points = digits.split(".").length - 1;
  const commas = digits.split(",").length - 1;
  if (points === 0 && commas === 0) return { decimal: digits, otherStyle: false };

  if (points > 0 && commas > 0) {
    const mark = digits.lastIndexOf(".") > digits.lastIndexOf(",") ? "." : ",";
    if ((mark === "." ? points : commas) > 1 || spaced) return null;
    const [whole = "", decimals = ""] = digits.split(mark);
    return isGrouped(whole, mark === "." ? "," : ".") ? decimal(whole, decimals, mark, style) : null;
  }
  const mark = points > 0 ? "." : ",";
  const own: NumberStyle = mark === "." ? "point" : "comma";
  if (points + commas > 1) {
    return isGrouped(digits, mark) && !spaced ? decimal(digits, "", mark === "." ? "," : ".", style) : null;
  }
  const [whole = "", decimals = ""] = digits.split(mark);
  const mayGroup = !spaced && decimals.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  if (mayGroup && own !== style) return { decimal: whole + decimals, otherStyle: false };
  return decimal(whole, decimals, mark, mayGroup ? own : style);
}

/** `mark` is the decimal mark that the number turned out to be written with. */
function decimal(whole: string, decimals: string, mark: string, style: NumberStyle): DecimalDigits | null {
  const digits = whole.replace(/[.,]/g, "");
  if (digits === "" && decimals === "") return null;
  const styleOfMark: NumberStyle = mark === "." ? "point" : "comma";
  return { decimal: `${digits || "0"}.${decimals || "0"}`, otherStyle: styleOfMark !== style };
}

/** Groups of three after the first, or of two and a last one of three as in India. */
function isGrouped(whole: string, mark: string): boolean {
  return mark === "." ? /^\d{1,3}(?:\.\d{3})+$/.test(whole) : /^\d{1,3}(?:,\d{2,3})*,\d{3}$/.test(whole);
}

function number(value: number, note: NumberNote | null): NumberReading {
  return { kind: "number", value, note };
}
