import { describe, expect, it } from "vitest";
import type { ColumnRole } from "../../../../core/domain/intake.ts";
import { measureFor, measuresIn, planNameOf, saysWhere, withRole } from "../../../../renderer/edits/mapping.ts";

const zip: ColumnRole = { kind: "field", field: "postalCode" };
const attribute: ColumnRole = { kind: "attribute" };
const revenue: ColumnRole = { kind: "measure", measure: { key: "Revenue", label: "Revenue", kind: "money" } };

describe("the mapping of columns", () => {
  it("takes a field from the column that had it", () => {
    expect(withRole([zip, attribute], 1, zip)).toEqual([attribute, zip]);
  });

  it("gives measures keys that no other one has, the count of accounts included", () => {
    const [, second] = withRole([revenue, attribute], 1, { kind: "measure", measure: measureFor("Revenue", "money") });
    expect(second).toMatchObject({ measure: { key: "Revenue_2", label: "Revenue" } });
    const [first] = withRole([attribute], 0, { kind: "measure", measure: measureFor("accounts", "count") });
    expect(first).toMatchObject({ measure: { key: "accounts_2" } });
  });

  it.each([
    ["Annual Revenue ($)", "Annual_Revenue"],
    ["2024 Sales", "m_2024_Sales"],
    ["Größe", "Gro_e"],
    ["", "m_"],
  ])("makes %j a key that the contract takes", (heading, key) => {
    expect(measureFor(heading, "number").key).toBe(key);
    expect(measureFor(heading, "number").key).toMatch(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/);
  });

  it("offers accounts first to balance on", () => {
    expect(measuresIn([attribute, revenue]).map(({ key }) => key)).toEqual(["accounts", "Revenue"]);
  });

  it("knows whether accounts can be placed", () => {
    const [lat, lng]: ColumnRole[] = [
      { kind: "field", field: "latitude" },
      { kind: "field", field: "longitude" },
    ];
    expect([
      saysWhere([zip]),
      saysWhere([lat as ColumnRole]),
      saysWhere([lat as ColumnRole, lng as ColumnRole]),
    ]).toEqual([true, false, true]);
  });

  it.each([
    ["q3_accounts-final.csv.gz", "Q3 accounts final"],
    [".csv", ".csv"],
    ["Kunden.TSV", "Kunden"],
  ])("names a plan after %s", (file, name) => {
    expect(planNameOf(file)).toBe(name);
  });
});
