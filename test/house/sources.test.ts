import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..", "..");
/** What it looks for stands in this file. */
const thisFile = "test/house/sources.test.ts";
const files = execFileSync("git", ["ls-files", "-z"], { cwd: ROOT, encoding: "utf8" })
  .split("\0")
  .filter((path) => path !== "" && path !== thisFile);
const isText = (path: string): boolean => /\.(ts|tsx|js|mjs|cjs|json|ya?ml|md|html|css|sh|svg)$|^\.ci\/run$/.test(path);
const isCode = (path: string): boolean => /\.(ts|tsx|mjs|cjs)$/.test(path);
const read = (path: string): string => {
  try {
    return readFileSync(join(ROOT, path), "utf8");
  } catch {
    return ""; // Removed but not committed yet.
  }
};
const saying = (pattern: RegExp, among: readonly string[]): string[] =>
  among.filter((path) => pattern.test(read(path)));

describe("the sources", () => {
  const text = files.filter(isText);
  const code = files.filter(isCode);

  it("are seen by this test", () => {
    expect(code.length).toBeGreaterThan(50);
  });

  it("mention no machine they were written on", () => {
    expect(saying(/\/work\/(main|shared|\.lib)|\/root\/|\/Users\/\w|h-seed-/, text)).toEqual([]);
  });

  it("name no package registry", () => {
    expect(saying(/registry\.npmjs|npmmirror|_authToken/, text)).toEqual([]);
  });

  it("silence no check and leave nothing for later", () => {
    const silenced = /@ts-(ignore|expect-error|nocheck)|(oxlint|eslint)-disable|biome-ignore|\b(TODO|FIXME)\b/;
    expect(saying(silenced, code)).toEqual([]);
  });

  it("stop at 400 lines a file", () => {
    expect(code.filter((path) => read(path).split("\n").length > 401)).toEqual([]);
  });

  it("are named in kebab-case", () => {
    const isKebab = (path: string): boolean => /^[a-z0-9.-]+$/.test(path.split("/").at(-1) ?? "");
    expect(code.filter((path) => !isKebab(path))).toEqual([]);
  });

  it("export by name and through no barrel", () => {
    const product = code.filter((path) => /^(core|electron|renderer)\//.test(path));
    expect(product.filter((path) => /\/index\.tsx?$/.test(path) && !path.includes("/migrations/"))).toEqual([]);
    expect(saying(/^export \* from/m, product)).toEqual([]);
  });
});
