// Every row of the solver's table, judged by an independent evaluator, gpmetis beside it where it has an answer:
//   node test/bench/solve-table.ts --data FOLDER --judge evaluate-partition.mjs [--only NAME,NAME] [--seeds 1,2,3]
// FOLDER holds zips.json.gz, counties.json.gz and current_plan_zips_200.part.gz. Seconds are of the processor.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { seededRandom } from "../../core/domain/random.ts";
import type { SolveAnswer, SolveProblem } from "../../core/solve/problem.ts";
import { solve } from "../../core/solve/solve.ts";
import { type GraphFile, readGraphFile } from "./solve-graph-file.ts";
import { hasMetis, judgeOf, runMetis, type Verdict } from "./solve-judge.ts";
import { subdivide } from "./subdivide.ts";

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    judge: { type: "string" },
    only: { type: "string" },
    seeds: { type: "string", default: "1" },
  },
});
if (!values.data || !values.judge) {
  console.error("usage: solve-table.ts --data FOLDER --judge EVALUATOR.mjs [--only NAME,NAME] [--seeds S,S]");
  process.exit(2);
}
const data = values.data;
const judgeFile = values.judge;
const seeds = values.seeds.split(",").map(Number);
const folder = mkdtempSync(join(tmpdir(), "solve-table-"));
const zipsFile = join(data, "zips.json.gz");
const countiesFile = join(data, "counties.json.gz");
const zips = readGraphFile(zipsFile);
const judge = judgeOf(judgeFile, zipsFile, folder);

type Asked = Partial<SolveProblem> & { readonly keys?: readonly string[]; readonly tolerance?: number };

function run(map: GraphFile, k: number, seed: number, asked: Asked): { seconds: number; answer: SolveAnswer } {
  const { keys = ["revenue"], tolerance = 0.01, ...more } = asked;
  const { weights, ...graph } = map;
  const begin = process.cpuUsage().user;
  const result = solve({
    ...graph,
    measures: keys.map((key) => ({ key, weight: 1, perUnit: weights[key]!, tolerance })),
    territoryCount: k,
    contiguity: "required",
    compactness: 50,
    seed,
    effort: 1,
    ...more,
  });
  const seconds = (process.cpuUsage().user - begin) / 1e6;
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return { seconds, answer: result.value };
}

const peers = new Map<string, Verdict | null>();
function peer(keys: readonly string[], k: number): Verdict | null {
  const name = `${keys.join()} ${k}`;
  if (!peers.has(name)) {
    peers.set(name, hasMetis() ? judge(runMetis(zips, keys, k, folder).parts, k, keys[0]!) : null);
  }
  return peers.get(name) ?? null;
}

const line = (row: string, asked: string, seed: number, measured: string): void =>
  console.log(`${row.padEnd(26)} seed ${String(seed).padStart(2)}  ${measured}   (asked: ${asked})`);
const times = (a: number, b: number | undefined): string => (b === undefined ? "–" : `${(a / b).toFixed(3)} ×`);

function plain(key: string, k: number, tolerancePercent: number, asked: string): void {
  for (const seed of seeds) {
    const { seconds, answer } = run(zips, k, seed, { keys: [key], tolerance: tolerancePercent / 100 });
    const own = judge(answer.assignment, k, key);
    const other = peer([key], k);
    line(
      `${key} k=${k}`,
      asked,
      seed,
      `${own.maxDeviationPercent} %, border ${times(own.cutKm, other?.cutKm)}, PP ${times(own.meanPolsbyPopper, other?.meanPolsbyPopper)}, ${own.nonContiguous} in pieces, ${seconds.toFixed(1)} s`,
    );
  }
}

function severalMeasures(k: number, tolerancePercent: number): void {
  const keys = ["revenue", "accounts", "workload"];
  for (const seed of seeds) {
    const { seconds, answer } = run(zips, k, seed, { keys, tolerance: tolerancePercent / 100 });
    const verdicts = keys.map((key) => judge(answer.assignment, k, key));
    const worst = Math.max(...verdicts.map((own) => own.maxDeviationPercent));
    line(
      `three measures k=${k}`,
      `≤ ${tolerancePercent} %, border ≤ 1 ×`,
      seed,
      `${worst} %, border ${times(verdicts[0]!.cutKm, peer(keys, k)?.cutKm)}, ${verdicts[0]!.nonContiguous} in pieces, ${seconds.toFixed(1)} s`,
    );
  }
}

function currentPlan(): void {
  const text = gunzipSync(readFileSync(join(data, "current_plan_zips_200.part.gz"))).toString("utf8");
  const assignment = Int32Array.from(text.trim().split(/\s+/), Number);
  const revenue = zips.weights["revenue"]!;
  for (const seed of seeds) {
    const { seconds, answer } = run(zips, 200, seed, { baseline: { assignment, weightPerUnit: revenue } });
    const own = judge(answer.assignment, 200, "revenue");
    const moved = revenue.reduce(
      (sum, value, unit) => sum + (assignment[unit] === answer.assignment[unit] ? 0 : value),
      0,
    );
    const share = (100 * moved) / revenue.reduce((sum, value) => sum + value, 0);
    line(
      "current plan k=200",
      "≤ 1 %, moves ≤ 0.66 %, < 1 s",
      seed,
      `${own.maxDeviationPercent} %, moves ${share.toFixed(3)} %, ${own.nonContiguous} in pieces, ${seconds.toFixed(1)} s`,
    );
  }
}

