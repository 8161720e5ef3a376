import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

type Entry = { readonly resolved?: string; readonly gypfile?: boolean; readonly hasInstallScript?: boolean };
type Manifest = {
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly allowScripts: Record<string, boolean>;
};

const read = <Shape>(name: string): Shape =>
  JSON.parse(readFileSync(join(import.meta.dirname, "..", "..", name), "utf8")) as Shape;

const manifest = read<Manifest>("package.json");
const { packages } = read<{ packages: Record<string, Entry> }>("package-lock.json");

describe("an installation on a new machine", () => {
  it("takes exactly the pinned versions", () => {
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
      expect(`${name} ${version}`).toMatch(/ (npm:@?[^@]+@)?\d+\.\d+\.\d+$/);
    }
  });

  it("asks whatever registry the machine is set to", () => {
    const fixed = Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined);
    expect(fixed.map(([path]) => path)).toEqual([]);
  });

  it("compiles nothing: better-sqlite3 keeps its prebuilt binary under npm 10 too", () => {
    expect(packages["node_modules/better-sqlite3"]?.gypfile).toBe(false);
  });

  it("runs no script that was not decided on", () => {
    const withScripts = Object.entries(packages).filter(([, entry]) => entry.hasInstallScript === true);
    const names = withScripts.map(([path]) => path.replace(/^.*node_modules\//, ""));
    expect(names).toContain("node");
    for (const name of names) expect(Object.keys(manifest.allowScripts)).toContain(name);
    expect(manifest.allowScripts["node"]).toBe(true);
    expect(manifest.allowScripts["better-sqlite3"]).toBe(false);
  });

  it("keeps the three parts of oRPC at one version", () => {
    const versions = ["client", "contract", "server"].map((part) => manifest.dependencies[`@orpc/${part}`]);
    expect(new Set(versions).size).toBe(1);
  });
});
