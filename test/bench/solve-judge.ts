import { execFileSync, spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import type { GraphFile } from "./solve-graph-file.ts";

/** What the independent judge says of a plan, for one weight. */
export type Verdict = {
  readonly maxDeviationPercent: number;
  readonly over1Percent: number;
  readonly nonContiguous: number;
  readonly empty: number;
  readonly cutKm: number;
  readonly meanPolsbyPopper: number;
  readonly meanDistanceKm: number;
};

export type Judge = (assignment: ArrayLike<number> | string, k: number, weight: string) => Verdict;

/** @param judge The evaluator. @param graphFile What it reads. @param folder For the plans that it is given. */
export function judgeOf(judge: string, graphFile: string, folder: string): Judge {
  return (plan, k, weight) => {
    const parts = typeof plan === "string" ? plan : join(folder, "own.part");
    if (typeof plan !== "string") writeFileSync(parts, Array.from(plan).join("\n"));
    const out = execFileSync(process.execPath, [judge, graphFile, parts, String(k), weight], { encoding: "utf8" });
    return JSON.parse(out) as Verdict;
  };
}

export const hasMetis = (): boolean => spawnSync("gpmetis", ["-help"]).error === undefined;

/** gpmetis -contig with its default settings: the file of its plan, and how long it took. */
export function runMetis(map: GraphFile, weights: readonly string[], k: number, folder: string) {
  const file = join(folder, "graph.metis");
  writeFileSync(file, metisText(map, weights));
  const parts = `${file}.part.${k}`;
  rmSync(parts, { force: true });
  const begin = performance.now();
  execFileSync("gpmetis", ["-contig", "-seed=1", file, String(k)], { stdio: "ignore" });
  return { seconds: (performance.now() - begin) / 1000, parts };
}

/** METIS graph file with whole vertex weights (fmt 010), no edge weights; vertices count from 1. */
function metisText({ adjacency: { offsets, neighbours }, weights }: GraphFile, keys: readonly string[]): string {
  const n = offsets.length - 1;
  const columns = keys.map((key) => weights[key]!);
  const lines = [`${n} ${neighbours.length / 2} 010 ${keys.length}`];
  for (let unit = 0; unit < n; unit++) {
    const others = neighbours.subarray(offsets[unit], offsets[unit + 1]);
    const own = columns.map((column) => Math.round(column[unit]!));
    lines.push([...own, ...Array.from(others, (other) => other + 1)].join(" "));
  }
  return `${lines.join("\n")}\n`;
}
