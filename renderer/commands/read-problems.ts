import { api } from "../shell/api.ts";

/** One remark on one cell of the accounts file. A row can have several, hence a key of its own. */
export type ProblemRow = {
  readonly key: number;
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly why: string;
};

/** One page of the rows that were left out, or mended. */
export async function readProblems(
  kind: "rejected" | "repaired",
  offset: number,
  limit: number,
): Promise<{ readonly total: number; readonly rows: readonly ProblemRow[] }> {
  const remark = (row: { row: number; column: string; value: string }, why: string, i: number): ProblemRow => ({
    key: offset + i,
    row: row.row,
    column: row.column,
    value: row.value,
    why,
  });
  if (kind === "rejected") {
    const { total, rows } = await api().intake.rejected({ offset, limit });
    return { total, rows: rows.map((row, i) => remark(row, row.problem, i)) };
  }
  const { total, rows } = await api().intake.repaired({ offset, limit });
  return { total, rows: rows.map((row, i) => remark(row, row.repair, i)) };
}
