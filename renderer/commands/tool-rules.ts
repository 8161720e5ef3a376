import type { UnitIndex } from "../../core/domain/layer.ts";
import { locksOf } from "../../core/domain/locks.ts";
import { mayTouch } from "../edits/restrict-units.ts";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { toolStore } from "../stores/tool-store.ts";

/** Whether the tools may touch a unit now: it belongs to the plan, and no restriction keeps them from it. */
export function touchableUnits(): (unit: UnitIndex) => boolean {
  const { layer, columns } = planStore.getState();
  if (layer === null || columns === null) return () => false;
  const scenario = scenarioStore.getState();
  const facts = { layer, extent: columns.extent, assignment: scenario.assignment, locks: locksOf(scenario) };
  return mayTouch(facts, toolStore.getState());
}
