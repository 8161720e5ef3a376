/**
 * How long a gesture takes on the national ZIP layer with 500 territories and four measures: counting it (core), showing
 * it before the release, drawing outlines, finding the units of a lasso. Gestures are connected blobs of 1 to 1,000
 * units that go to a neighbouring territory, as a user would draw them.
 *
 * Every gesture is made three times and the least time counts: on a shared machine the others measure the neighbours.
 *
 *     node test/bench/edit-bench.ts [--territories 500]
 */
import { parseArgs } from "node:util";
import type { UnitIndex } from "../../core/domain/layer.ts";
import { ACCOUNTS, type MeasureColumn } from "../../core/domain/measure.ts";
import { seededRandom } from "../../core/domain/random.ts";
import { UNASSIGNED } from "../../core/domain/territory.ts";
import { dissolve } from "../../core/geo/dissolve.ts";
import { fillNearest } from "../../core/geo/fill-nearest.ts";
import { type Corner, unitsInPolygon } from "../../core/geo/select/units-in-polygon.ts";
import { loadShippedLayer } from "../../core/intake/postal/shipped-layers.ts";
import { createLiveScores } from "../../core/score/live-scores.ts";
import type { ScoreInputs } from "../../core/score/score-inputs.ts";
import { scoreScenario } from "../../core/score/scorecard.ts";
import { territory } from "../unit/score/plan-builder.ts";

const { values } = parseArgs({ options: { territories: { type: "string", default: "500" } } });
const territoryCount = Number(values.territories);
const random = seededRandom(20261122);
const layer = await loadShippedLayer("us-zip");
const { offsets, neighbours } = layer.adjacency;
const assignment = grownTerritories();
const inputs = planInputs();
const present = assignment.slice();

/** Territories grown from random units: contiguous, ragged, of unequal size. */
function grownTerritories(): Int32Array {
  const owner = new Int32Array(layer.unitCount).fill(UNASSIGNED);
  for (let t = 0; t < territoryCount; t++) owner[Math.floor(random() * layer.unitCount)] = t;
  return fillNearest(layer.adjacency, owner, { isFree: () => true, length: () => 1 + random() });
}

function planInputs(): ScoreInputs {
  const column = (key: string, label: string, kind: "money" | "hours" | "count", scale: number): MeasureColumn => ({
    measure: key === ACCOUNTS.key ? ACCOUNTS : { key, label, kind },
    perUnit: Float64Array.from({ length: layer.unitCount }, () => {
      const heavy = random() ** 6 * scale;
      return kind === "count" ? Math.round(heavy) : Math.round(100 * heavy) / 100;
    }),
  });
  const none = new Int32Array(0);
  return {
    layer,
    columns: {
      extent: new Uint8Array(layer.unitCount).fill(1),
      gapLinks: { from: none, to: none },
      measures: [
        column("accounts", "Accounts", "count", 40),
        column("revenue", "Revenue", "money", 4e6),
        column("potential", "Potential", "money", 9e6),
        column("workload", "Workload", "hours", 300),
      ],
    },
    scenario: {
      territories: Array.from({ length: territoryCount }, (_, index) => territory(index)),
      assignment,
      overrides: {
        account: none,
        unit: none,
        territory: none,
        measures: Array.from({ length: 4 }, () => new Float64Array(0)),
        baselineHolder: none,
        lng: new Float64Array(0),
        lat: new Float64Array(0),
        reasons: [],
      },
    },
    balance: { revenue: 1, workload: 0.5 },
    holdings: null,
  };
}

/** A connected blob of units around a random one, and another territory that it touches. */
function gesture(size: number): { readonly units: UnitIndex[]; readonly to: number } {
  const start = Math.floor(random() * layer.unitCount);
  const seen = new Set([start]);
  const units = [start];
  for (let read = 0; read < units.length && units.length < size; read++) {
    const unit = units[read] as number;
    for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
      const neighbour = neighbours[e] as number;
      if (seen.has(neighbour) || units.length >= size) continue;
      seen.add(neighbour);
      units.push(neighbour);
    }
  }
  const edge = units.flatMap((unit) => [...neighbours.subarray(offsets[unit], offsets[unit + 1])]);
  const to = edge.map((unit) => present[unit] as number).find((holder) => holder !== present[start]);
  return to === undefined ? gesture(size) : { units, to };
}

