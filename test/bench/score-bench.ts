/**
 * How long scoring takes on a grid of the national ZIP layer's size, and how live moves compare with scoring anew.
 *
 *     node test/bench/score-bench.ts [--units 33489] [--territories 500]
 */
import { parseArgs } from "node:util";
import type { Layer } from "../../core/domain/layer.ts";
import { seededRandom } from "../../core/domain/random.ts";
import { createLiveScores } from "../../core/score/live-scores.ts";
import { scoreScenario } from "../../core/score/scorecard.ts";
import { type Cell, layerOfCells, scoreInputs, type TestAccount, territory } from "../unit/score/plan-builder.ts";

const { values } = parseArgs({
  options: { units: { type: "string", default: "33489" }, territories: { type: "string", default: "500" } },
});
const side = Math.round(Math.sqrt(Number(values.units)));
const territoryCount = Number(values.territories);
const random = seededRandom(1);

/** A fine grid over some twenty degrees, so that the layer looks like a country in extent and in number of units. */
function gridLayer(): Layer {
  const cells = Array.from({ length: side * side }, (_, i): Cell => [i % side, Math.floor(i / side)]);
  return layerOfCells(
    cells.map((cell) => [cell]),
    0.1,
  );
}

const layer = gridLayer();
const perSide = Math.ceil(Math.sqrt(territoryCount));
const block = Math.ceil(side / perSide);
const assignment = Array.from({ length: layer.unitCount }, (_, unit) => {
  const column = Math.floor((unit % side) / block);
  return (Math.floor(Math.floor(unit / side) / block) * perSide + column) % territoryCount;
});
const accounts = Array.from(
  { length: 150_000 },
  (): TestAccount => ({
    unit: Math.floor(random() * layer.unitCount),
    revenue: Math.round(random() * 1e6) / 100,
  }),
);
const inputs = scoreInputs({
  layer,
  accounts,
  territories: Array.from({ length: territoryCount }, (_, index) => territory(index)),
  assignment,
});

const timed = (run: () => void): number => {
  const from = performance.now();
  run();
  return performance.now() - from;
};
const median = (times: number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] as number;
const high = (times: number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] as number;
const shown = (ms: number): string => `${ms.toFixed(2)} ms`;

const scratch = Array.from({ length: 60 }, () => timed(() => scoreScenario(inputs))).slice(10);
console.log(`${layer.unitCount} units, ${territoryCount} territories, ${layer.topology.arcLeft.length} arcs`);
console.log(`full scorecard          median ${shown(median(scratch))}, 99 % ${shown(high(scratch))}`);

const live = createLiveScores(inputs);
for (const size of [1, 100, 1000]) {
  const moves = Array.from({ length: 300 }, () => {
    const start = Math.floor(random() * (layer.unitCount - size));
    const units = Array.from({ length: size }, (_, i) => start + i);
    const to = Math.floor(random() * territoryCount);
    return timed(() => live.move(units, to));
  });
  const cards = Array.from({ length: 100 }, () => timed(() => live.scorecard()));
  console.log(
    `move ${String(size).padStart(4)} units         median ${shown(median(moves))}, 99 % ${shown(high(moves))}; ` +
      `scorecard ${shown(median(cards))}; together ${(median(scratch) / (median(moves) + median(cards))).toFixed(1)} × faster than anew`,
  );
}
