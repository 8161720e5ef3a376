/** Numbers from `least` to `most`, both included; null leaves a side open. */
export type NumberRange = { readonly least: number | null; readonly most: number | null };

const SCALE: Readonly<Record<string, number>> = { "": 1, k: 1e3, m: 1e6, b: 1e9 };
const NUMBER = String.raw`[-−]?\d[\d,]*(?:\.\d+)?\s*[kmb]?`;
const RANGE = new RegExp(String.raw`^(${NUMBER})\s*(?:\.\.|–|-|to)\s*(${NUMBER})$`, "i");
const BOUND = new RegExp(String.raw`^(>=|<=|>|<|=|≥|≤)?\s*(${NUMBER})$`, "i");

/**
 * What somebody means who types "> 1.2M", "<= 40", "10-20", "10..20", "= 5", or "5", which is "at least 5". Letters
 * stand for thousands, millions and billions; money signs and percent are read over. Null for what is no number, such as
 * half a number still being typed.
 */
export function readRange(text: string): NumberRange | null {
  const plain = text.replace(/[$€£¥%]/g, "").trim();
  const range = RANGE.exec(plain);
  if (range !== null) {
    const ends = [numberOf(range[1]), numberOf(range[2])];
    return { least: Math.min(...ends), most: Math.max(...ends) };
  }
  const bound = BOUND.exec(plain);
  if (bound === null) return null;
  const value = numberOf(bound[2]);
  const next = Math.abs(value) * Number.EPSILON || Number.MIN_VALUE;
  switch (bound[1]) {
    case "<=":
    case "≤":
      return { least: null, most: value };
    case "<":
      return { least: null, most: value - next };
    case ">":
      return { least: value + next, most: null };
    case "=":
      return { least: value, most: value };
    default:
      return { least: value, most: null };
  }
}

function numberOf(text = ""): number {
  const letter = /[kmb]$/i.exec(text)?.[0].toLowerCase() ?? "";
  const digits = text.replace(/[,\s]|[kmb]$/gi, "").replace("−", "-");
  return Number(digits) * (SCALE[letter] ?? 1);
}

/** Whether a cell's value passes a filter: numbers by range, words by all words in it, a leading "!" turns it round. */
export function passes(value: string | number | null, filter: string): boolean {
  const wanted = filter.trim().toLowerCase();
  if (wanted === "" || wanted === "!") return true;
  if (wanted.startsWith("!")) return !passes(value, wanted.slice(1));
  if (typeof value === "number") {
    const range = readRange(wanted);
    return (
      range === null || ((range.least === null || value >= range.least) && (range.most === null || value <= range.most))
    );
  }
  const text = (value ?? "").toLowerCase();
  if (wanted === '""') return text === "";
  return wanted.split(/\s+/).every((word) => text.includes(word));
}
