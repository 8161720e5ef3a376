import { known } from "../../domain/invariant.ts";
import type { PlanSummary } from "../../domain/scenario.ts";
import type { ReadableDb, WritableDb } from "../database.ts";

export type NewPlan = {
  readonly id: string;
  readonly name: string;
  readonly layer: string;
  readonly currency: string;
  readonly createdAtMs: number;
  readonly accountCount: number;
};

export function insertPlan(db: WritableDb, plan: NewPlan): void {
  db.prepare(
    `INSERT INTO plan (singleton, id, name, currency, created_at_ms, layer_id, account_count)
     VALUES (1, $id, $name, $currency, $createdAtMs, $layer, $accountCount)`,
  ).run(plan);
}

/** The facts of the plan; counts are counted, except that of accounts, which never changes. */
export function readPlanSummary(db: ReadableDb): PlanSummary {
  const row = db
    .prepare<[], PlanSummary>(
      `SELECT id, name, layer_id AS layer, currency, created_at_ms AS createdAtMs, account_count AS accountCount,
         (SELECT count(*) FROM rejected) AS rejectedCount,
         (SELECT count(*) FROM repairs) AS repairedCount,
         (SELECT count(*) FROM units WHERE in_extent = 1) AS extentUnitCount
       FROM plan`,
    )
    .get();
  return known(row, "the plan's row");
}

export function renamePlan(db: WritableDb, name: string): void {
  db.prepare("UPDATE plan SET name = ?").run(name);
}
