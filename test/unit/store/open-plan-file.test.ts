import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { closePlanFile } from "../../../core/store/database.ts";
import { MIGRATIONS } from "../../../core/store/migrations/index.ts";
import { openPlanFile, openPlanFileForReading } from "../../../core/store/open-plan-file.ts";
import { readPlanSummary, renamePlan } from "../../../core/store/queries/plan.ts";
import { contentOf, openForTest, planFile, temporaryFolder } from "./plan-file-builder.ts";

const outcome = (path: string): string => {
  const opened = openPlanFile(path);
  if (!opened.ok) return opened.problem.kind;
  closePlanFile(opened.value.db);
  return opened.value.kind;
};

const spoil = (path: string, at: number, bytes: Uint8Array): void => {
  const content = readFileSync(path);
  content.set(bytes, at);
  writeFileSync(path, content);
};

const asVersion = (path: string, version: number): void => {
  const db = new Database(path);
  db.pragma(`user_version = ${version}`);
  db.close();
};

describe("openPlanFile", () => {
  it("opens a sound plan and leaves a single file behind", () => {
    const path = planFile();
    expect(outcome(path)).toBe("ok");
    expect(readdirSync(dirname(path))).toEqual(["plan.bailiwick"]);
  });

  it("keeps a log while it is open, and nothing that another process would need", () => {
    const path = planFile();
    renamePlan(openForTest(path), "Renamed");
    expect(readdirSync(dirname(path)).sort()).toEqual(["plan.bailiwick", "plan.bailiwick-wal"]);
  });

  it.each<[string, string, (path: string) => void]>([
    ["an empty file", "foreign", (path) => writeFileSync(path, "")],
    ["text", "foreign", (path) => writeFileSync(path, "id,name\n1,Acme\n")],
    [
      "random bytes",
      "foreign",
      (path) => writeFileSync(path, Buffer.from(Array.from({ length: 9000 }, (_, i) => (i * 97) % 251))),
    ],
    [
      "another program's SQLite file",
      "foreign",
      (path) => new Database(path).exec("DROP TABLE edits; PRAGMA application_id = 7").close(),
    ],
    [
      "another program's file in WAL mode",
      "foreign",
      (path) => new Database(path).exec("PRAGMA application_id = 7; PRAGMA journal_mode = WAL").close(),
    ],
    ["a plan cut short", "damaged", (path) => truncateSync(path, 20_000)],
    ["a plan with overwritten pages", "damaged", (path) => spoil(path, 4096, new Uint8Array(12_000).fill(0xab))],
    [
      "a plan without its tables",
      "damaged",
      (path) => new Database(path).exec("PRAGMA foreign_keys = OFF; DROP TABLE plan").close(),
    ],
    ["a plan that holds nothing", "damaged", (path) => new Database(path).exec("DELETE FROM plan").close()],
    ["a plan of a newer version", "too-new", (path) => asVersion(path, MIGRATIONS.length + 1)],
  ])("answers %s with %s and does not touch it", (_, kind, make) => {
    const path = planFile();
    make(path);
    const before = contentOf(dirname(path));
    expect(outcome(path)).toBe(kind);
    expect(openPlanFileForReading(path)).toMatchObject({ ok: false, problem: { kind } });
    expect(contentOf(dirname(path))).toEqual(before);
  });

  it("answers a missing file and a folder", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "sub.bailiwick"));
    expect(outcome(join(folder, "none.bailiwick"))).toBe("missing");
    expect(outcome(join(folder, "sub.bailiwick"))).toBe("is-directory");
    expect(readdirSync(folder)).toEqual(["sub.bailiwick"]);
  });

  it("answers a device with foreign instead of waiting for it", () => {
    expect(outcome("/dev/null")).toBe("foreign");
  });

  it("tells that another Bailiwick has the file, and leaves it alone", async () => {
    const path = planFile();
    const child = spawn(process.execPath, [join(import.meta.dirname, "hold-plan.ts"), path]);
    try {
      await new Promise((resolve) => child.stdout.once("data", resolve));
      const before = contentOf(dirname(path));
      expect(outcome(path)).toBe("in-use");
      expect(contentOf(dirname(path))).toEqual(before);
    } finally {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await gone;
    }
    expect(outcome(path)).toBe("ok");
  });

  it("does not write to a newer plan that was left with a log", async () => {
    const path = planFile();
    const child = spawn(process.execPath, [join(import.meta.dirname, "hold-plan.ts"), path, "999"]);
    await new Promise((resolve) => child.stdout.once("data", resolve));
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;

    const before = contentOf(dirname(path));
    expect(Object.keys(before)).toEqual(["plan.bailiwick", "plan.bailiwick-wal"]);
    expect(outcome(path)).toBe("too-new");
    expect(contentOf(dirname(path))).toEqual(before);
  });
});

describe("openPlanFileForReading", () => {
  it("reads without a trace", () => {
    const path = planFile();
    const before = contentOf(dirname(path));
    const opened = openPlanFileForReading(path);
    if (!opened.ok || opened.value === "needs-editing") throw new Error("not opened");
    expect(readPlanSummary(opened.value).name).toBe("Plan");
    closePlanFile(opened.value);
    expect(contentOf(dirname(path))).toEqual(before);
  });
});

describe("migration", () => {
  const next = { version: MIGRATIONS.length + 1, sql: "ALTER TABLE plan ADD COLUMN motto TEXT NOT NULL DEFAULT ''" };
  const motto = (db: Database.Database): unknown => db.prepare("SELECT * FROM plan").get();

  it("copies an older plan beside it, then brings it up to date", () => {
    const path = planFile();
    const opened = openPlanFile(path, { migrations: [...MIGRATIONS, next] });
    if (!opened.ok || opened.value.kind !== "migrated") throw new Error("not migrated");
    expect(motto(opened.value.db)).toHaveProperty("motto", "");
    expect(opened.value.db.pragma("user_version", { simple: true })).toBe(next.version);
    closePlanFile(opened.value.db);

    expect(opened.value.backup).toBe(join(dirname(path), `plan (version ${MIGRATIONS.length}).bailiwick`));
    expect(outcome(opened.value.backup)).toBe("ok");
    expect(outcome(path)).toBe("too-new");
    expect(readdirSync(dirname(path))).toHaveLength(2);
  });

  it("keeps the plan usable when a step fails, with nothing of that step in it", () => {
    const path = planFile();
    const broken = { ...next, sql: `${next.sql}; INSERT INTO nowhere VALUES (1)` };
    const opened = openPlanFile(path, { migrations: [...MIGRATIONS, broken] });
    expect(opened).toMatchObject({ ok: false, problem: { kind: "migration-failed" } });
    const db = openForTest(path);
    expect(motto(db)).not.toHaveProperty("motto");
  });

  it("refuses steps that are not numbered in a row", () => {
    const path = planFile();
    expect(() => openPlanFile(path, { migrations: [...MIGRATIONS, { ...next, version: 7 }] })).toThrow("migration 7");
  });
});
