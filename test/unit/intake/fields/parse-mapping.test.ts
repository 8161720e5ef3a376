import { describe, expect, it } from "vitest";
import { findMeasure } from "../../../../core/intake/fields/measures.ts";
import { applyMapping, parseMapping } from "../../../../core/intake/fields/parse-mapping.ts";
import { inspectAccountsFile } from "../../../../core/intake/inspect-accounts-file.ts";
import { intakeSentence } from "../../../../core/intake/problems.ts";
import { temporaryFiles } from "../intake-files.ts";

const file = temporaryFiles();
const CSV = "Key,Billing Zip,Ship Zip,Amount,Industry,Note\n1,02139,10001,5.5,Retail,x\n2,10001,60601,7,Banking,\n";

async function mapped(map: string, csv = CSV) {
  const inspected = await inspectAccountsFile(file("map.csv", csv));
  if (!inspected.ok) throw new Error(inspected.problem.kind);
  const stated = await parseMapping(map);
  return stated.ok ? applyMapping(inspected.value, stated.value) : stated;
}

async function rolesOf(map: string, csv = CSV): Promise<Record<string, string>> {
  const result = await mapped(map, csv);
  if (!result.ok) throw new Error(intakeSentence(result.problem));
  return Object.fromEntries(
    result.value.map(({ heading, role }) => {
      if (role.kind === "field") return [heading, role.field];
      return [heading, role.kind === "measure" ? `${role.measure.key}:${role.measure.kind}` : role.kind];
    }),
  );
}

describe("--map", () => {
  it("names fields, measures and attributes over what was recognised", async () => {
    expect(await rolesOf("revenue=Amount, postalCode=ship zip,segment=INDUSTRY,id=Key")).toEqual({
      Key: "id",
      "Billing Zip": "attribute",
      "Ship Zip": "postalCode",
      Amount: "revenue:money",
      Industry: "attribute",
      Note: "attribute",
    });
  });

  it("takes a field away with an empty heading", async () => {
    expect(await rolesOf("postalCode=")).toMatchObject({ "Billing Zip": "attribute", "Ship Zip": "attribute" });
  });

  it("understands commas in headings", async () => {
    const csv = 'Zip,"Sales, net"\n02139,5\n';
    expect(await rolesOf("postalCode=Zip,revenue=Sales, net", csv)).toEqual({
      Zip: "postalCode",
      "Sales, net": "revenue:money",
    });
  });

  it("reads a file of the same", async () => {
    const path = file("map.json", '\uFEFF{"revenue": "Amount", "id": "Key"}');
    expect(await rolesOf(`@${path}`)).toMatchObject({ Amount: "revenue:money", Key: "id" });
  });

  it("names the headings that there are when one is not there", async () => {
    const result = await mapped("revenue=Umsatz");
    expect(!result.ok && intakeSentence(result.problem)).toBe(
      "There is no column “Umsatz” to map revenue to. The columns are Key, Billing Zip, Ship Zip, Amount, Industry, Note.",
    );
  });

  it.each([
    ["revenue", "map-syntax"],
    ["", "map-syntax"],
    ["=Amount", "map-syntax"],
    ["revenue=Amount,potential=Amount", "mapped-twice"],
    ["@nowhere.json", "map-file"],
    ["revenue=", "unknown-heading"],
  ])("refuses %j", async (map, kind) => expect(await mapped(map)).toMatchObject({ ok: false, problem: { kind } }));

  it.each(["[1]", "{", '{"a b": "Amount"}', '{"revenue": 1}'])("refuses the file %s", async (json) => {
    expect(await mapped(`@${file("bad.json", json)}`)).toMatchObject({ ok: false, problem: { kind: "map-file" } });
  });
});

describe("findMeasure", () => {
  const measures = [
    { key: "totalPayments", label: "Total Payments", kind: "money" },
    { key: "loanAmount", label: "LoanAmount", kind: "money" },
    { key: "beds", label: "Beds", kind: "count" },
    { key: "beds2", label: "BEDS", kind: "count" },
  ] as const;

  it.each(["totalPayments", "Total Payments", "total payments", "TOTALPAYMENTS", "total_payments"])(
    "finds %s",
    (text) => expect(findMeasure(measures, text)?.key).toBe("totalPayments"),
  );
  it("tells apart what only capitals tell apart, and does not guess otherwise", () => {
    expect(findMeasure(measures, "BEDS")?.key).toBe("beds2");
    expect(findMeasure(measures, "Beds")?.key).toBe("beds");
    expect(findMeasure(measures, "bEDS")).toBeUndefined();
    expect(findMeasure(measures, "payments")).toBeUndefined();
    expect(findMeasure(measures, "")).toBeUndefined();
  });
});