function counties(): void {
  const map = readGraphFile(countiesFile);
  const countyJudge = judgeOf(judgeFile, countiesFile, folder);
  for (const seed of seeds) {
    const { seconds, answer } = run(map, 50, seed, {});
    const own = countyJudge(answer.assignment, 50, "revenue");
    line(
      "counties k=50",
      "the floor; outside dead ends ≤ 1 %",
      seed,
      `${own.maxDeviationPercent} %, floor ${(100 * answer.bound.maxDeviation[0]!).toFixed(3)} %, ${own.over1Percent} territories over 1 %, ${seconds.toFixed(1)} s`,
    );
  }
}

/** 5 % of the units, and a centre of each territory, locked where a free plan has them; solved from another seed. */
function locked(k: number): void {
  for (const seed of seeds) {
    const other = run(zips, k, seed, {}).answer.assignment;
    const free = judge(other, k, "revenue");
    const random = seededRandom(seed);
    const fixed = Int32Array.from(other, (territory) => (random() < 0.05 ? territory : -1));
    for (let t = 0; t < k; t++) fixed[centreOf(other, t)] = t;
    const { seconds, answer } = run(zips, k, seed + 100, { fixed });
    const own = judge(answer.assignment, k, "revenue");
    const broken = fixed.reduce((sum, t, unit) => sum + (t >= 0 && answer.assignment[unit] !== t ? 1 : 0), 0);
    line(
      `5 % locked, centres k=${k}`,
      "none broken, ≤ 1 %, border ≤ 1.1 × free",
      seed,
      `${broken} broken, ${own.maxDeviationPercent} %, border ${times(own.cutKm, free.cutKm)}, ${own.nonContiguous} in pieces, ${seconds.toFixed(1)} s`,
    );
  }
}

function centreOf(assignment: Int32Array, territory: number): number {
  const units = [...assignment.keys()].filter((unit) => assignment[unit] === territory);
  const x = units.reduce((sum, unit) => sum + zips.x[unit]!, 0) / units.length;
  const y = units.reduce((sum, unit) => sum + zips.y[unit]!, 0) / units.length;
  const away = (unit: number): number => Math.hypot(zips.x[unit]! - x, zips.y[unit]! - y);
  return units.reduce((best, unit) => (away(unit) < away(best) ? unit : best));
}

function dispersion(): void {
  for (const seed of seeds) {
    const { seconds, answer } = run(zips, 50, seed, { travel: 50 });
    const own = judge(answer.assignment, 50, "revenue");
    line(
      "dispersion k=50",
      "≤ 108.2 km, 0 in pieces, ≤ 4 s",
      seed,
      `${own.meanDistanceKm} km, ${own.maxDeviationPercent} %, ${own.nonContiguous} in pieces, ${seconds.toFixed(1)} s`,
    );
  }
}

function growth(): void {
  const large = subdivide(zips, 10, 1);
  const worst = ({ maxDeviation }: SolveAnswer): string => `${(100 * maxDeviation[0]!).toFixed(2)} %`;
  for (const seed of seeds) {
    const small = run(zips, 50, seed, {});
    const grown = run(large, 50, seed, {});
    const peakMb = process.resourceUsage().maxRSS / 1024;
    line(
      "growth × 10, k=50",
      "≤ 12 × the time, ≤ 1 GB",
      seed,
      `${times(grown.seconds, small.seconds)} the time (${grown.seconds.toFixed(1)} s), ${worst(small.answer)} → ${worst(grown.answer)}, ${peakMb.toFixed(0)} MB`,
    );
  }
}

const ROWS: Readonly<Record<string, () => void>> = {
  plain: () => {
    plain("revenue", 10, 0.1, "≤ 0.1 %, border ≤ 0.90 ×, PP ≥ 1.15 ×, ≤ 3 s");
    plain("revenue", 50, 0.2, "≤ 0.2 %, border ≤ 0.90 ×, PP ≥ 1.15 ×, ≤ 3 s");
    plain("revenue", 200, 0.5, "≤ 0.5 %, border ≤ 0.90 ×, PP ≥ 1.15 ×, ≤ 3 s");
  },
  500: () => plain("revenue", 500, 1, "≤ 1 %, border ≤ 0.95 ×, ≤ 10 s"),
  columns: () => {
    for (const key of ["accounts", "workload"]) {
      plain(key, 10, 0.1, "≤ 0.1 %, border ≤ 0.90 ×, PP ≥ 1.15 ×, ≤ 3 s");
      plain(key, 50, 0.2, "≤ 0.2 %, border ≤ 0.90 ×, PP ≥ 1.15 ×, ≤ 3 s");
      plain(key, 200, 0.5, "≤ 0.5 %, border ≤ 0.90 ×, PP ≥ 1.15 ×, ≤ 3 s");
    }
  },
  three: () => {
    severalMeasures(50, 3);
    severalMeasures(200, 5);
  },
  current: currentPlan,
  counties,
  locked: () => locked(50),
  dispersion,
  growth,
};

try {
  const wanted = values.only?.split(",") ?? Object.keys(ROWS);
  for (const name of wanted) {
    const row = ROWS[name];
    if (!row) throw new Error(`no row ${name}: there are ${Object.keys(ROWS).join(", ")}`);
    row();
  }
} finally {
  rmSync(folder, { recursive: true });
}
