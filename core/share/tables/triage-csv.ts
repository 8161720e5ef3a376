import type { ShareInput } from "../share-input.ts";
import { csvChunks, plainText } from "./csv.ts";

/** rejected.csv: the rows that are not in the plan, and why. Row 1 is the header of the accounts file. */
export function rejectedCsv({ rejected }: Pick<ShareInput, "rejected">): Iterable<string> {
  return csvChunks(
    ["row", "column", "value", "problem"],
    mapped(rejected(), ({ row, column, value, problem }) => [
      String(row),
      plainText(column),
      plainText(value),
      plainText(problem),
    ]),
  );
}

/** repairs.csv: the rows that are in the plan, but were mended or look wrong. */
export function repairsCsv({ repairs }: Pick<ShareInput, "repairs">): Iterable<string> {
  return csvChunks(
    ["row", "column", "value", "repair"],
    mapped(repairs(), ({ row, column, value, repair }) => [
      String(row),
      plainText(column),
      plainText(value),
      plainText(repair),
    ]),
  );
}

function* mapped<From, To>(items: Iterable<From>, to: (item: From) => To): Generator<To> {
  for (const item of items) yield to(item);
}
