import { describe, expect, it } from "vitest";
import { measureReader } from "../../../../core/intake/accounts/measure-reader.ts";
import { columnFacts } from "../../../../core/intake/fields/column-facts.ts";
import { triage } from "../../../../core/intake/triage.ts";

/** What a money column makes of its cells: the values, their total, and the repairs. */
function readAll(cells: readonly string[]) {
  const notes = triage();
  const [facts] = columnFacts(
    cells.map((cell) => [cell]),
    1,
    "point",
  );
  const measure = { key: "revenue", label: "Revenue", kind: "money" as const };
  const reader = measureReader(measure, 0, "Revenue", facts!, notes);
  const values = cells.map((cell, at) => reader.read(cell, at + 2));
  return { values, total: reader.total(), repaired: notes.take().repaired.map(({ row, value }) => [row, value]) };
}

describe("a measure's largest number", () => {
  it("is taken up to a million million million, of either sign", () => {
    expect(readAll(["1e18", "-1e18", "5"])).toEqual({ values: [1e18, -1e18, 5], total: 5, repaired: [] });
  });

  it("counts as 0 beyond, is reported, and leaves the total finite", () => {
    const { values, total, repaired } = readAll(["1.01e18", "7", "-9e300", "1e308", "1e308"]);
    expect(values).toEqual([0, 7, 0, 0, 0]);
    expect(total).toBe(7);
    expect(repaired.map(([row]) => row)).toEqual([2, 4, 5, 6]);
  });
});
