import { describe, expect, it } from "vitest";
import { columnFacts } from "../../../../core/intake/fields/column-facts.ts";
import { recogniseColumns } from "../../../../core/intake/fields/recognise-columns.ts";

/** Roles of the columns of a small table, as short words: `postalCode`, `annualRevenue:money`, `attribute`. */
function rolesOf(headings: readonly string[], rows: readonly (readonly string[])[]): Record<string, string> {
  const mapping = recogniseColumns(headings, columnFacts(rows, headings.length, "point"));
  return Object.fromEntries(
    mapping.map(({ heading, role }) => {
      if (role.kind === "field") return [heading, role.field];
      return [heading, role.kind === "measure" ? `${role.measure.key}:${role.measure.kind}` : role.kind];
    }),
  );
}

/** Rows whose columns are given by functions of the row's number. */
const rows = (...columns: readonly ((row: number) => string | number)[]): string[][] =>
  Array.from({ length: 40 }, (_, row) => columns.map((column) => String(column(row))));
const text = (row: number): string => `text ${"abc"[row % 3]}`;
const zip = (row: number): string => String(2100 + row * 7).padStart(5, "0");
const amount = (row: number): string => (1234.5 * ((row * 7919) % 41)).toFixed(2);
const whole = (row: number): number => (row * 7919) % 997;
const lat = (row: number): string => (40 + row / 100).toFixed(4);
const lng = (row: number): string => (-71 - row / 100).toFixed(4);

