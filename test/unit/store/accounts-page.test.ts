import { describe, expect, it } from "vitest";
import { commitEdit } from "../../../core/store/commit-edit.ts";
import type { WritableDb } from "../../../core/store/database.ts";
import { eachHeldAccount, ownedSums } from "../../../core/store/queries/accounts.ts";
import { type AccountsQuery, accountsPage } from "../../../core/store/queries/accounts-page.ts";
import { movedAccountsPage } from "../../../core/store/queries/moved-accounts.ts";
import { renamePlan } from "../../../core/store/queries/plan.ts";
import { duplicateScenario } from "../../../core/store/queries/scenarios.ts";
import { eachRejected, eachRepaired, rejectedPage, repairedPage } from "../../../core/store/queries/triage.ts";
import { readUnitSums } from "../../../core/store/queries/unit-sums.ts";
import { account, FIRST, openForTest, planFile, territory } from "./plan-file-builder.ts";

const accounts = [
  account(2, { id: "a-1", name: "Béla 100% Wool", unit: 0, owner: "Kim", measures: [10.1] }),
  account(3, { id: "a_2", name: "Acme", unit: 0, owner: "Lee", measures: [20.2] }),
  account(4, { id: "a%3", name: "acorn", unit: 1, owner: "", measures: [5], postalCode: "00501" }),
  account(5, { id: "a\\4", name: "Zed", unit: 4, owner: "Kim", measures: [99], attributes: ["food"] }),
];

/** Unit 0 with Kim, unit 1 with Lee; account 3 held by Lee's territory. */
function heldPlan(): WritableDb {
  const db = openForTest(planFile({ accounts }));
  const result = commitEdit(db, {
    scenario: FIRST,
    revision: 0,
    author: "",
    atMs: 0,
    edit: {
      label: "Start",
      changes: [
        { kind: "territory", index: 0, from: null, to: territory(0, { owner: "Kim", name: "North" }) },
        { kind: "territory", index: 1, from: null, to: territory(1, { owner: "Lee", name: "East" }) },
        { kind: "units", units: [0, 1], from: [-1, -1], to: [0, 1] },
        { kind: "override", account: 3, from: null, to: { territory: 1, reason: "Today's owner" } },
      ],
    },
  });
  expect(result.ok).toBe(true);
  return db;
}

const rows = (db: WritableDb, query: Partial<AccountsQuery>): number[] =>
  accountsPage(
    db,
    { scenario: FIRST, offset: 0, limit: 10, search: "", territory: null, unitId: null, sort: null, ...query },
    ["revenue"],
  ).rows.map(({ row }) => row);

describe("filters by column", () => {
  const filter = (by: string, words: string, least: number | null = null, most: number | null = null) => ({
    by,
    words,
    least,
    most,
  });
  const shown = (...filters: ReturnType<typeof filter>[]) => {
    const query = { scenario: FIRST, offset: 0, limit: 10, search: "", territory: null, unitId: null, sort: null };
    const page = accountsPage(heldPlan(), { ...query, filters }, ["revenue"]);
    expect(page.total).toBe(page.rows.length);
    return page.rows;
  };

  it("want all words of a text, and numbers within both bounds", () => {
    const all = shown();
    for (const { name, measures } of all) {
      const value = measures[0] ?? 0;
      const named = shown(filter("name", name));
      expect(named.length).toBeGreaterThan(0);
      expect(named.every((row) => row.name.toLowerCase().includes(name.toLowerCase()))).toBe(true);
      expect(shown(filter("revenue", "", value, value)).length).toBe(
        all.filter((row) => row.measures[0] === value).length,
      );
    }
    expect(shown(filter("name", "Acme nobody"))).toEqual([]);
    expect(shown(filter("revenue", "", 1e12))).toEqual([]);
  });

  it("know who holds an account, and pass over columns that accounts do not have", () => {
    expect(shown(filter("nonsense", "x"))).toEqual(shown());
    expect(shown(filter("territory", "no such territory"))).toEqual([]);
  });
});

