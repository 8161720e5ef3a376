import type { UnitIndex } from "../domain/layer.ts";
import type { PartedUnit, SplitNumber } from "../domain/split.ts";
import type { WritableDb } from "./database.ts";
import { changesFromText } from "./mappers/changes-text.ts";
import { raiseRevision } from "./queries/journal.ts";
import type { ScenarioKey } from "./queries/scenarios.ts";
import { accountsOfPart, isSplitDone, markSplit, partedUnits } from "./queries/splits.ts";
import { resumUnits } from "./queries/unit-sums.ts";
import { refuse } from "./refused-edit.ts";

/**
 * Puts parts in the place of their units, or units in the place of their parts, in every scenario. Nothing happens when
 * the plan is like that already: another scenario's journal may have the opposite step.
 *
 * @param scenario The one whose journal asks for it; the revisions of all others grow, so that nobody edits what was.
 * @throws EditRefused when a unit is divided otherwise, or when another scenario makes a difference between the parts.
 */
export function applySplit(db: WritableDb, scenario: ScenarioKey, split: SplitNumber, isDone: boolean): void {
  const before = isSplitDone(db, split);
  if (before === undefined) refuse({ kind: "malformed", detail: `there is no split ${split}` });
  if (before === isDone) return;
  const units = partedUnits(db, split);
  if (isDone) divide(db, split, units);
  else join(db, scenario, units);
  markSplit(db, split, isDone);
  resumUnits(
    db,
    units.flatMap(({ unit, parts }) => [unit, ...parts.map((part) => part.unit)]),
  );
  const others = db.prepare<[number], ScenarioKey>("SELECT key FROM scenarios WHERE key <> ?").pluck().all(scenario);
  for (const other of others) raiseRevision(db, other);
}

/** What scenarios know of a unit: tables with its rows, and the columns that its parts inherit. */
const INHERITED = [
  { table: "assignments", columns: ["scenario", "territory"] },
  { table: "locked_units", columns: ["scenario"] },
] as const;

function divide(db: WritableDb, split: SplitNumber, units: readonly PartedUnit[]): void {
  const whole = db.prepare<[number], { id: string; inExtent: number }>(
    "SELECT id, in_extent AS inExtent FROM units WHERE unit = ? AND split IS NULL",
  );
  const insert = db.prepare("INSERT INTO units (unit, id, name, in_extent) VALUES (?, ?, ?, ?)");
  const retire = db.prepare("UPDATE units SET in_extent = 0, split = ? WHERE unit = ?");
  const take = db.prepare("UPDATE accounts SET unit = ? WHERE account = ? AND unit = ?");
  const takeRest = db.prepare("UPDATE accounts SET unit = ? WHERE unit = ?");
  for (const { unit, parts } of units) {
    const row = whole.get(unit) ?? refuse({ kind: "unknown-unit", unit });
    for (const part of parts) {
      insert.run(part.unit, part.id, part.name, row.inExtent);
      for (const account of accountsOfPart(db, part.unit)) take.run(part.unit, account, unit);
      for (const { table, columns } of INHERITED) {
        const names = columns.join(", ");
        db.prepare(`INSERT INTO ${table} (unit, ${names}) SELECT ?, ${names} FROM ${table} WHERE unit = ?`).run(
          part.unit,
          unit,
        );
      }
    }
    takeRest.run(parts[0]?.unit, unit);
    for (const { table } of INHERITED) db.prepare(`DELETE FROM ${table} WHERE unit = ?`).run(unit);
    retire.run(split, unit);
  }
}

function join(db: WritableDb, scenario: ScenarioKey, units: readonly PartedUnit[]): void {
  refuseWhereMentioned(db, scenario, new Set(units.flatMap(({ parts }) => parts.map((part) => part.unit))));
  const isWhole = db.prepare("SELECT 1 FROM units WHERE unit = ? AND split IS NULL");
  const wholeAgain = db.prepare(
    "UPDATE units SET split = NULL, in_extent = (SELECT in_extent FROM units WHERE unit = ?) WHERE unit = ?",
  );
  for (const { unit, parts } of units) {
    const first = parts[0]?.unit as UnitIndex;
    for (const part of parts) {
      if (isWhole.get(part.unit) === undefined) refuse({ kind: "parts-in-use", unit: part.id, scenario: "" });
      refuseDifference(db, first, part);
    }
    for (const { table, columns } of INHERITED) {
      const names = columns.join(", ");
      db.prepare(`INSERT INTO ${table} (unit, ${names}) SELECT ?, ${names} FROM ${table} WHERE unit = ?`).run(
        unit,
        first,
      );
    }
    wholeAgain.run(first, unit);
    for (const part of parts) {
      db.prepare("UPDATE accounts SET unit = ? WHERE unit = ?").run(unit, part.unit);
      for (const { table } of INHERITED) db.prepare(`DELETE FROM ${table} WHERE unit = ?`).run(part.unit);
      db.prepare("DELETE FROM units WHERE unit = ?").run(part.unit);
    }
  }
}

/** Both parts have the same rows in every scenario, or they cannot become one unit. */
function refuseDifference(
  db: WritableDb,
  first: UnitIndex,
  part: { readonly unit: UnitIndex; readonly id: string },
): void {
  for (const { table, columns } of INHERITED) {
    const names = columns.join(", ");
    const rows = `SELECT ${names} FROM ${table} WHERE unit = `;
    const other = db
      .prepare<[object], string>(
        `SELECT s.name FROM scenarios s WHERE s.key IN (
           SELECT scenario FROM (${rows} $first EXCEPT ${rows} $part)
           UNION SELECT scenario FROM (${rows} $part EXCEPT ${rows} $first)) LIMIT 1`,
      )
      .pluck()
      .get({ first, part: part.unit });
    if (other !== undefined) refuse({ kind: "parts-in-use", unit: part.id, scenario: other });
  }
}

/** Steps of other scenarios that name a part could not be taken back once it is gone. */
function refuseWhereMentioned(db: WritableDb, scenario: ScenarioKey, parts: ReadonlySet<UnitIndex>): void {
  const entries = db
    .prepare<[number], { name: string; changes: string }>(
      `SELECT s.name, e.changes FROM edits e JOIN scenarios s ON s.key = e.scenario
       WHERE e.state = 'done' AND e.scenario <> ?`,
    )
    .iterate(scenario);
  for (const { name, changes } of entries) {
    for (const change of changesFromText(changes)) {
      if (change.kind !== "units" && change.kind !== "locks") continue;
      if (change.units.some((unit) => parts.has(unit))) refuse({ kind: "parts-in-use", unit: "", scenario: name });
    }
  }
}
