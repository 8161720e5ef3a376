import type { MoveReason } from "../../domain/demand-report.ts";
import { csvChunks, plainText } from "./csv.ts";

/** moves.csv: every unit that changes hands, from whom to whom, and why. */
export const movesCsv = (moves: readonly MoveReason[]): Iterable<string> =>
  csvChunks(
    ["unit", "from", "to", "reason"],
    moves.map(({ unit, from, to, sentence }) => [unit, from, to, plainText(sentence)]),
  );
