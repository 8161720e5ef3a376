import { quantile } from "./class-breaks.ts";

/** How values lie: `counts[i]` of them between `edges[i]` and `edges[i + 1]`; the outermost bins take all beyond. */
export type Histogram = { readonly edges: readonly number[]; readonly counts: readonly number[] };

/** Beyond this share the few greatest (and least) values would leave all others one bar. */
const TRIMMED = 0.01;

/** Bins of one width over the values without their outermost per cent. O(n log n). */
export function histogram(values: Float64Array, binCount: number): Histogram {
  const sorted = values.toSorted();
  if (sorted.length === 0) return { edges: [], counts: [] };
  const low = quantile(sorted, TRIMMED);
  const high = quantile(sorted, 1 - TRIMMED);
  const width = (high - low) / binCount;
  if (width <= 0) return { edges: [low, low], counts: [sorted.length] };
  const counts = Array.from({ length: binCount }, () => 0);
  for (const value of sorted) {
    const bin = Math.min(binCount - 1, Math.max(0, Math.floor((value - low) / width)));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return { edges: Array.from({ length: binCount + 1 }, (_, i) => low + i * width), counts };
}
