import type { Layer, UnitIndex } from "../domain/layer.ts";
import type { MeasureColumn, MeasureKey } from "../domain/measure.ts";
import { type Territory, type TerritoryIndex, UNASSIGNED } from "../domain/territory.ts";
import { accountsPer1000Km2 } from "./density.ts";

/** One thing that is asked of a unit. */
export type UnitCondition =
  | { readonly kind: "measure"; readonly key: MeasureKey; readonly is: Comparison; readonly value: number }
  /** Accounts per 1,000 km². */
  | { readonly kind: "density"; readonly is: Comparison; readonly value: number }
  /** km². */
  | { readonly kind: "area"; readonly is: Comparison; readonly value: number }
  | { readonly kind: "assigned"; readonly is: boolean }
  | { readonly kind: "territory"; readonly territory: TerritoryIndex; readonly is: boolean }
  | { readonly kind: "owner"; readonly owner: string; readonly is: boolean }
  /** The unit's name or id has the words in it, whatever their case. */
  | { readonly kind: "name"; readonly words: string; readonly is: boolean }
  /** The unit belongs to this unit of a parent layer: position in `layer.parents[parent].ids`. */
  | { readonly kind: "parent"; readonly parent: number; readonly position: number; readonly is: boolean };

export type Comparison = "above" | "atLeast" | "below" | "atMost" | "equal";

export type UnitFacts = {
  readonly layer: Layer;
  readonly measures: readonly MeasureColumn[];
  readonly assignment: Int32Array;
  readonly territories: ReadonlyMap<TerritoryIndex, Territory>;
};

/**
 * The units that meet all conditions, or any of them. Without conditions there is nothing to meet: none.
 *
 * @param units Where to look. O(units × conditions).
 */
export function matchUnits(
  facts: UnitFacts,
  units: Int32Array,
  conditions: readonly UnitCondition[],
  join: "all" | "any",
): UnitIndex[] {
  if (conditions.length === 0) return [];
  const tests = conditions.map((condition) => testOf(facts, condition));
  const found: UnitIndex[] = [];
  for (const unit of units) {
    const meets = join === "all" ? tests.every((test) => test(unit)) : tests.some((test) => test(unit));
    if (meets) found.push(unit);
  }
  return found;
}

function testOf(facts: UnitFacts, condition: UnitCondition): (unit: UnitIndex) => boolean {
  const { layer, measures, assignment, territories } = facts;
  const holderOf = (unit: UnitIndex): TerritoryIndex => assignment[unit] ?? UNASSIGNED;
  switch (condition.kind) {
    case "measure": {
      const perUnit = measures.find(({ measure }) => measure.key === condition.key)?.perUnit;
      return (unit) => perUnit !== undefined && compare(perUnit[unit] as number, condition.is, condition.value);
    }
    case "density":
      return (unit) => {
        const density = accountsPer1000Km2(measures[0]?.perUnit[unit] ?? 0, layer.areaKm2[unit] as number);
        return density !== null && compare(density, condition.is, condition.value);
      };
    case "area":
      return (unit) => compare(layer.areaKm2[unit] as number, condition.is, condition.value);
    case "assigned":
      return (unit) => (holderOf(unit) !== UNASSIGNED) === condition.is;
    case "territory":
      return (unit) => (holderOf(unit) === condition.territory) === condition.is;
    case "owner":
      return (unit) => ((territories.get(holderOf(unit))?.owner ?? null) === condition.owner) === condition.is;
    case "name": {
      const words = condition.words.trim().toLowerCase();
      return (unit) => `${layer.ids[unit]} ${layer.names[unit]}`.toLowerCase().includes(words) === condition.is;
    }
    case "parent": {
      const column = layer.parents[condition.parent];
      return (unit) => (column?.index[unit] === condition.position) === condition.is;
    }
  }
}

function compare(value: number, is: Comparison, limit: number): boolean {
  switch (is) {
    case "above":
      return value > limit;
    case "atLeast":
      return value >= limit;
    case "below":
      return value < limit;
    case "atMost":
      return value <= limit;
    case "equal":
      return value === limit;
  }
}
