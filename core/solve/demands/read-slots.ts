import type { UnitIndex } from "../../domain/layer.ts";
import type { TerritoryIndex } from "../../domain/territory.ts";
import { Refused } from "../../score/demands/lookup.ts";
import type { PresentPlan } from "../../score/demands/present-plan.ts";
import type { ResolvedDemands } from "../../score/demands/resolve-demands.ts";
import { presentCentres } from "../../score/demands/territory-centres.ts";
import type { DemandTask } from "./demand-task.ts";

export type TaskSlots = {
  readonly kept: DemandTask["kept"];
  readonly startsFromPresent: boolean;
  /** Slot per node that it must have, or −1. */
  readonly fixed: Int32Array;
  /** Unit that is the slot's centre, by slot; −1 for none. */
  readonly centres: Int32Array;
  /** Slots that something is fixed to: at least so many there must be. */
  readonly fewest: number;
};

/**
 * Which territories have which slot, and what is fixed to one. Kept territories come in the order in which they would
 * be given up: those with locks first, then the largest.
 */
export function readSlots(present: PresentPlan, resolved: ResolvedDemands, unitOf: Int32Array): TaskSlots {
  const { scope, demands, unitLocks } = resolved;
  const { assignment, territories } = present.scenario;
  const held = presentLoads(present, resolved);
  const lockedTo = new Set(unitLocks.values());
  const kept = scope.kept
    .map((index) => territories.find((each) => each.index === index)!)
    .sort(
      (a, b) =>
        Number(lockedTo.has(b.id)) - Number(lockedTo.has(a.id)) ||
        (held.get(b.index) ?? 0) - (held.get(a.index) ?? 0) ||
        a.index - b.index,
    )
    .map(({ index, id, capacity, targets }) => ({ index, id, capacity, targets }));
  const slotOfId = new Map(kept.map(({ id }, slot) => [id, slot]));
  const slotOfIndex = new Map(kept.map(({ index }, slot) => [index, slot]));
  const isFresh = demands.scope.kind === "new";

  const slotOfUnit = new Map<UnitIndex, number>();
  const centres: number[] = [];
  for (const unit of unitOf) {
    if (scope.isOpen[unit] === 1) continue;
    const slot = slotOfIndex.get(assignment[unit]!);
    if (slot !== undefined) slotOfUnit.set(unit, slot);
  }
  const take = (unit: UnitIndex, slot: number, what: string): void => {
    const earlier = slotOfUnit.get(unit);
    if (earlier !== undefined && earlier !== slot) {
      const name = present.layer.names[unit] ?? "";
      throw new Refused("locks.units", `${name} ${what}, but must stay where it is: unlock it, or widen the scope.`);
    }
    slotOfUnit.set(unit, slot);
  };
  for (const [unit, label] of unitLocks) {
    if (scope.isInside[unit] !== 1) {
      if (isFresh || territories.find(({ index }) => index === assignment[unit])?.id === label) continue;
      throw new Refused(
        "locks.units",
        `${present.layer.names[unit]} is locked to “${label}”, but lies outside the part that may change.`,
      );
    }
    if (isFresh && !slotOfId.has(label)) slotOfId.set(label, slotOfId.size);
    const slot = slotOfId.get(label);
    if (slot === undefined) {
      throw new Refused(
        "locks.units",
        `${present.layer.names[unit]} is locked to “${label}”, which is not among the territories that may change.`,
      );
    }
    take(unit, slot, `is locked to “${label}”`);
  }
  let next = isFresh ? slotOfId.size : kept.length;
  const centre = (unit: UnitIndex, slot: number): void => {
    if (centres[slot] !== undefined) {
      throw new Refused(
        "centres",
        `${present.layer.names[unit]} and ${present.layer.names[centres[slot]]} are both centres of one territory: name one of each.`,
      );
    }
    centres[slot] = unit;
    take(unit, slot, "is a centre");
  };
  if (demands.centres.kind === "existing") {
    for (const { territory, unit } of presentCentres(present, resolved)) centre(unit, slotOfIndex.get(territory)!);
  }
  for (const unit of resolved.centres) {
    if (scope.isInside[unit] !== 1) continue;
    const present =
      slotOfUnit.get(unit) ?? (demands.scope.kind === "split" ? undefined : slotOfIndex.get(assignment[unit]!));
    centre(unit, present ?? next++);
  }
  if (demands.scope.kind === "new-rep" && demands.scope.at !== null) {
    centre(present.layer.ids.indexOf(demands.scope.at), kept.length);
  }
  const fixed = Int32Array.from(unitOf, (unit) => slotOfUnit.get(unit) ?? -1);
  return {
    kept,
    startsFromPresent: !isFresh && demands.scope.kind !== "split",
    fixed,
    centres: Int32Array.from({ length: centres.length }, (_, slot) => centres[slot] ?? -1),
    fewest: fixed.reduce((most, slot) => Math.max(most, slot + 1), 1),
  };
}

/** Of the measure that counts most, by territory. */
function presentLoads(
  { columns, scenario }: PresentPlan,
  { demands, measures }: ResolvedDemands,
): Map<TerritoryIndex, number> {
  const heaviest = demands.measures.reduce(
    (best, { weight }, m) => (weight > demands.measures[best]!.weight ? m : best),
    0,
  );
  const perUnit = columns.measures[measures[heaviest]!]!.perUnit;
  const loads = new Map<TerritoryIndex, number>();
  scenario.assignment.forEach((territory, unit) => {
    loads.set(territory, (loads.get(territory) ?? 0) + perUnit[unit]!);
  });
  return loads;
}
