import fc from "fast-check";
import { BORDER } from "../../core/domain/layer.ts";
import { seededRandom } from "../../core/domain/random.ts";
import type { Objective } from "../../core/solve/objective.ts";
import type { SolveProblem } from "../../core/solve/problem.ts";
import { type SolveGraph, unitGraph } from "../../core/solve/solve-graph.ts";

/** The geographic half of a problem. */
export type SolveMap = Pick<SolveProblem, "adjacency" | "areaKm2" | "perimeterKm" | "x" | "y">;

/**
 * A planar map with exact areas and borders: a grid of 1 km squares, some taken away (kept in one piece), others
 * grown together at random into units of odd shapes, enclaves included.
 */
export function patchworkMap(columns: number, rows: number, seed: number, together = 0.35, gone = 0.1): SolveMap {
  const random = seededRandom(seed);
  const cells = columns * rows;
  const sides = (cell: number): number[] =>
    [
      cell % columns > 0 ? cell - 1 : -1,
      cell % columns < columns - 1 ? cell + 1 : -1,
      cell - columns,
      cell + columns,
    ].filter((side) => side >= 0 && side < cells);
  const open = Array.from({ length: cells }, () => random() >= gone);
  const land = largestPiece(open, sides);

  const parent = Array.from({ length: cells }, (_, cell) => cell);
  const root = (cell: number): number => (parent[cell] === cell ? cell : root(parent[cell]!));
  for (const cell of land) {
    for (const side of sides(cell)) {
      if (side > cell && land.has(side) && random() < together / 2) parent[root(cell)] = root(side);
    }
  }
  const roots = [...new Set([...land].map(root))].sort((a, b) => a - b);
  const unitOf = new Map(roots.map((cell, unit) => [cell, unit]));
  const n = roots.length;
  const areaKm2 = new Float64Array(n);
  const perimeterKm = new Float64Array(n);
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  const border: Map<number, number>[] = Array.from({ length: n }, () => new Map());
  for (const cell of land) {
    const unit = unitOf.get(root(cell))!;
    areaKm2[unit]!++;
    x[unit]! += cell % columns;
    y[unit]! += Math.floor(cell / columns);
    perimeterKm[unit]! += 4 - sides(cell).filter((side) => land.has(side) && root(side) === root(cell)).length;
    for (const side of sides(cell)) {
      const other = land.has(side) ? unitOf.get(root(side))! : unit;
      if (other !== unit) border[unit]!.set(other, (border[unit]!.get(other) ?? 0) + 1);
    }
  }
  const lists = border.map((neighbours) => [...neighbours].sort((a, b) => a[0] - b[0]));
  return {
    adjacency: adjacencyOf(lists),
    areaKm2,
    perimeterKm,
    x: x.map((sum, unit) => sum / areaKm2[unit]!),
    y: y.map((sum, unit) => sum / areaKm2[unit]!),
  };
}

/** Neighbour lists from [neighbour, km] pairs per unit, ascending. */
export function adjacencyOf(lists: readonly (readonly (readonly [number, number])[])[]): SolveMap["adjacency"] {
  const offsets = new Int32Array(lists.length + 1);
  lists.forEach((list, unit) => {
    offsets[unit + 1] = offsets[unit]! + list.length;
  });
  const flat = lists.flat();
  return {
    offsets,
    neighbours: Int32Array.from(flat, ([other]) => other),
    borderKm: Float64Array.from(flat, ([, km]) => km),
    link: new Uint8Array(flat.length).fill(BORDER),
  };
}

function largestPiece(open: readonly boolean[], sides: (cell: number) => number[]): Set<number> {
  let best = new Set<number>();
  const seen = new Set<number>();
  open.forEach((isOpen, start) => {
    if (!isOpen || seen.has(start)) return;
    const piece = new Set([start]);
    for (const cell of piece) for (const side of sides(cell)) if (open[side]) piece.add(side);
    for (const cell of piece) seen.add(cell);
    if (piece.size > best.size) best = piece;
  });
  return best;
}

