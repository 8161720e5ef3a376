/** Rows read at a time. */
const STRETCH = 5000;

/**
 * Every row of a list that grows by an ascending key, read in stretches: a long list is never in memory as a whole, and
 * the file takes edits between two stretches, which it would not while a single query is being stepped through.
 *
 * @param read The next `limit` rows whose key is greater than `after`, ascending.
 */
export function* eachByKey<Row>(
  read: (after: number, limit: number) => readonly Row[],
  keyOf: (row: Row) => number,
): Generator<Row> {
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = read(after, STRETCH);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < STRETCH) return;
    after = keyOf(last);
  }
}
