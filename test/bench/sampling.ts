// Steps a second of processor time of the sampler of plans, each step a new plan:
//   node test/bench/sampling.ts --graph counties.json.gz [--weights revenue] [--parts 10] [--tolerance 1] [--steps 20000] [--seed 1]
import { parseArgs } from "node:util";
import { seededRandom } from "../../core/domain/random.ts";
import { recombine } from "../../core/solve/sample/recombine.ts";
import { solve } from "../../core/solve/solve.ts";
import { readGraphFile } from "./solve-graph-file.ts";

const { values } = parseArgs({
  options: {
    graph: { type: "string" },
    weights: { type: "string", default: "revenue" },
    parts: { type: "string", default: "10" },
    tolerance: { type: "string", default: "1" },
    steps: { type: "string", default: "20000" },
    seed: { type: "string", default: "1" },
  },
});
const { weights, ...map } = readGraphFile(values.graph ?? "");
const weight = weights[values.weights];
if (!weight) throw new Error(`no weight column ${values.weights}`);
const tolerance = Number(values.tolerance) / 100;
const territoryCount = Number(values.parts);
const seed = Number(values.seed);
const start = solve({
  ...map,
  measures: [{ key: values.weights, weight: 1, perUnit: weight, tolerance: 0.9 * tolerance }],
  territoryCount,
  contiguity: "required",
  compactness: 50,
  seed,
  effort: 1,
});
if (!start.ok || start.value.maxDeviation.some((deviation) => deviation > tolerance)) {
  throw new Error("no plan within the tolerance to begin with");
}
const { offsets, neighbours, borderKm } = map.adjacency;
const assignment = start.value.assignment.slice();
const sampler = recombine({ offsets, neighbours, weight, territoryCount, tolerance, assignment }, seededRandom(seed));

/** Borders between territories in km. */
function cutKm(): number {
  let sum = 0;
  assignment.forEach((own, unit) => {
    for (let e = offsets[unit]!; e < offsets[unit + 1]!; e++) {
      if (assignment[neighbours[e]!] !== own) sum += borderKm[e]! / 2;
    }
  });
  return sum;
}

const steps = Number(values.steps);
const cuts: number[] = [];
let changed = 0;
let microseconds = 0;
const batch = Math.ceil(steps / 100);
for (let step = 0; step < steps; step += batch) {
  const before = process.cpuUsage();
  for (let i = 0; i < Math.min(batch, steps - step); i++) if (sampler.step()) changed++;
  microseconds += process.cpuUsage(before).user;
  cuts.push(cutKm());
}
cuts.sort((a, b) => a - b);
console.log(
  JSON.stringify({
    steps,
    changed,
    seconds: Number((microseconds / 1e6).toFixed(2)),
    stepsPerSecond: Math.round((1e6 * changed) / microseconds),
    solverCutKm: Math.round(start.value.borderKm),
    sampledCutKm: { least: Math.round(cuts[0] ?? 0), median: Math.round(cuts[cuts.length >> 1] ?? 0) },
  }),
);
