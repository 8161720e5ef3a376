// The solver beside gpmetis (Debian package metis), both judged by an independent evaluator:
//   node test/bench/solve-peers.ts --graph FILE.json[.gz] --judge evaluate-partition.mjs [--weights revenue]
//     [--parts 10,50,200] [--seeds 1,2,3]
// Prints one line per run, and ratios to gpmetis -contig with its default settings on the same graph and weights.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { DEFAULT_COMPACTNESS, DEFAULT_TOLERANCE } from "../../core/solve/problem.ts";
import { solve } from "../../core/solve/solve.ts";
import { type GraphFile, readGraphFile } from "./solve-graph-file.ts";
import { hasMetis, judgeOf, runMetis, type Verdict } from "./solve-judge.ts";

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
const folder = mkdtempSync(join(tmpdir(), "solve-peers-"));
try {
  const map = readGraphFile(values.graph);
  const weights = map.weights[values.weights];
  if (!weights) throw new Error(`no weight column ${values.weights}`);
  const judge = judgeOf(values.judge, values.graph, folder);
  const isBeside = hasMetis();
  if (!isBeside) console.log("gpmetis is not installed (Debian package metis): skipped, no ratios");

  console.log("engine        k  seed seconds  max dev  >1%  nc  border km  ratio     PP  ratio  dist km");
  for (const k of values.parts.split(",").map(Number)) {
    const metis = isBeside ? runMetis(map, [values.weights], k, folder) : null;
    const peer = metis && judge(metis.parts, k, values.weights);
    if (metis && peer) print("gpmetis", k, 1, metis.seconds, peer, null);
    for (const seed of values.seeds.split(",").map(Number)) {
      const own = runSolver(map, weights, k, seed);
      print("bailiwick", k, seed, own.seconds, judge(own.assignment, k, values.weights), peer);
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
  return { seconds, assignment: result.value.assignment };
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