const timed = (run: () => void): number => {
  const from = performance.now();
  run();
  return performance.now() - from;
};
const at = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] as number;
const shown = (times: readonly number[]): string =>
  `p50 ${at(times, 0.5).toFixed(2)} ms, p99 ${at(times, 0.99).toFixed(2)} ms`;
const times = (count: number, run: () => void): number[] => Array.from({ length: count }, () => timed(run));

console.log(
  `${layer.unitCount} units, ${layer.topology.arcLeft.length} arcs, ${territoryCount} territories, 4 measures`,
);
const scratch = times(30, () => scoreScenario(inputs)).slice(5);
console.log(`scorecard from scratch       ${shown(scratch)}`);

const live = createLiveScores(inputs);
live.scorecard();

/** Makes a gesture, takes it back, and again; leaves it made. The least times of moving and of the scorecard. */
function leastOfThree(units: readonly UnitIndex[], to: number): { readonly moveMs: number; readonly cardMs: number } {
  const origins = new Map<number, UnitIndex[]>();
  for (const unit of units) {
    const origin = present[unit] as number;
    origins.set(origin, [...(origins.get(origin) ?? []), unit]);
  }
  let moveMs = Infinity;
  let cardMs = Infinity;
  for (let run = 0; run < 3; run++) {
    if (run > 0) for (const [origin, group] of origins) live.move(group, origin);
    live.scorecard();
    moveMs = Math.min(
      moveMs,
      timed(() => live.move(units, to)),
    );
    cardMs = Math.min(
      cardMs,
      timed(() => live.scorecard()),
    );
  }
  for (const unit of units) present[unit] = to;
  return { moveMs, cardMs };
}

const all: number[] = [];
for (const size of [1, 10, 100, 1000]) {
  const moves: number[] = [];
  const cards: number[] = [];
  for (let round = 0; round < 300; round++) {
    const { units, to } = gesture(size);
    const { moveMs, cardMs } = leastOfThree(units, to);
    if (round < 50) continue;
    moves.push(moveMs);
    cards.push(cardMs);
    all.push(moveMs + cardMs);
  }
  console.log(`${String(size).padStart(5)} units: move          ${shown(moves)}; scorecard ${shown(cards)}`);
}
console.log(
  `1 to 1,000 units, all of it   ${shown(all)}; ${(at(scratch, 0.5) / at(all, 0.5)).toFixed(0)} × faster than from scratch`,
);

for (const size of [1, 100, 1000]) {
  const starts: number[] = [];
  const grows: number[] = [];
  const ends: number[] = [];
  for (let round = 0; round < 120; round++) {
    const { units, to } = gesture(size);
    const half = units.length >> 1;
    live.scorecard();
    let trial = live.startTrial();
    trial.end();
    starts.push(
      timed(() => {
        trial = live.startTrial();
        trial.move(units.slice(0, half), to);
        trial.effect();
      }),
    );
    grows.push(
      timed(() => {
        trial.move(units.slice(half), to);
        trial.effect();
      }),
    );
    ends.push(timed(() => trial.end()));
  }
  console.log(
    `${String(size).padStart(5)} units tried: first   ${shown(starts)}; grown ${shown(grows)}; taken back ${shown(ends)}`,
  );
}

const outlines = times(40, () => dissolve(layer.topology, assignment, territoryCount)).slice(5);
console.log(`outlines of all territories   ${shown(outlines)}`);
const two = times(200, () => dissolve(layer.topology, assignment, territoryCount, [3, 4])).slice(20);
console.log(`outlines of two territories   ${shown(two)}`);

/** A wavy ring of hundreds of corners round the middle of the country, as a hand draws it. */
function lasso(degrees: number, corners: number): Corner[] {
  return Array.from({ length: corners }, (_, i) => {
    const turn = (2 * Math.PI * i) / corners;
    const reach = degrees * (1 + 0.08 * Math.sin(9 * turn));
    return [-86 + 1.3 * reach * Math.cos(turn), 39 + 0.6 * reach * Math.sin(turn)];
  });
}
const extentUnits = Int32Array.from({ length: layer.unitCount }, (_, unit) => unit);
for (const [degrees, corners] of [
  [2, 150],
  [8, 400],
  [9, 1500],
] as const) {
  const ring = lasso(degrees, corners);
  const found = unitsInPolygon(layer, extentUnits, ring).length;
  const lassos = times(60, () => unitsInPolygon(layer, extentUnits, ring)).slice(5);
  console.log(`lasso of ${corners} corners around ${found} units   ${shown(lassos)}`);
}
