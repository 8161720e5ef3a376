/**
 * How long finding problems takes on the national ZIP layer, and how long the dearest repair takes to work out.
 *
 *     node test/bench/problems-bench.ts [--territories 500]
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { seededRandom } from "../../core/domain/random.ts";
import { makeTerritory } from "../../core/domain/territory.ts";
import { decodeLayer } from "../../core/geo/encode-layer.ts";
import { fillNearest } from "../../core/geo/fill-nearest.ts";
import { findProblems } from "../../core/score/problems/find-problems.ts";
import { repairOf } from "../../core/score/problems/repair.ts";
import { scoreScenario } from "../../core/score/scorecard.ts";

const { values } = parseArgs({ options: { territories: { type: "string", default: "500" } } });
const territoryCount = Number(values.territories);
const file = join(import.meta.dirname, "../../resources/layers/us-zip.pack.gz");
const layer = decodeLayer(new Uint8Array(gunzipSync(readFileSync(file))));
const random = seededRandom(3);

// Territories that grow from random seeds, with every hundredth unit taken away again.
const seeds = new Int32Array(layer.unitCount).fill(-1);
for (let index = 0; index < territoryCount; index++) seeds[Math.floor(random() * layer.unitCount)] = index;
const assignment = fillNearest(layer.adjacency, seeds, { isFree: () => true, length: () => 1 });
for (let unit = 0; unit < layer.unitCount; unit += 100) assignment[unit] = random() < 0.5 ? -1 : (seeds[unit] ?? -1);

const measure = (key: string, most: number) => ({
  measure: { key, label: key, kind: "number" as const },
  perUnit: Float64Array.from({ length: layer.unitCount }, () => Math.floor(random() * most)),
});
const empty = new Int32Array(0);
const inputs = {
  layer,
  columns: {
    extent: new Uint8Array(layer.unitCount).fill(1),
    gapLinks: { from: empty, to: empty },
    measures: [measure("accounts", 30), measure("revenue", 1e6), measure("hours", 100)],
  },
  scenario: {
    assignment,
    territories: Array.from({ length: territoryCount }, (_, index) =>
      makeTerritory({ index, id: `T${index}`, name: `T${index}`, color: "#4477aa", owner: `Rep ${index}` }),
    ),
    overrides: {
      account: empty,
      unit: empty,
      territory: empty,
      measures: [0, 1, 2].map(() => new Float64Array(0)),
      baselineHolder: empty,
      lng: new Float64Array(0),
      lat: new Float64Array(0),
      reasons: [],
    },
  },
  balance: { revenue: 1, hours: 0.5 },
  tolerance: 0.05,
  lockedUnits: new Uint8Array(layer.unitCount),
  allLocked: false,
  holdings: null,
};
const scored = { ...inputs, scorecard: scoreScenario(inputs) };

const timed = (run: () => unknown): number => {
  const from = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
};
const figures = (times: number[]): string => {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
  return `median ${at(0.5)} ms, 95 % ${at(0.95)} ms, most ${at(1)} ms (CPU)`;
};

const found = findProblems(scored);
console.log(`${layer.unitCount} units, ${territoryCount} territories, ${found.length} problems`);
console.log(`find all problems      ${figures(Array.from({ length: 40 }, () => timed(() => findProblems(scored))))}`);
console.log(`score anew, beside it  ${figures(Array.from({ length: 20 }, () => timed(() => scoreScenario(inputs))))}`);
for (const kind of ["unassigned", "piece", "out-of-band"] as const) {
  const some = found.filter((problem) => problem.kind === kind).slice(0, 40);
  const mended = some.filter((problem) => repairOf(problem, scored).kind === "repair").length;
  console.log(
    `repair ${kind.padEnd(15)} ${figures(some.map((problem) => timed(() => repairOf(problem, scored))))}; ${mended} of ${some.length} have one`,
  );
}
