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

  const kept = request.maxMovedShare === null ? null : keptTerritories(plan, scenario, balanced, request.territories);
  const stays = new Set(kept?.territories);
  const measures = balanced.map((column) => ({
    key: column.measure.key,
    weight: request.balance[column.measure.key] ?? 0,
    perUnit: loads(
      kept === null ? column.perUnit : withoutOverrides(plan, scenario, column, (territory) => stays.has(territory)),
      graph,
    ),
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
  if (kept === null) return { problem: common, graph, balanced, kept: [] };

  const slotOf = new Map(kept.territories.map((territory, slot) => [territory, slot]));
  const assignment = Int32Array.from(
    graph.unitOf,
    (unit) => slotOf.get(scenario.assignment[unit] as number) ?? UNASSIGNED,
  );
  const weightPerUnit = loads(
    withoutOverrides(plan, scenario, kept.weighed, () => true),
    graph,
  );
  const held = heldByOverride(scenario, columns.measures.indexOf(balanced[0] as MeasureColumn), slotOf);
  const primary = measures[0] as (typeof measures)[number];
  return {
    problem: {
      ...common,
      targets: targetsBeside(held, primary.perUnit, capacities(scenario, kept.territories, request.territories)),
      start: assignment,
      baseline: {
        assignment,
        weightPerUnit,
        maxMovedShare: budget(kept, request.maxMovedShare ?? 0, assignment, weightPerUnit),
      },
    },
    graph,
    balanced,
    kept: kept.territories,
  };
}

type KeptTerritories = {
  readonly territories: readonly TerritoryIndex[];
  /** What moved shares are reckoned in: the measure that counts most, or accounts where it is zero everywhere. */
  readonly weighed: MeasureColumn;
  readonly whole: number;
  /** What the territories held that do not stay: it changes hands whatever the solver does. */
  readonly dropped: number;
};

/** The present territories that stay: all of them, or the largest where fewer are wished. */
function keptTerritories(
  plan: OpenPlan<ReadableDb>,
  scenario: ScenarioColumns,
  balanced: readonly MeasureColumn[],
  territoryCount: number,
): KeptTerritories {
  const [primary, accounts] = [balanced[0] as MeasureColumn, plan.columns.measures[0] as MeasureColumn];
  const weighed = primary.perUnit.every((value) => value <= 0) ? accounts : primary;
  const totals = presentTotals(plan, scenario, weighed);
  const territories = [...totals.keys()]
    .sort((a, b) => (totals.get(b) ?? 0) - (totals.get(a) ?? 0) || a - b)
    .slice(0, territoryCount)
    .sort((a, b) => a - b);
  const stays = new Set(territories);
  const dropped = [...totals].reduce((sum, [territory, total]) => (stays.has(territory) ? sum : sum + total), 0);
  return { territories, weighed, whole: weighed.perUnit.reduce((sum, value) => sum + value, 0), dropped };
}

/** What may still move, as the share of the units' held weight that the solver reckons in. */
function budget(
  { whole, dropped }: KeptTerritories,
  maxMovedShare: number,
  assignment: Int32Array,
  weightPerUnit: Float64Array,
): number {
  const held = weightPerUnit.reduce((sum, weight, i) => (assignment[i] === UNASSIGNED ? sum : sum + weight), 0);
  return held <= 0 ? 0 : Math.min(1, Math.max(0, maxMovedShare * whole - dropped) / held);
}

/** A column of the extent. Credit notes can outweigh what a unit sells; a territory cannot be given a negative load. */
const loads = (perUnit: Float64Array, graph: ExtentGraph): Float64Array =>
  columnOfExtent(perUnit, graph).map((value) => Math.max(0, value));

/** A measure per unit without the overrides that `isTaken` says. */
function withoutOverrides(
  plan: OpenPlan<ReadableDb>,
  { overrides }: ScenarioColumns,
  column: MeasureColumn,
  isTaken: (territory: TerritoryIndex) => boolean,
): Float64Array {
  const values = overrides.measures[plan.columns.measures.indexOf(column)];
  const sums = column.perUnit.slice();
  overrides.unit.forEach((unit, i) => {
    if (isTaken(overrides.territory[i] as number)) sums[unit] = (sums[unit] as number) - (values?.[i] ?? 0);
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