describe("recogniseColumns", () => {
  it("knows a Salesforce report", () => {
    expect(
      rolesOf(
        [
          "Account ID",
          "Account Name",
          "Account Owner",
          "Type",
          "Billing Street",
          "Billing City",
          "Billing State/Province",
          "Billing Zip/Postal Code",
          "Billing Country",
          "Shipping Zip/Postal Code",
          "Annual Revenue",
          "Employees",
          "Phone",
        ],
        rows(
          (row) => `001x${row}`,
          text,
          text,
          text,
          text,
          text,
          text,
          zip,
          text,
          zip,
          amount,
          whole,
          (row) => 6174950000 + row,
        ),
      ),
    ).toEqual({
      "Account ID": "id",
      "Account Name": "name",
      "Account Owner": "owner",
      Type: "attribute",
      "Billing Street": "address",
      "Billing City": "city",
      "Billing State/Province": "state",
      "Billing Zip/Postal Code": "postalCode",
      "Billing Country": "country",
      "Shipping Zip/Postal Code": "attribute",
      "Annual Revenue": "annualRevenue:money",
      Employees: "employees:count",
      Phone: "attribute",
    });
  });

  it("knows the same in the capitals of the Data Loader, and composite labels", () => {
    expect(
      rolesOf(
        [
          "ID",
          "NAME",
          "PARENTID",
          "BILLINGPOSTALCODE",
          "BILLINGSTATE",
          "OWNERID",
          "ANNUALREVENUE",
          "NUMBEROFEMPLOYEES",
          "SIC",
        ],
        rows(
          (row) => `001x${row}`,
          text,
          text,
          zip,
          text,
          text,
          amount,
          whole,
          () => "8742",
        ),
      ),
    ).toEqual({
      ID: "id",
      NAME: "name",
      PARENTID: "parent",
      BILLINGPOSTALCODE: "postalCode",
      BILLINGSTATE: "state",
      OWNERID: "owner",
      ANNUALREVENUE: "annualrevenue:money",
      NUMBEROFEMPLOYEES: "numberofemployees:count",
      SIC: "attribute",
    });
    expect(rolesOf(["Account Name: Billing Zip/Postal Code"], rows(zip))).toEqual({
      "Account Name: Billing Zip/Postal Code": "postalCode",
    });
  });

  it("knows HubSpot and Dynamics", () => {
    expect(
      rolesOf(
        [
          "Record ID",
          "Company name",
          "Company owner",
          "City",
          "State/Region",
          "Postal Code",
          "Country/Region",
          "Total Revenue",
        ],
        rows((row) => 90_000 + row, text, text, text, text, zip, text, amount),
      ),
    ).toEqual({
      "Record ID": "id",
      "Company name": "name",
      "Company owner": "owner",
      City: "city",
      "State/Region": "state",
      "Postal Code": "postalCode",
      "Country/Region": "country",
      "Total Revenue": "totalRevenue:money",
    });
    expect(
      rolesOf(
        [
          "(Do Not Modify) Account",
          "Account Name",
          "Owner",
          "Address 1: City",
          "Address 1: State/Province",
          "Address 1: ZIP/Postal Code",
          "Address 1: Latitude",
          "Address 1: Longitude",
          "Number of Employees",
        ],
        rows((row) => `guid-${row}`, text, text, text, text, zip, lat, lng, whole),
      ),
    ).toEqual({
      "(Do Not Modify) Account": "id",
      "Account Name": "name",
      Owner: "owner",
      "Address 1: City": "city",
      "Address 1: State/Province": "state",
      "Address 1: ZIP/Postal Code": "postalCode",
      "Address 1: Latitude": "latitude",
      "Address 1: Longitude": "longitude",
      "Number of Employees": "numberOfEmployees:count",
    });
  });

  it("does not sum ids, codes, years, phone numbers, coordinates and averages", () => {
    const roles = rolesOf(
      [
        "zip",
        "naics",
        "Founded",
        "Fax",
        "X",
        "Y",
        "Avg Order",
        "Score",
        "ref",
        "Serial",
        "Blank",
        "Sentinels",
        "beds",
        "est. hours",
      ],
      rows(
        zip,
        () => "541110",
        (row) => 1950 + row,
        () => "6175551212",
        lng,
        lat,
        amount,
        whole,
        (row) => 71_000 + whole(row),
        (row) => row + 1,
        () => "",
        () => "-999",
        whole,
        amount,
      ),
    );
    expect(roles).toMatchObject({
      naics: "attribute",
      Founded: "attribute",
      Fax: "attribute",
      X: "longitude",
      Y: "latitude",
      "Avg Order": "attribute",
      Score: "attribute",
      ref: "attribute",
      Serial: "attribute",
      Blank: "ignored",
      Sentinels: "attribute",
      beds: "beds:count",
      "est. hours": "estHours:hours",
    });
  });

  it("prefers the named pair of coordinates and never takes one alone", () => {
    expect(rolesOf(["X", "Y", "Lat", "Lng"], rows(lng, lat, lat, lng))).toEqual({
      X: "attribute",
      Y: "attribute",
      Lat: "latitude",
      Lng: "longitude",
    });
    expect(rolesOf(["Zip", "Lat"], rows(zip, lat))).toMatchObject({ Lat: "attribute" });
  });

  it("prefers the shipping address when the billing address is blank", () => {
    expect(
      rolesOf(
        ["BillingPostalCode", "ShippingPostalCode"],
        rows(() => "", zip),
      ),
    ).toEqual({
      BillingPostalCode: "ignored",
      ShippingPostalCode: "postalCode",
    });
  });

  it("does not take a column by its name when the values say otherwise", () => {
    expect(rolesOf(["Zip", "Postal Code"], rows(text, zip))).toMatchObject({
      Zip: "attribute",
      "Postal Code": "postalCode",
    });
  });

  it("finds ZIP codes and coordinates under headings that say nothing", () => {
    expect(rolesOf(["a", "b", "c"], rows(zip, lat, lng))).toEqual({ a: "postalCode", b: "latitude", c: "longitude" });
  });

  it("gives measures of one name different keys, and none that of the count of accounts", () => {
    expect(rolesOf(["Accounts", "Sales (1)", "Sales 1", "2024 Revenue"], rows(whole, amount, amount, amount))).toEqual({
      Accounts: "accounts2:count",
      "Sales (1)": "sales1:money",
      "Sales 1": "sales12:money",
      "2024 Revenue": "n2024Revenue:money",
    });
  });

  it("takes a column with a currency sign for money", () => {
    expect(
      rolesOf(
        ["Foo"],
        rows((row) => `$${amount(row)}`),
      ),
    ).toEqual({ Foo: "foo:money" });
  });

  it.each([
    ["hospitals of HIFLD", "OWNER", ["PROPRIETARY", "NON-PROFIT", "GOVERNMENT - DISTRICT/AUTHORITY", "NOT AVAILABLE"]],
    ["nursing homes", "Owner", ["For profit - Corporation", "Non profit - Church related", "Government - County"]],
    ["one kind alone", "Owner Name", ["Private"]],
  ])("does not take the legal kind of an owner for who looks after the account: %s", (_, heading, kinds) => {
    const roles = rolesOf(
      ["Name", heading, "ZIP"],
      rows(text, (row) => kinds[row % kinds.length] ?? "", zip),
    );
    expect(roles[heading]).toBe("attribute");
  });

  it.each([
    ["five people", "OWNER", ["Ann Lee", "Ben Ortiz", "Cara Stone", "Dev Patel", "House Account"]],
    ["ids of users", "OwnerId", ["0055e000003GhJkAAK", "0055e000003GhJlAAK"]],
    ["mail addresses", "Owner Email", ["ann.church@corp.com", "ben@corp.com"]],
    ["numbered districts", "Territory", ["District 1", "District 2", "District 3"]],
    ["five hundred", "Account Owner", Array.from({ length: 500 }, (_, i) => `Rep ${i}`)],
    ["one with the name of a kind", "Owner", ["Charles Church", "Grace State", "Public", "Mia Wong"]],
    ["one person", "Sales Rep", ["Ann Lee"]],
  ])("still knows who looks after accounts: %s", (_, heading, names) => {
    const roles = rolesOf(
      ["Name", heading, "ZIP"],
      rows(text, (row) => names[row % names.length] ?? "", zip),
    );
    expect(roles[heading]).toBe("owner");
  });
});
