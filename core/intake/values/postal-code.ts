import { isFiller } from "./number.ts";

/** What stands in a cell that should hold a ZIP code, before any look at whether such a ZIP exists. */
export type PostalCodeReading =
  | { readonly kind: "blank" }
  | { readonly kind: "zip"; readonly zip: string; readonly mended: PostalCodeMending | null }
  /** Has the shape of another country's codes. */
  | { readonly kind: "foreign" }
  | { readonly kind: "malformed" };

/** Zeros that a spreadsheet dropped; characters around the ZIP that belong to nothing. A clean ZIP+4 is not mended. */
export type PostalCodeMending = "leading-zeros" | "trimmed";

/**
 * Reads a ZIP code. Leading zeros that spreadsheets drop are restored (`2139`, `501`, `2139.0` → 02139, 00501), the four
 * digits of ZIP+4 are cut (`02139-9999`, `021391234`, `2139-1234`), a dash without its digits (`55044-`), or before the
 * ZIP (`-55044`), goes. Codes with letters, and Japan's, Poland's, Brazil's and Portugal's shapes, are foreign.
 */
export function readPostalCode(text: string): PostalCodeReading {
  if (/^\d{5}$/.test(text)) return { kind: "zip", zip: text, mended: null };
  const trimmed = text
    .trim()
    .replace(/^'/, "")
    .replace(/[‐-―−]/g, "-");
  if (/^-*$/.test(trimmed) || isFiller(trimmed)) return { kind: "blank" };
  if (/^\d{5}(?:[-\s]?\d{4})?$/.test(trimmed)) return { kind: "zip", zip: trimmed.slice(0, 5), mended: null };
  if (FOREIGN.some((shape) => shape.test(trimmed))) return { kind: "foreign" };

  const number = /^(\d{3,5})\.0+$/.exec(trimmed)?.[1];
  if (number !== undefined) return restored(number);
  const withState = /^[A-Z]{2}\s+(\d{5})(?:-\d{4})?$/i.exec(trimmed)?.[1];
  if (withState !== undefined) return { kind: "zip", zip: withState, mended: "trimmed" };
  // A suffix of digits and a few letters after a whole ZIP ("80301-12AB") is a mistyped ZIP+4.
  const trailing = /^-?(\d{5})(?:-[\dA-Z]{0,5})?$/i.exec(trimmed)?.[1];
  if (trailing !== undefined) return { kind: "zip", zip: trailing, mended: "trimmed" };
  const short = /^(\d{3,4})(?:-(?:\d{4})?)?$/.exec(trimmed)?.[1] ?? /^(\d{3,4})\d{4}$/.exec(trimmed)?.[1];
  if (short !== undefined) return restored(short);
  return /^\d{6}$/.test(trimmed) || /^(?=.*\d)(?=.*[A-Z])[A-Z\d][A-Z\d\s-]{2,9}$/i.test(trimmed)
    ? { kind: "foreign" }
    : { kind: "malformed" };
}

/** Canada, United Kingdom, Netherlands, Japan, Brazil, Poland, Portugal, and codes with a country before them. */
const FOREIGN: readonly RegExp[] = [
  /^[A-Z]\d[A-Z][\s-]?\d[A-Z]\d$/i,
  /^[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}$/i,
  /^\d{4}\s?[A-Z]{2}$/i,
  /^\d{3}-\d{4}$/,
  /^\d{5}-\d{3}$/,
  /^\d{2}-\d{3}$/,
  /^\d{4}-\d{3}$/,
  /^(?:A|B|CH|D|DK|E|F|FIN|I|L|N|NL|P|PL|S)-\d{3,6}$/i,
];

function restored(digits: string): PostalCodeReading {
  return { kind: "zip", zip: digits.padStart(5, "0"), mended: digits.length < 5 ? "leading-zeros" : "trimmed" };
}
