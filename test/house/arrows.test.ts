import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..", "..");

type Module = readonly [path: string, ...imports: string[]];

/** Builds a small house of these modules and answers with every arrow that is refused, as "rule: from". */
function refused(modules: readonly Module[]): string[] {
  const house = mkdtempSync(join(tmpdir(), "arrows-"));
  symlinkSync(join(ROOT, "node_modules"), join(house, "node_modules"));
  for (const [path, ...imports] of modules) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    const lines = imports.map(
      (from, at) => `import type { A as A${at} } from "${from}";\nexport type B${at} = A${at};`,
    );
    writeFileSync(join(house, path), `${lines.join("\n")}\nexport type A = 1;\n`);
  }
  const bin = join(ROOT, "node_modules", "dependency-cruiser", "bin", "dependency-cruiser.mjs");
  const args = [
    "--config",
    join(ROOT, ".dependency-cruiser.cjs"),
    "--output-type",
    "json",
    "core",
    "electron",
    "renderer",
  ];
  const { stdout } = spawnSync(process.execPath, [bin, ...args], { cwd: house, encoding: "utf8", maxBuffer: 2 ** 26 });
  rmSync(house, { recursive: true });
  const { summary } = JSON.parse(stdout) as {
    summary: { totalCruised: number; violations: { from: string; rule: { name: string } }[] };
  };
  expect(summary.totalCruised).toBeGreaterThanOrEqual(modules.length);
  return summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
}

describe("the arrows of the house", () => {
  it("let through what the design allows", () => {
    const allowed = refused([
      ["core/domain/unit.ts"],
      ["core/score/balance.ts", "../domain/unit.ts"],
      ["core/store/plan.ts", "../domain/unit.ts", "better-sqlite3"],
      ["core/studio/contract/contract.ts", "../../domain/unit.ts", "zod"],
      ["core/studio/studio.ts", "../store/plan.ts", "../score/balance.ts", "node:fs"],
      ["core/cli/bailiwick.ts", "../studio/studio.ts"],
      ["electron/service.ts", "../core/studio/studio.ts"],
      ["renderer/app.tsx", "../core/studio/contract/contract.ts", "../core/score/balance.ts", "react"],
    ]);
    expect(allowed).toEqual([]);
  });

  describe("refuse", () => {
    const wrong: readonly (readonly [rule: string, from: string, to: string])[] = [
      ["pure-rooms-use-pure-packages", "core/score/node.ts", "node:fs"],
      ["pure-rooms-use-pure-packages", "core/solve/database.ts", "better-sqlite3"],
      ["domain-stands-alone", "core/domain/geo.ts", "../geo/target.ts"],
      ["rooms-rest-on-domain", "core/geo/store.ts", "../store/target.ts"],
      ["score-and-solve-need-no-other-room", "core/score/solve.ts", "../solve/target.ts"],
      ["no-room-knows-the-studio", "core/intake/studio.ts", "../studio/target.ts"],
      ["studio-does-not-know-the-terminal", "core/studio/cli.ts", "../cli/target.ts"],
      ["core-knows-no-screen", "core/share/renderer.ts", "../../renderer/target.ts"],
      ["only-store-touches-sqlite", "core/studio/database.ts", "better-sqlite3"],
      ["renderer-knows-contract-domain-geo-score", "renderer/store.ts", "../core/store/target.ts"],
      ["renderer-knows-contract-domain-geo-score", "renderer/electron.ts", "../electron/target.ts"],
      ["renderer-has-no-node", "renderer/node.ts", "node:path"],
      ["shell-knows-the-studio-only", "electron/solve.ts", "../core/solve/target.ts"],
      ["shell-knows-the-studio-only", "electron/renderer.ts", "../renderer/target.ts"],
      ["no-tests-in-product", "core/rules/test.ts", "../../test/target.ts"],
      // Types count: a cycle of types alone is a cycle.
      ["no-cycles", "core/domain/one.ts", "./two.ts"],
    ];
    const targets = wrong
      .filter(([rule, , to]) => to.startsWith(".") && rule !== "no-cycles")
      .map(([, from, to]): Module => [join(dirname(from), to)]);
    const found = refused([
      ["core/domain/two.ts", "./one.ts"],
      ...targets,
      ...wrong.map(([, from, to]): Module => [from, to]),
    ]);

    it.each(wrong)("%s: %s → %s", (rule, from) => {
      expect(found).toContain(`${rule}: ${from}`);
    });
  });
});
