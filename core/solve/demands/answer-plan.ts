import type { OverrideColumns } from "../../domain/plan-columns.ts";
import { type Territory, type TerritoryIndex, UNASSIGNED } from "../../domain/territory.ts";
import type { PlanScenario } from "../../score/demands/present-plan.ts";
import type { DemandTask } from "./demand-task.ts";

/** What of an answer decides the plan. */
type Answer = { readonly count: number; readonly assignment: Int32Array };

/**
 * Per slot of an answer the present territory that it continues, or null for a new one. Where a territory was divided
 * from nothing, the part with most of the measure that counts most continues it, unless a lock or what the territory holds
 * by override has decided that. O(nodes).
 */
export function continuedTerritories(task: DemandTask, { count, assignment }: Answer): (TerritoryIndex | null)[] {
  const continued = Array.from({ length: count }, (_, slot) => task.kept[slot]?.index ?? null);
  const isDivided = !task.startsFromPresent && task.kept.length === 1;
  const isDecided = task.fixed.includes(0) || task.measures.some(({ held }) => held.some((value) => value !== 0));
  if (!isDivided || isDecided) return continued;
  const loads = new Float64Array(count);
  const perNode = task.measures[0]!.perNode;
  assignment.forEach((slot, node) => {
    loads[slot]! += perNode[node]! + 1e-9;
  });
  const largest = loads.reduce((best, load, slot) => (load > loads[best]! ? slot : best), 0);
  return continued.map((_, slot) => (slot === largest ? task.kept[0]!.index : null));
}

/**
 * The scenario that an answer makes. Units outside the task keep what they have; the task's dissolved territories that
 * no slot continues are gone, and what they held by override goes with its unit again.
 *
 * @param slots The territory of each slot, present or new.
 */
export function planAfter(
  before: PlanScenario,
  task: DemandTask,
  { assignment }: Answer,
  slots: readonly Territory[],
): PlanScenario {
  const after = before.assignment.slice();
  task.unitOf.forEach((unit, node) => {
    after[unit] = slots[assignment[node]!]!.index;
  });
  const inSlots = new Map(slots.map((territory) => [territory.index, territory]));
  const present = new Map(before.territories.map(({ index }) => [index, index]));
  const given = new Set([...task.dissolved, ...task.kept.map(({ index }) => index)]);
  const remaining = before.territories.filter(({ index }) => inSlots.has(index) || !given.has(index));
  const created = slots.filter(({ index }) => !present.has(index));
  const territories = [...remaining, ...created].sort((a, b) => a.index - b.index);
  const known = new Set(territories.map(({ index }) => index));
  return {
    territories,
    assignment: after.map((territory) => (known.has(territory) ? territory : UNASSIGNED)),
    overrides: overridesWhere(before.overrides, (territory) => known.has(territory)),
  };
}

function overridesWhere(overrides: OverrideColumns, isKept: (territory: TerritoryIndex) => boolean): OverrideColumns {
  const kept = [...overrides.territory.keys()].filter((i) => isKept(overrides.territory[i]!));
  const pick = (column: Int32Array): Int32Array => Int32Array.from(kept, (i) => column[i]!);
  const pickExact = (column: Float64Array): Float64Array => Float64Array.from(kept, (i) => column[i]!);
  return {
    account: pick(overrides.account),
    unit: pick(overrides.unit),
    territory: pick(overrides.territory),
    measures: overrides.measures.map(pickExact),
    baselineHolder: pick(overrides.baselineHolder),
    lng: pickExact(overrides.lng),
    lat: pickExact(overrides.lat),
    reasons: kept.map((i) => overrides.reasons[i] ?? ""),
  };
}
