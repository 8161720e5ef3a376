/** One thing that `npm test` runs. A check counts as one; tests are counted one by one from their report. */
export type Step = {
  readonly name: string;
  readonly command: readonly string[];
  readonly kind: "build" | "check" | "tests";
};

const check = (name: string, ...command: string[]): Step => ({ name, command, kind: "check" });
const tests = (project: string): Step => ({
  name: `tests: ${project}`,
  command: ["vitest", "run", "--project", project],
  kind: "tests",
});

const LAYERS = {
  "pure core": "core/tsconfig.pure.json",
  core: "core/tsconfig.json",
  renderer: "renderer/tsconfig.json",
  "desktop shell": "electron/tsconfig.json",
  tests: "test/tsconfig.json",
};

/** Builds come first: the tests of the shell and of the whole open what was built. */
export const STEPS: readonly Step[] = [
  { name: "build: screen", command: ["node", "electron/launch/build.ts", "renderer"], kind: "build" },
  { name: "build: desktop shell", command: ["node", "electron/launch/build.ts", "electron"], kind: "build" },
  check("format", "biome", "check", "--error-on-warnings"),
  check("lint", "oxlint", "--type-aware", "--deny-warnings"),
  ...Object.entries(LAYERS).map(([layer, config]) => check(`types: ${layer}`, "tsc", "-p", config)),
  check("arrows", "depcruise", "core", "electron", "renderer"),
  check("unused", "knip"),
  check("boundaries match their builder", "node", "resources/build/build.ts", "--check"),
  tests("unit"),
  tests("shell"),
  tests("e2e"),
];
