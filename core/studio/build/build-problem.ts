import { GAP_LINK } from "../../domain/layer.ts";
import type { MeasureColumn } from "../../domain/measure.ts";
import type { ScenarioColumns } from "../../domain/plan-columns.ts";
import { type TerritoryIndex, UNASSIGNED } from "../../domain/territory.ts";
import { withLinks } from "../../geo/adjacency.ts";
import { columnOfExtent, type ExtentGraph, extentGraph } from "../../solve/from-layer.ts";
import type { SolveProblem } from "../../solve/problem.ts";
import type { ReadableDb } from "../../store/database.ts";
import type { OpenPlan } from "../plan/open-plan.ts";
import { refuse } from "../studio-failure.ts";
import type { BuildRequest } from "./build-request.ts";

/** A wish as the solver is asked, and what is needed to read its answer. */
export type PreparedBuild = {
  readonly problem: SolveProblem;
  readonly graph: ExtentGraph;
  /** The measures that count, the one that counts most first. */
  readonly balanced: readonly MeasureColumn[];
  /** Present territories that stay, in the solver's order; empty when building from nothing. */
  readonly kept: readonly TerritoryIndex[];
};

/**
 * Puts the wish to the solver. From nothing, every account goes with its unit. Keeping the present territories, the
 * overrides stay: what they give to a territory lowers the share of the units that it should get, reckoned in the
 * measure that counts most.
 *
 * @throws StudioFailure when nothing is to be balanced.
 */
export function buildProblem(
  plan: OpenPlan<ReadableDb>,
  scenario: ScenarioColumns,
  request: BuildRequest,
): PreparedBuild {
  const { layer, columns } = plan;
  const gaps = Array.from(columns.gapLinks.from, (a, i) => ({
    a,
    b: columns.gapLinks.to[i] as number,
    borderKm: 0,
    kind: GAP_LINK,
  }));
  const graph = extentGraph(layer, columns.extent, { adjacency: withLinks(layer.adjacency, gaps), links: true });
  const balanced = columns.measures
    .filter(({ measure }) => (request.balance[measure.key] ?? 0) > 0)
    .sort((a, b) => (request.balance[b.measure.key] ?? 0) - (request.balance[a.measure.key] ?? 0));
  if (balanced.length === 0) refuse("cannot-solve", "Choose a measure to balance the territories on.");

  const isKeeping = request.maxMovedShare !== null;
  const perUnit = new Map(
    balanced.map(({ measure, perUnit }) => {
      const sums = isKeeping ? withoutOverrides(plan, scenario, measure.key, perUnit) : perUnit;
      // Credit notes can outweigh what a unit sells; a territory cannot be given a negative load.
      return [measure.key, columnOfExtent(sums, graph).map((value) => Math.max(0, value))];
    }),
  );
  const measures = balanced.map(({ measure }) => ({
    key: measure.key,
    weight: request.balance[measure.key] ?? 0,
    perUnit: perUnit.get(measure.key) ?? new Float64Array(graph.unitOf.length),
    tolerance: request.tolerance,
  }));
  const common = {
    adjacency: graph.adjacency,
    areaKm2: graph.areaKm2,
    perimeterKm: graph.perimeterKm,
    x: graph.x,
    y: graph.y,
    measures,
    territoryCount: request.territories,
    contiguity: "required",
    compactness: request.compactness,
    seed: request.seed,
    effort: 1,
  } as const;
  if (request.maxMovedShare === null) return { problem: common, graph, balanced, kept: [] };

  const totals = presentTotals(plan, scenario, balanced[0] as MeasureColumn);
  const kept = [...totals.keys()]
    .sort((a, b) => (totals.get(b) ?? 0) - (totals.get(a) ?? 0) || a - b)
    .slice(0, request.territories)
    .sort((a, b) => a - b);
  const slotOf = new Map(kept.map((territory, slot) => [territory, slot]));
  const assignment = Int32Array.from(
    graph.unitOf,
    (unit) => slotOf.get(scenario.assignment[unit] as number) ?? UNASSIGNED,
  );
  const primary = measures[0] as (typeof measures)[number];
  const isWorthless = primary.perUnit.every((value) => value === 0);
  const weightPerUnit = isWorthless
    ? columnOfExtent((columns.measures[0] as MeasureColumn).perUnit, graph)
    : primary.perUnit;
  const held = heldByOverride(scenario, columns.measures.indexOf(balanced[0] as MeasureColumn), slotOf);
  return {
    problem: {
      ...common,
      targets: targetsBeside(held, primary.perUnit, capacities(scenario, kept, request.territories)),
      start: assignment,
      baseline: { assignment, weightPerUnit, maxMovedShare: request.maxMovedShare },
    },
    graph,
    balanced,
    kept,
  };
}

function withoutOverrides(
  plan: OpenPlan<ReadableDb>,
  { overrides }: ScenarioColumns,
  key: string,
  perUnit: Float64Array,
): Float64Array {
  const values = overrides.measures[plan.columns.measures.findIndex(({ measure }) => measure.key === key)];
  const sums = perUnit.slice();
  overrides.unit.forEach((unit, i) => {
    sums[unit] = (sums[unit] as number) - (values?.[i] ?? 0);
  });
  return sums;
}

function presentTotals(
  plan: OpenPlan<ReadableDb>,
  { territories, assignment, overrides }: ScenarioColumns,
  column: MeasureColumn,
): Map<TerritoryIndex, number> {
  const totals = new Map(territories.map(({ index }) => [index, 0]));
  const add = (territory: number, value: number): void => {
    if (territory !== UNASSIGNED) totals.set(territory, (totals.get(territory) ?? 0) + value);
  };
  assignment.forEach((territory, unit) => add(territory, column.perUnit[unit] as number));
  const values = overrides.measures[plan.columns.measures.indexOf(column)] as Float64Array;
  overrides.unit.forEach((unit, i) => {
    add(assignment[unit] as number, -(values[i] as number));
    add(overrides.territory[i] as number, values[i] as number);
  });
  return totals;
}

const capacities = (
  { territories }: ScenarioColumns,
  kept: readonly TerritoryIndex[],
  territoryCount: number,
): number[] =>
  Array.from(
    { length: territoryCount },
    (_, slot) => territories.find(({ index }) => index === kept[slot])?.capacity ?? 1,
  );

function heldByOverride(
  { overrides }: ScenarioColumns,
  measure: number,
  slotOf: ReadonlyMap<TerritoryIndex, number>,
): Map<number, number> {
  const held = new Map<number, number>();
  overrides.territory.forEach((territory, i) => {
    const slot = slotOf.get(territory);
    if (slot !== undefined) held.set(slot, (held.get(slot) ?? 0) + (overrides.measures[measure]?.[i] ?? 0));
  });
  return held;
}

/** Shares of the units' sum that bring every territory to its target together with what it holds already. */
function targetsBeside(
  held: ReadonlyMap<number, number>,
  perUnit: Float64Array,
  capacity: readonly number[],
): Float64Array {
  const units = perUnit.reduce((sum, value) => sum + value, 0);
  const whole = [...held.values()].reduce((sum, value) => sum + value, units);
  const capacitySum = capacity.reduce((sum, value) => sum + value, 0);
  const least = (1e-3 * whole) / capacity.length;
  if (whole <= 0) return Float64Array.from(capacity);
  return Float64Array.from(capacity, (value, slot) =>
    Math.max(least, (whole * value) / capacitySum - (held.get(slot) ?? 0)),
  );
}
