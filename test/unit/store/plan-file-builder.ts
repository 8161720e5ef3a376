import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import type { Group } from "../../../core/domain/group.ts";
import type { Measure } from "../../../core/domain/measure.ts";
import { makeTerritory, type Territory } from "../../../core/domain/territory.ts";
import { createPlanFile, finishPlanFile } from "../../../core/store/create-plan-file.ts";
import type { WritableDb } from "../../../core/store/database.ts";
import { openPlanFile } from "../../../core/store/open-plan-file.ts";
import { type AccountRecord, accountWriter } from "../../../core/store/queries/account-writer.ts";
import { insertLayer } from "../../../core/store/queries/layers.ts";
import { insertAttributes, insertMeasures } from "../../../core/store/queries/measures.ts";
import { insertPlan } from "../../../core/store/queries/plan.ts";
import { activateScenario, insertScenario } from "../../../core/store/queries/scenarios.ts";
import { triageWriter } from "../../../core/store/queries/triage.ts";
import { insertUnits } from "../../../core/store/queries/units.ts";

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "bailiwick-test-"));
  folders.push(folder);
  return folder;
}

/** Every file of a folder with its bytes, to be compared before and after. */
export const contentOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name)).toString("base64")]),
  );

const REVENUE: Measure = { key: "revenue", label: "Revenue", kind: "money" };

export const territory = (index: number, fields: Partial<Territory> = {}): Territory =>
  makeTerritory({ index, id: `T${index}`, name: `Territory ${index}`, color: "#336699", ...fields });

export const group = (index: number, fields: Partial<Group> = {}): Group => ({
  index,
  id: `G${index}`,
  name: `Group ${index}`,
  parent: null,
  color: "#336699",
  owner: null,
  note: "",
  ...fields,
});

export const account = (row: number, fields: Partial<AccountRecord> = {}): AccountRecord => ({
  row,
  id: `A${row}`,
  name: `Account ${row}`,
  postalCode: "02139",
  unit: 0,
  lng: -71,
  lat: 42,
  placedBy: "postal-code",
  owner: "",
  measures: [100],
  attributes: ["retail"],
  ...fields,
});

/** A plan with `unitCount` units u0, u1 …, all of the extent, one scenario "s1", and the accounts given. */
export function planFile(
  options: { unitCount?: number; accounts?: readonly AccountRecord[]; path?: string } = {},
): string {
  const { unitCount = 6, accounts = [2, 3, 4, 5].map((row) => account(row, { unit: row - 2 })) } = options;
  const path = options.path ?? join(temporaryFolder(), "plan.bailiwick");
  const db = createPlanFile(path);
  const ids = Array.from({ length: unitCount }, (_, i) => `u${i}`);
  const meta = { id: "us-zip", title: "", unitNoun: "", unitNounPlural: "", approximate: true };
  insertLayer(db, { meta: { ...meta, vintage: "", source: "", licence: "" }, fingerprint: "f", pack: null });
  insertUnits(db, {
    ids,
    names: ids.map((id) => `Unit ${id}`),
    extent: new Uint8Array(unitCount).fill(1),
    gapLinks: { from: Int32Array.of(0), to: Int32Array.of(unitCount - 1) },
  });
  insertMeasures(db, [REVENUE]);
  insertAttributes(db, ["Industry"]);
  db.transaction(() => {
    const writer = accountWriter(db, unitCount, 1);
    for (const each of accounts) writer.add(each);
    writer.finish();
    triageWriter(db)(
      [{ row: 9, column: "ZIP", value: "x", problem: "not a ZIP code" }],
      [{ row: 2, column: "ZIP", value: "2139", repair: "leading zeros restored" }],
    );
  })();
  insertPlan(db, {
    id: "p",
    name: "Plan",
    layer: "us-zip",
    currency: "USD",
    createdAtMs: 1,
    accountCount: accounts.length,
  });
  activateScenario(db, insertScenario(db, { id: "s1", name: "Plan 1", createdAtMs: 1, parent: null }));
  finishPlanFile(db);
  return path;
}

export { FIRST_SCENARIO as FIRST } from "./first-scenario.ts";

/** Opens a plan that is known to be sound; it is closed after the test. */
export function openForTest(path: string): WritableDb {
  const opened = openPlanFile(path);
  if (!opened.ok) throw new Error(`unexpected outcome: ${opened.problem.kind}`);
  const { db } = opened.value;
  toClose.push(db);
  return db;
}

const toClose: WritableDb[] = [];
afterEach(() => {
  for (const db of toClose.splice(0)) if (db.open) db.close();
});
