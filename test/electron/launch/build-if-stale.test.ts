import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { buildIfStale } from "../../../electron/launch/build-if-stale.ts";

let root: string;
let builds: number;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "stale-"));
  mkdirSync(join(root, "src", "deep"), { recursive: true });
  writeFileSync(join(root, "src", "deep", "a.ts"), "a");
  builds = 0;
});
afterEach(() => rmSync(root, { recursive: true }));

const run = (isBroken = false) =>
  buildIfStale({
    root,
    outFolder: join(root, "out"),
    sources: ["src/**/*.ts"],
    build: async () => {
      builds += 1;
      if (isBroken) throw new Error("does not compile");
      mkdirSync(join(root, "out"), { recursive: true });
    },
  });

it("builds once as long as nothing changes", async () => {
  expect(await run()).toBe(true);
  expect(await run()).toBe(false);
  writeFileSync(join(root, "src", "notes.md"), "not a source");
  expect(await run()).toBe(false);
  expect(builds).toBe(1);
});

it("builds again when a source is changed, added or removed, and when the result is gone", async () => {
  await run();
  writeFileSync(join(root, "src", "deep", "a.ts"), "changed");
  expect(await run()).toBe(true);
  writeFileSync(join(root, "src", "b.ts"), "b");
  expect(await run()).toBe(true);
  rmSync(join(root, "src", "b.ts"));
  expect(await run()).toBe(true);
  rmSync(join(root, "out"), { recursive: true });
  expect(await run()).toBe(true);
});

it("tries again after a build that failed", async () => {
  await expect(run(true)).rejects.toThrow("does not compile");
  expect(await run()).toBe(true);
});