describe("accountsPage", () => {
  it("shows who holds each account in the scenario", () => {
    const page = accountsPage(
      heldPlan(),
      { scenario: FIRST, offset: 1, limit: 2, search: "", territory: null, unitId: null, sort: null },
      ["revenue"],
    );
    expect(page.total).toBe(4);
    expect(page.rows).toEqual([
      {
        row: 3,
        id: "a_2",
        name: "Acme",
        postalCode: "02139",
        unitId: "u0",
        unitName: "Unit u0",
        owner: "Lee",
        territory: 1,
        override: "Today's owner",
        measures: [20.2],
        lng: -71,
        lat: 42,
      },
      {
        row: 4,
        id: "a%3",
        name: "acorn",
        postalCode: "00501",
        unitId: "u1",
        unitName: "Unit u1",
        owner: "",
        territory: 1,
        override: null,
        measures: [5],
        lng: -71,
        lat: 42,
      },
    ]);
  });

  it.each([
    ["100%", [2]],
    ["a_", [3]],
    ["a%", [4]],
    ["a\\", [5]],
    ["ACME", [3]],
    ["kim", [2, 5]],
    ["005", [4]],
    ["'; DROP", []],
    ["", [2, 3, 4, 5]],
  ])("takes the search %s literally", (search, expected) => {
    expect(rows(heldPlan(), { search })).toEqual(expected);
  });

  it("narrows to a territory, to what nobody holds, and to a unit", () => {
    const db = heldPlan();
    expect(rows(db, { territory: 1 })).toEqual([3, 4]);
    expect(rows(db, { territory: -1 })).toEqual([5]);
    expect(rows(db, { unitId: "u0" })).toEqual([2, 3]);
    expect(rows(db, { unitId: "u0", territory: 1 })).toEqual([3]);
  });

  it.each([
    ["revenue", true, [5, 3, 2, 4]],
    ["name", false, [3, 4, 2, 5]],
    ["owner", false, [4, 2, 5, 3]],
    ["territory", false, [5, 3, 4, 2]],
    ["1; DROP TABLE accounts", false, [2, 3, 4, 5]],
  ])("sorts by %s", (by, descending, expected) => {
    expect(rows(heldPlan(), { sort: { by, descending } })).toEqual(expected);
  });
});

describe("lists of accounts", () => {
  it("go through all accounts with the overrides that hold them", () => {
    const held = [...eachHeldAccount(heldPlan(), FIRST)].map(({ id, unit, override }) => [
      id,
      unit,
      override?.territory,
    ]);
    expect(held).toEqual([
      ["a-1", 0, undefined],
      ["a_2", 0, 1],
      ["a%3", 1, undefined],
      ["a\\4", 4, undefined],
    ]);
  });

  it("go through more accounts than are read at once, and take edits meanwhile", () => {
    const many = Array.from({ length: 12_345 }, (_, i) => account(i + 2));
    const db = openForTest(planFile({ accounts: many }));
    let seen = 0;
    for (const { row } of eachHeldAccount(db, FIRST)) {
      expect(row).toBe(seen + 2);
      if (seen++ % 5000 === 10) renamePlan(db, `after ${seen}`);
    }
    expect(seen).toBe(12_345);
    expect([...eachRejected(db)].map(({ row, problem }) => [row, problem])).toEqual([[9, "not a ZIP code"]]);
    expect([...eachRepaired(db)].map(({ row }) => row)).toEqual([2]);
  });

  it("sum by unit and owner", () => {
    expect(ownedSums(heldPlan(), 1)).toEqual([
      { unit: 0, owner: "Kim", accounts: 1, measures: [10.1] },
      { unit: 0, owner: "Lee", accounts: 1, measures: [20.2] },
      { unit: 1, owner: null, accounts: 1, measures: [5] },
      { unit: 4, owner: "Kim", accounts: 1, measures: [99] },
    ]);
  });

  it("have their sums per unit beside them", () => {
    const [counts, revenue] = readUnitSums(heldPlan(), 6);
    expect([...(counts ?? [])]).toEqual([2, 1, 0, 0, 1, 0]);
    expect([...(revenue ?? [])]).toEqual([10.1 + 20.2, 5, 0, 0, 99, 0]);
  });

  it("tell which accounts change hands between two scenarios", () => {
    const db = heldPlan();
    const copy = duplicateScenario(db, FIRST, { id: "s2", name: "Copy", createdAtMs: 2 });
    const sides = { from: FIRST, to: copy };
    expect(movedAccountsPage(db, sides, { offset: 0, limit: 5 }, 1)).toEqual([]);
    const edit = {
      label: "Moved",
      changes: [{ kind: "units" as const, units: [0, 4], from: [0, -1], to: [1, 0] }],
    };
    expect(commitEdit(db, { scenario: copy, revision: 0, edit, author: "", atMs: 0 }).ok).toBe(true);
    expect(movedAccountsPage(db, sides, { offset: 0, limit: 5 }, 1)).toEqual([
      {
        row: 2,
        id: "a-1",
        name: "Béla 100% Wool",
        unitId: "u0",
        fromTerritory: "North",
        fromOwner: "Kim",
        toTerritory: "East",
        toOwner: "Lee",
        measures: [10.1],
      },
      {
        row: 5,
        id: "a\\4",
        name: "Zed",
        unitId: "u4",
        fromTerritory: "",
        fromOwner: null,
        toTerritory: "North",
        toOwner: "Kim",
        measures: [99],
      },
    ]);
  });

  it("page through what was rejected and mended", () => {
    const db = heldPlan();
    expect(rejectedPage(db, { offset: 0, limit: 5 })).toEqual({
      total: 1,
      rows: [{ row: 9, column: "ZIP", value: "x", problem: "not a ZIP code" }],
    });
    expect(repairedPage(db, { offset: 1, limit: 5 })).toEqual({ total: 1, rows: [] });
  });
});
