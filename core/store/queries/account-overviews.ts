import type { MeasureKey } from "../../domain/measure.ts";
import type { ReadableDb, WritableDb } from "../database.ts";

/** Which overview of the accounts: its form, the measure that clusters sum, and how tiles are made. */
export type OverviewKey = {
  readonly form: "clusters" | "cells";
  readonly measure: MeasureKey;
  readonly recipe: number;
};

/** The pack of an overview; undefined where none was kept, or one of another recipe. */
export function readAccountOverview(db: ReadableDb, { form, measure, recipe }: OverviewKey): Uint8Array | undefined {
  return db
    .prepare<[string, string, number], Buffer>(
      "SELECT pack FROM account_overviews WHERE form = ? AND measure = ? AND recipe = ?",
    )
    .pluck()
    .get(form, measure, recipe);
}

/** Keeps an overview in the place of the one before. It is no part of what the plan says: no edit, no revision. */
export function writeAccountOverview(db: WritableDb, { form, measure, recipe }: OverviewKey, pack: Uint8Array): void {
  db.prepare("INSERT OR REPLACE INTO account_overviews (form, measure, recipe, pack) VALUES (?, ?, ?, ?)").run(
    form,
    measure,
    recipe,
    pack,
  );
}
