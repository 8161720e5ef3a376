// The capacitated p-median solver on OR-Library instances, beside their proved optima:
//   node test/bench/pmedian.ts --folder pmedcap [--seeds 1,2,3] [--effort 1]
import { join } from "node:path";
import { parseArgs } from "node:util";
import { capacitatedMedians } from "../../core/solve/p-median/capacitated-medians.ts";
import { PROVED_OPTIMA, readMedianFile } from "./pmedian-file.ts";

const { values } = parseArgs({
  options: {
    folder: { type: "string" },
    seeds: { type: "string", default: "1" },
    effort: { type: "string", default: "1" },
  },
});
if (!values.folder) {
  console.error("usage: pmedian.ts --folder pmedcap [--seeds S,S] [--effort X]");
  process.exit(2);
}

console.log("instance  seed  cost  optimum    gap  overload  CPU s");
for (const seed of values.seeds.split(",").map(Number)) {
  let sum = 0;
  PROVED_OPTIMA.forEach((optimum, i) => {
    const problem = readMedianFile(join(values.folder as string, `pmedcap${String(i + 1).padStart(2, "0")}.txt`));
    const before = process.cpuUsage();
    const { cost, overload } = capacitatedMedians({ ...problem, seed, effort: Number(values.effort) });
    const { user, system } = process.cpuUsage(before);
    const gap = cost / optimum - 1;
    sum += gap;
    const cells = [
      i + 1,
      seed,
      cost,
      optimum,
      `${(100 * gap).toFixed(2)} %`,
      overload,
      ((user + system) / 1e6).toFixed(2),
    ];
    console.log(cells.map((cell, at) => String(cell).padStart([8, 4, 6, 7, 7, 8, 6][at] ?? 0)).join("  "));
  });
  console.log(`seed ${seed}: mean gap ${((100 * sum) / PROVED_OPTIMA.length).toFixed(3)} %`);
}
