import type { AccountRow, PlacedBy } from "../../domain/account.ts";
import type { UnitIndex } from "../../domain/layer.ts";
import type { WritableDb } from "../database.ts";
import { measureColumn } from "./measures.ts";
import { rowInserter } from "./row-inserter.ts";
import { insertUnitSums } from "./unit-sums.ts";

/** An account as the file keeps it. `measures` and `attributes` stand in the plan's order. */
export type AccountRecord = {
  readonly row: AccountRow;
  readonly id: string;
  readonly name: string;
  readonly postalCode: string;
  readonly unit: UnitIndex;
  readonly lng: number;
  readonly lat: number;
  readonly placedBy: PlacedBy;
  /** "" when nobody owns it. */
  readonly owner: string;
  readonly measures: readonly number[];
  readonly attributes: readonly string[];
};

export type AccountWriter = {
  readonly add: (account: AccountRecord) => void;
  /** Writes what was gathered on the way: owners and the sums per unit. Answers with the number of accounts. */
  readonly finish: () => number;
};

const FIELDS = ["account", "id", "name", "postal_code", "unit", "lng", "lat", "placed_by", "owner"];
type AccountCells = [number, string, string, string, number, number, number, PlacedBy, number | null, ...number[]];

/**
 * Fills `accounts` of a new file, whose measures are already there. Call everything inside one transaction. Memory grows with units and owners, not with accounts.
 */
export function accountWriter(db: WritableDb, unitCount: number, measureCount: number): AccountWriter {
  const measured = Array.from({ length: measureCount }, (_, i) => measureColumn(i));
  const account = rowInserter<AccountCells>(db, "accounts", FIELDS.concat(measured));
  const cells = rowInserter<[number, string]>(db, "account_attributes", ["account", "cells"]);
  const owners = new Map<string, number>();
  const sums = Array.from({ length: measureCount + 1 }, () => new Float64Array(unitCount));
  let count = 0;

  const ownerNumber = (name: string): number | null => {
    if (name === "") return null;
    const known = owners.get(name);
    if (known !== undefined) return known;
    owners.set(name, owners.size + 1);
    return owners.size;
  };
  const addToSum = (column: number, unit: number, value: number): void => {
    const sum = sums[column] as Float64Array;
    sum[unit] = (sum[unit] as number) + value;
  };

  return {
    add: ({ row, id, name, postalCode, unit, lng, lat, placedBy, owner, measures, attributes }) => {
      account.add(row, id, name, postalCode, unit, lng, lat, placedBy, ownerNumber(owner), ...measures);
      if (attributes.length > 0) cells.add(row, JSON.stringify(attributes));
      addToSum(0, unit, 1);
      for (let i = 0; i < measureCount; i++) addToSum(i + 1, unit, measures[i] as number);
      count++;
    },
    finish: () => {
      account.flush();
      cells.flush();
      const owner = db.prepare("INSERT INTO owners (owner, name) VALUES (?, ?)");
      for (const [name, number] of owners) owner.run(number, name);
      insertUnitSums(db, sums);
      return count;
    },
  };
}
