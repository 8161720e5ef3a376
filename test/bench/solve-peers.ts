// The solver beside gpmetis (Debian package metis), both judged by an independent evaluator:
//   node test/bench/solve-peers.ts --graph FILE.json[.gz] --judge evaluate-partition.mjs [--weights revenue]
//     [--parts 10,50,200] [--seeds 1,2,3]
// Prints one line per run, and ratios to gpmetis -contig with its default settings on the same graph and weights.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { DEFAULT_COMPACTNESS, DEFAULT_TOLERANCE } from "../../core/solve/problem.ts";
import { solve } from "../../core/solve/solve.ts";
import { type GraphFile, readGraphFile } from "./solve-graph-file.ts";

const { values } = parseArgs({
  options: {
    graph: { type: "string" },
    judge: { type: "string" },
    weights: { type: "string", default: "revenue" },
    parts: { type: "string", default: "10,50,200" },
    seeds: { type: "string", default: "1,2,3" },
  },
});
if (!values.graph || !values.judge) {
  console.error(
    "usage: solve-peers.ts --graph FILE.json[.gz] --judge EVALUATOR.mjs [--weights W] [--parts K,K] [--seeds S,S]",
  );
  process.exit(2);
}
const graphFile = values.graph;
const judge = values.judge;

type Verdict = {
  readonly maxDeviationPercent: number;
  readonly over1Percent: number;
  readonly nonContiguous: number;
  readonly empty: number;
  readonly cutKm: number;
  readonly meanPolsbyPopper: number;
  readonly meanDistanceKm: number;
};

const folder = mkdtempSync(join(tmpdir(), "solve-peers-"));
try {
  const map = readGraphFile(graphFile);
  const weights = map.weights[values.weights];
  if (!weights) throw new Error(`no weight column ${values.weights}`);
  const hasMetis = spawnSync("gpmetis", ["-help"]).error === undefined;
  if (!hasMetis) console.log("gpmetis is not installed (Debian package metis): skipped, no ratios");
  const metisFile = join(folder, "graph.metis");
  if (hasMetis) writeFileSync(metisFile, metisText(map, weights));

  console.log("engine        k  seed seconds  max dev  >1%  nc  border km  ratio     PP  ratio  dist km");
  for (const k of values.parts.split(",").map(Number)) {
    const peer = hasMetis ? runMetis(metisFile, k) : null;
    if (peer) print("gpmetis", k, 1, peer.seconds, peer.verdict, null);
    for (const seed of values.seeds.split(",").map(Number)) {
      const own = runSolver(map, weights, k, seed);
      print("bailiwick", k, seed, own.seconds, own.verdict, peer?.verdict ?? null);
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}

function runSolver(map: GraphFile, perUnit: Float64Array, k: number, seed: number) {
  const begin = performance.now();
  const result = solve({
    ...map,
    measures: [{ key: "weight", weight: 1, perUnit, tolerance: DEFAULT_TOLERANCE }],
    territoryCount: k,
    contiguity: "required",
    compactness: DEFAULT_COMPACTNESS,
    seed,
    effort: 1,
  });
  const seconds = (performance.now() - begin) / 1000;
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  const parts = join(folder, "own.part");
  writeFileSync(parts, result.value.assignment.join("\n"));
  return { seconds, verdict: verdictOn(parts, k) };
}

function runMetis(file: string, k: number) {
  const begin = performance.now();
  execFileSync("gpmetis", ["-contig", "-seed=1", file, String(k)], { stdio: "ignore" });
  return { seconds: (performance.now() - begin) / 1000, verdict: verdictOn(`${file}.part.${k}`, k) };
}

function verdictOn(parts: string, k: number): Verdict {
  const out = execFileSync(process.execPath, [judge, graphFile, parts, String(k), values.weights], {
    encoding: "utf8",
  });
  return JSON.parse(out) as Verdict;
}

/** METIS graph file with one integer vertex weight (fmt 010); vertices count from 1. */
function metisText({ adjacency: { offsets, neighbours } }: GraphFile, weight: Float64Array): string {
  const n = offsets.length - 1;
  const lines = [`${n} ${neighbours.length / 2} 010`];
  for (let unit = 0; unit < n; unit++) {
    const others = neighbours.subarray(offsets[unit], offsets[unit + 1]);
    lines.push([Math.round(weight[unit]!), ...Array.from(others, (other) => other + 1)].join(" "));
  }
  return `${lines.join("\n")}\n`;
}

function print(engine: string, k: number, seed: number, seconds: number, own: Verdict, peer: Verdict | null): void {
  const ratio = (a: number, b: number | undefined): string => (b === undefined ? "" : (a / b).toFixed(2)).padStart(6);
  console.log(
    [
      engine.padEnd(9),
      String(k).padStart(5),
      String(seed).padStart(5),
      seconds.toFixed(2).padStart(7),
      `${own.maxDeviationPercent.toFixed(2)} %`.padStart(8),
      String(own.over1Percent).padStart(4),
      String(own.nonContiguous + own.empty).padStart(3),
      String(own.cutKm).padStart(10),
      ratio(own.cutKm, peer?.cutKm),
      own.meanPolsbyPopper.toFixed(3).padStart(6),
      ratio(own.meanPolsbyPopper, peer?.meanPolsbyPopper),
      own.meanDistanceKm.toFixed(1).padStart(8),
    ].join(" "),
  );
}
