import { SEPARATORS, type Separator } from "../../domain/intake.ts";
import { parseChunk } from "./parse-chunk.ts";

const RECORDS_COMPARED = 200;

/**
 * The separator under which the first records of `text` (line ends "\n") fall into the most even columns: the one
 * with the largest share of records as wide as the header, then the one with most columns. A file of one column has
 * none, and is read with the comma.
 */
export function detectSeparator(text: string, isWholeFile: boolean): Separator {
  let best: Separator = ",";
  let bestScore = 0;
  for (const separator of SEPARATORS) {
    const score = evenness(text, separator, isWholeFile);
    if (score > bestScore) {
      best = separator;
      bestScore = score;
    }
  }
  return best;
}

/** 0 for one column; else the share of even records plus a little for each column, which decides between equals. */
function evenness(text: string, separator: Separator, isWholeFile: boolean): number {
  const records = parseChunk(text, separator, isWholeFile)
    .records.filter((record) => record.length > 1 || record[0] !== "")
    .slice(0, RECORDS_COMPARED);
  const width = records[0]?.length ?? 1;
  if (width === 1) return 0;
  const even = records.filter((record) => record.length === width).length;
  return even / records.length + Math.min(width, 1000) / 1e5;
}