/** A chain of units, each touching the next for 1 km. */
export function chainMap(n: number): SolveMap {
  const lists = Array.from({ length: n }, (_, unit) =>
    [unit - 1, unit + 1].filter((other) => other >= 0 && other < n).map((other) => [other, 1] as const),
  );
  return {
    adjacency: adjacencyOf(lists),
    areaKm2: new Float64Array(n).fill(1),
    perimeterKm: new Float64Array(n).fill(4),
    x: Float64Array.from({ length: n }, (_, unit) => unit),
    y: new Float64Array(n),
  };
}

/** Sales-like weights: many zeros, a long tail. */
export function salesWeights(n: number, seed: number, zeros = 0.3): Float64Array {
  const random = seededRandom(seed);
  return Float64Array.from({ length: n }, () =>
    random() < zeros ? 0 : Math.round(100 * Math.exp(2.5 * (random() + random() - 1))),
  );
}

/** Whether each territory is one connected piece: breadth-first search, independent of the solver's own. */
export function piecesPerTerritory({ adjacency }: SolveMap, assignment: Int32Array, k: number): number[] {
  const pieces = Array.from({ length: k }, () => 0);
  const seen = new Set<number>();
  assignment.forEach((territory, start) => {
    if (seen.has(start)) return;
    pieces[territory]!++;
    const queue = [start];
    seen.add(start);
    for (const unit of queue) {
      for (let e = adjacency.offsets[unit]!; e < adjacency.offsets[unit + 1]!; e++) {
        const other = adjacency.neighbours[e]!;
        if (assignment[other] !== territory || seen.has(other)) continue;
        seen.add(other);
        queue.push(other);
      }
    }
  });
  return pieces;
}

/** Largest deviation from equal targets, straight from the definition. */
export function deviationFromEqual(weights: Float64Array, assignment: Int32Array, k: number): number {
  const total = new Float64Array(k);
  assignment.forEach((territory, unit) => {
    total[territory]! += weights[unit]!;
  });
  const target = weights.reduce((a, b) => a + b, 0) / k;
  return total.reduce((worst, value) => Math.max(worst, Math.abs(value - target) / target), 0);
}

/** A map, weights and a number of territories that fit each other. */
export const questions = fc
  .record({
    columns: fc.integer({ min: 2, max: 14 }),
    rows: fc.integer({ min: 2, max: 14 }),
    seed: fc.nat(1_000_000),
    zeros: fc.constantFrom(0, 0.3, 0.8),
    wish: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ columns, rows, seed, zeros, wish }) => {
    const map = patchworkMap(columns, rows, seed);
    const n = map.areaKm2.length;
    return { map, n, seed, weights: salesWeights(n, seed + 1, zeros), k: Math.min(wish, n) };
  });

/** The problem with every choice at its default, at little effort. */
export function plainProblem(map: SolveMap, weights: Float64Array, k: number): SolveProblem {
  return {
    ...map,
    measures: [{ key: "revenue", weight: 1, perUnit: weights, tolerance: 0.05 }],
    territoryCount: k,
    contiguity: "required",
    compactness: 50,
    seed: 1,
    effort: 0.05,
  };
}

/** The graph of a map with one measure that is divided among `k` territories. */
export const plainGraph = (
  map: SolveMap,
  weights: Float64Array,
  k: number,
  more: Partial<SolveProblem> = {},
): SolveGraph => unitGraph({ ...plainProblem(map, weights, k), ...more }, [weights]);

type OneMeasure = Partial<Omit<Objective, "aim" | "steepness" | "working">> & {
  readonly [Limit in "aim" | "steepness" | "working"]: number;
};

/** `k` equal territories of one measure, with short outlines and nothing else to heed. */
export function plainObjective(k: number, { aim, steepness, working, ...more }: OneMeasure): Objective {
  return {
    inverseTarget: new Float64Array(k).fill(k),
    aim: Float64Array.of(aim),
    steepness: Float64Array.of(steepness),
    working: Float64Array.of(working),
    shape: 1,
    line: 0,
    travel: 0,
    price: 0,
    budget: Infinity,
    contiguous: true,
    ...more,
  };
}
