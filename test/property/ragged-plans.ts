import { seededRandom } from "../../core/domain/random.ts";
import type { PlanScenario, PresentPlan } from "../../core/score/demands/present-plan.ts";
import { numberWords } from "../../core/score/number-words.ts";
import { layerOfCells, scoreInputs, type TestAccount, territory } from "../unit/score/plan-builder.ts";

type Cell = readonly [x: number, y: number];

export type RaggedWish = {
  readonly columns: number;
  readonly rows: number;
  readonly seed: number;
  /** Present territories: as many vertical strips. */
  readonly territories: number;
  /** Shares of squares that are missing, and of units that are made of several. */
  readonly holes?: number;
  readonly merged?: number;
  /** Shares of units without accounts, and of accounts that some territory holds whatever their unit. */
  readonly empty?: number;
  readonly overrides?: number;
};

/** A map with holes whose units have any number of neighbours, with sales as skewed as they are, and who touches whom. */
export type RaggedPlan = {
  readonly present: PresentPlan;
  readonly touching: readonly ReadonlySet<number>[];
};

export function raggedPlan(wish: RaggedWish): RaggedPlan {
  const { columns, rows, territories, holes = 0.1, merged = 0.3, empty = 0.2, overrides = 0 } = wish;
  const random = seededRandom(wish.seed);
  const cellsOf = raggedUnits(columns, rows, holes, merged, random);
  const layer = {
    ...layerOfCells(
      cellsOf.map((cells) => cells),
      0.1,
    ),
    parents: countiesOf(cellsOf),
  };
  const accounts = cellsOf.flatMap((_, unit): TestAccount[] => {
    if (random() < empty) return [];
    return Array.from({ length: 1 + Math.floor(3 * random()) }, () => {
      // Most sell little, some a hundred times as much.
      const account = { unit, revenue: Math.round(10 * Math.exp(5 * random() ** 2)) };
      return random() < overrides ? { ...account, override: Math.floor(random() * territories) } : account;
    });
  });
  const assignment = cellsOf.map(([cell]) =>
    Math.min(territories - 1, Math.floor(((cell?.[0] ?? 0) * territories) / columns)),
  );
  const inputs = scoreInputs({
    layer,
    accounts,
    territories: Array.from({ length: territories }, (_, i) => territory(i)),
    assignment,
  });
  return { present: { ...inputs, words: numberWords("en-US", "USD") }, touching: touchingUnits(cellsOf) };
}

function raggedUnits(columns: number, rows: number, holes: number, merged: number, random: () => number) {
  const unitAt = new Map<string, number>();
  const units: Cell[][] = [];
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      if (random() < holes) continue;
      const west = unitAt.get(`${x - 1} ${y}`);
      const south = unitAt.get(`${x} ${y - 1}`);
      const joins = random() < merged ? (random() < 0.5 ? (west ?? south) : (south ?? west)) : undefined;
      const unit = joins !== undefined && (units[joins]?.length ?? 9) < 4 ? joins : units.push([]) - 1;
      units[unit]?.push([x, y]);
      unitAt.set(`${x} ${y}`, unit);
    }
  }
  return units;
}

function countiesOf(cellsOf: readonly (readonly Cell[])[]) {
  const names = new Map<string, number>();
  const index = Int32Array.from(cellsOf, ([cell]) => {
    const name = `C${Math.floor((cell?.[0] ?? 0) / 3)}-${Math.floor((cell?.[1] ?? 0) / 3)}`;
    const at = names.get(name) ?? names.size;
    names.set(name, at);
    return at;
  });
  const ids = [...names.keys()];
  return [{ layer: "counties", ids, names: ids.map((id) => `County ${id}`), index }];
}

/** By the squares that lie side by side, not by the layer's own borders. */
function touchingUnits(cellsOf: readonly (readonly Cell[])[]): readonly ReadonlySet<number>[] {
  const unitAt = new Map<string, number>(
    cellsOf.flatMap((cells, unit) => cells.map(([x, y]): [string, number] => [`${x} ${y}`, unit])),
  );
  return cellsOf.map((cells, unit) => {
    const beside = cells.flatMap(([x, y]) => [`${x - 1} ${y}`, `${x + 1} ${y}`, `${x} ${y - 1}`, `${x} ${y + 1}`]);
    return new Set(beside.flatMap((at) => unitAt.get(at) ?? []).filter((other) => other !== unit));
  });
}

/** Whether the straight way between two units meets a wall that goes north from the southern edge of the map to `top`. */
export const meetsWall = (
  { layer }: PresentPlan,
  a: number,
  b: number,
  wall: { lng: number; top: number },
): boolean => {
  const [ax, ay] = [layer.pointLng[a] ?? 0, layer.pointLat[a] ?? 0];
  const [bx, by] = [layer.pointLng[b] ?? 0, layer.pointLat[b] ?? 0];
  if (ax === bx || (ax - wall.lng) * (bx - wall.lng) > 0) return false;
  return ay + ((by - ay) * (wall.lng - ax)) / (bx - ax) <= wall.top;
};

/** Pieces of each territory, by a walk from unit to unit. */
export function piecesOf(
  touching: readonly ReadonlySet<number>[],
  assignment: Int32Array,
  isCut: (a: number, b: number) => boolean = () => false,
): ReadonlyMap<number, number> {
  const pieces = new Map<number, number>();
  const seen = new Set<number>();
  assignment.forEach((held, start) => {
    if (seen.has(start)) return;
    pieces.set(held, (pieces.get(held) ?? 0) + 1);
    const queue = [start];
    seen.add(start);
    for (const unit of queue) {
      for (const next of touching[unit] ?? []) {
        if (seen.has(next) || assignment[next] !== held || isCut(unit, next)) continue;
        seen.add(next);
        queue.push(next);
      }
    }
  });
  return pieces;
}

/** What a territory has of a measure, account by account: those of its units that nobody else holds, and those it holds. */
export function loadOf(
  { columns }: PresentPlan,
  { assignment, overrides }: PlanScenario,
  index: number,
  measure: number,
): number {
  let load = 0;
  columns.measures[measure]?.perUnit.forEach((value, unit) => {
    if (assignment[unit] === index) load += value;
  });
  overrides.unit.forEach((unit, i) => {
    const value = overrides.measures[measure]?.[i] ?? 0;
    if (assignment[unit] === index) load -= value;
    if (overrides.territory[i] === index) load += value;
  });
  return load;
}
