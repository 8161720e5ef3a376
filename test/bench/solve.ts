// The solver on a graph file, for any judge of partitions:
//   node test/bench/solve.ts --graph FILE.json[.gz] --weights revenue[,accounts] --parts K [--seed S] [--tolerance %]
//     [--compactness 0-100] [--travel 0-100] [--effort X] [--from PARTS [--max-moved %]] --out PARTS
// Prints one JSON line; PARTS gets one part number a line, in unit order.
import { readFileSync, writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { DEFAULT_COMPACTNESS, DEFAULT_TOLERANCE } from "../../core/solve/problem.ts";
import { solve } from "../../core/solve/solve.ts";
import { readGraphFile } from "./solve-graph-file.ts";

const { values } = parseArgs({
  options: {
    graph: { type: "string" },
    weights: { type: "string", default: "revenue" },
    parts: { type: "string" },
    seed: { type: "string", default: "1" },
    tolerance: { type: "string" },
    compactness: { type: "string", default: String(DEFAULT_COMPACTNESS) },
    travel: { type: "string", default: "0" },
    effort: { type: "string", default: "1" },
    from: { type: "string" },
    "max-moved": { type: "string" },
    out: { type: "string" },
  },
});
if (!values.graph || !values.parts) {
  console.error("usage: solve.ts --graph FILE.json[.gz] --weights revenue --parts K [--seed S] [--out PARTS]");
  process.exit(2);
}

const { weights, ...map } = readGraphFile(values.graph);
const keys = values.weights.split(",");
const missing = keys.find((key) => !weights[key]);
if (missing) {
  console.error(`no weight column ${missing}: the file has ${Object.keys(weights).join(", ")}`);
  process.exit(1);
}
const baseline = values.from
  ? {
      assignment: Int32Array.from(readFileSync(values.from, "utf8").trim().split(/\s+/), Number),
      weightPerUnit: weights[keys[0]!]!,
      ...(values["max-moved"] === undefined ? {} : { maxMovedShare: Number(values["max-moved"]) / 100 }),
    }
  : undefined;

/**
 * As tight as the grain of the units allows within the time: it is about as many units as lie along the borders that
 * can make up for each other, and of more than 200 territories as few as make one up. A plan to be kept is brought within 1 %, several measures within what the studio takes.
 */
function tolerancePercent(): number {
  if (values.tolerance !== undefined) return Number(values.tolerance);
  if (keys.length > 1) return 100 * DEFAULT_TOLERANCE;
  const parts = Number(values.parts);
  return values.from === undefined ? Math.max(0.028 * Math.sqrt(parts), 0.002 * parts) : 1;
}

const begin = performance.now();
const result = solve({
  ...map,
  measures: keys.map((key) => ({
    key,
    weight: 1,
    perUnit: weights[key]!,
    tolerance: tolerancePercent() / 100,
  })),
  territoryCount: Number(values.parts),
  ...(baseline ? { baseline } : {}),
  contiguity: "required",
  compactness: Number(values.compactness),
  travel: Number(values.travel),
  seed: Number(values.seed),
  effort: Number(values.effort),
});
const seconds = (performance.now() - begin) / 1000;
if (!result.ok) {
  console.error(JSON.stringify(result.problem));
  process.exit(1);
}
const { assignment, ...answer } = result.value;
if (values.out) writeFileSync(values.out, `${assignment.join("\n")}\n`);
console.log(JSON.stringify({ seconds: Number(seconds.toFixed(2)), ...answer }));
