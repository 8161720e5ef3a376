import { readFileSync } from "node:fs";

/** Reads an OR-Library capacitated p-median file: `n p`, n rows of distances, n demands, n capacities. */
export function readMedianFile(file: string): {
  readonly siteCount: number;
  readonly medianCount: number;
  readonly distance: Float64Array;
  readonly demand: Float64Array;
  readonly capacity: Float64Array;
} {
  const numbers = readFileSync(file, "utf8").trim().split(/\s+/).map(Number);
  const [n = 0, p = 0] = numbers;
  const at = (start: number, length: number): Float64Array => Float64Array.from(numbers.slice(start, start + length));
  return {
    siteCount: n,
    medianCount: p,
    distance: at(2, n * n),
    demand: at(2 + n * n, n),
    capacity: at(2 + n * n + n, n),
  };
}

/** Of pmedcap01 … pmedcap20, proved with an integer solver; the last one is the best value known. */
export const PROVED_OPTIMA = [
  713, 740, 751, 651, 664, 778, 787, 820, 715, 829, 1006, 966, 1026, 982, 1091, 954, 1034, 1043, 1031, 1005,
] as const;
