import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeFolder } from "../../../core/studio/files/make-folder.ts";
import { createRecentPlans } from "../../../core/studio/files/recent-plans.ts";
import { stagingFolder } from "../../../core/studio/files/staging-folder.ts";
import { newPlanPath, safeFileName } from "../../../core/studio/plan/plan-name.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bailiwick-test-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("safeFileName", () => {
  it.each([
    ["New England", "New England"],
    ["  .hidden. ", "hidden"],
    ['a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j"],
    ["line\nbreak\u202Eevil", "line break evil"],
    ["con", "Plan con"],
    ["...", "Plan"],
    ["Gebiete für Köln", "Gebiete für Köln"],
  ])("makes of %j the name %j", (name, expected) => {
    expect(safeFileName(name)).toBe(expected);
  });

  it("is at most a hundred characters long, and cuts none in two", () => {
    expect(safeFileName("🗺".repeat(300))).toBe("🗺".repeat(100));
  });
});

describe("newPlanPath", () => {
  it("counts up where a name is taken", () => {
    const names = Array.from({ length: 3 }, () => {
      const path = newPlanPath(folder, "East");
      writeFileSync(path, "");
      return path.slice(folder.length + 1);
    });
    expect(names).toEqual(["East.bailiwick", "East 2.bailiwick", "East 3.bailiwick"]);
  });
});

describe("recent plans", () => {
  const plan = (n: number) => ({ path: join(folder, `${n}.bailiwick`), name: `Plan ${n}`, openedAtMs: n });

  it("are kept latest first, each once, twelve at most, and marked when they are gone", () => {
    const recent = createRecentPlans(join(folder, "settings"));
    for (let n = 0; n < 20; n++) recent.remember(plan(n));
    recent.remember(plan(15));
    writeFileSync(plan(15).path, "");
    const list = createRecentPlans(join(folder, "settings")).list();
    expect(list.map(({ openedAtMs }) => openedAtMs)).toEqual([15, 19, 18, 17, 16, 14, 13, 12, 11, 10, 9, 8]);
    expect(list.map(({ exists }) => exists)).toEqual([true, ...Array.from({ length: 11 }, () => false)]);
    recent.forget(plan(19).path);
    expect(recent.list()).toHaveLength(11);
    expect(readdirSync(join(folder, "settings"))).toEqual(["recent-plans.json"]);
  });

  it("say what was seen first of a plan; a list of an earlier version does not", () => {
    const recent = createRecentPlans(folder);
    recent.remember(plan(1));
    const seen = { layerKey: "us-zip", bounds: [-125, 24, -66, 49] as const };
    recent.remember({ ...plan(2), seen });
    expect(
      createRecentPlans(folder)
        .list()
        .map((entry) => entry.seen),
    ).toEqual([seen, undefined]);
  });

  it("begin anew when their file is of no use, and never stop anybody", () => {
    writeFileSync(join(folder, "recent-plans.json"), "{ half");
    const recent = createRecentPlans(folder);
    expect(recent.list()).toEqual([]);
    recent.remember(plan(1));
    expect(JSON.parse(readFileSync(join(folder, "recent-plans.json"), "utf8"))).toHaveLength(1);
    createRecentPlans("/dev/null/settings").remember(plan(1));
  });
});

describe("makeFolder", () => {
  it("answers with the topmost folder it made", () => {
    expect(makeFolder(join(folder, "a", "b", "c"))).toBe(join(folder, "a"));
    expect(makeFolder(join(folder, "a", "b", "d"))).toBe(join(folder, "a", "b", "d"));
    expect(makeFolder(join(folder, "a"))).toBeNull();
  });

  it.each(["/proc/none/out", "/dev/null/out"])("gives up on %s", (path) => {
    expect(() => makeFolder(path)).toThrow(/ENOENT|ENOTDIR|EEXIST|EACCES/);
  });

  it("leaves nothing when the last of several cannot be made", () => {
    expect(() => makeFolder(join(folder, "a", "b", "x".repeat(300)))).toThrow("ENAMETOOLONG");
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("stagingFolder", () => {
  it("publishes all at once into a folder that is new, with those above it", () => {
    const target = join(folder, "a", "b");
    const staging = stagingFolder(target);
    writeFileSync(join(staging.path, "x.txt"), "x");
    staging.publish();
    staging.discard();
    expect(readdirSync(target)).toEqual(["x.txt"]);
    expect(readdirSync(join(folder, "a"))).toEqual(["b"]);
  });

  it("discards everything that it made, and nothing else", () => {
    mkdirSync(join(folder, "mine"));
    stagingFolder(join(folder, "a", "b")).discard();
    stagingFolder(join(folder, "mine")).discard();
    expect(readdirSync(folder)).toEqual(["mine"]);
    expect(readdirSync(join(folder, "mine"))).toEqual([]);
  });

  it("takes the log of a killed process away with the plan that it belonged to", () => {
    for (const name of ["plan.bailiwick", "plan.bailiwick-wal", "notes-wal"]) writeFileSync(join(folder, name), "old");
    const staging = stagingFolder(folder);
    writeFileSync(join(staging.path, "plan.bailiwick"), "new");
    staging.publish();
    expect(readdirSync(folder).sort()).toEqual(["notes-wal", "plan.bailiwick"]);
    expect(readFileSync(join(folder, "plan.bailiwick"), "utf8")).toBe("new");
  });

  it("moves nothing where a result would be written over what it was made from, or over a folder", () => {
    mkdirSync(join(folder, "units.csv"));
    writeFileSync(join(folder, "accounts.csv"), "mine");
    const staging = stagingFolder(folder);
    writeFileSync(join(staging.path, "accounts.csv"), "result");
    writeFileSync(join(staging.path, "a.csv"), "result");
    expect(() => staging.publish([join(folder, ".", "accounts.csv")])).toThrow("is what was read");
    writeFileSync(join(staging.path, "units.csv"), "result");
    expect(() => staging.publish()).toThrow("is a folder, where a file belongs");
    staging.discard();
    expect(readdirSync(folder).sort()).toEqual(["accounts.csv", "units.csv"]);
    expect(readFileSync(join(folder, "accounts.csv"), "utf8")).toBe("mine");
  });
});
