import type { Layer, LayerId, UnitIndex } from "../domain/layer.ts";
import type { TerritoryIndex } from "../domain/territory.ts";

/** A parent of which a territory holds every unit that the plan is about. */
export type HeldParent = {
  readonly layer: LayerId;
  readonly id: string;
  readonly name: string;
  readonly units: readonly UnitIndex[];
};

/** What a territory holds, in the largest pieces that it holds whole. Every unit of it is in exactly one place. */
export type Holding = {
  /** Coarsest layer first; in each by falling number of units. Parents of a single unit are left to `units`. */
  readonly parents: readonly HeldParent[];
  /** What is in none of them, ascending. */
  readonly units: readonly UnitIndex[];
};

/**
 * Says what a territory holds as a person would: states first, of the rest counties, of the rest single units.
 *
 * @param extent 1 per unit that the plan is about: a state counts as whole when all of these in it are held.
 * O(units × parent layers).
 */
export function territoryHolding(
  layer: Layer,
  extent: Uint8Array,
  assignment: Int32Array,
  territory: TerritoryIndex,
): Holding {
  let rest: UnitIndex[] = [];
  for (let unit = 0; unit < layer.unitCount; unit++) if (assignment[unit] === territory) rest.push(unit);

  const parents: HeldParent[] = [];
  // Few parents are large ones.
  const coarsestFirst = [...layer.parents].sort((a, b) => a.ids.length - b.ids.length);
  for (const { layer: parentLayer, ids, names, index } of coarsestFirst) {
    const all = new Int32Array(ids.length);
    for (let unit = 0; unit < layer.unitCount; unit++) {
      const parent = index[unit] as number;
      if (parent >= 0 && extent[unit] === 1) all[parent] = (all[parent] as number) + 1;
    }
    const held = new Map<number, UnitIndex[]>();
    for (const unit of rest) {
      const parent = index[unit] as number;
      if (parent < 0 || extent[unit] !== 1) continue;
      const list = held.get(parent);
      if (list === undefined) held.set(parent, [unit]);
      else list.push(unit);
    }
    const whole = [...held].filter(([parent, units]) => units.length > 1 && units.length === all[parent]);
    whole.sort(([, a], [, b]) => b.length - a.length);
    for (const [parent, units] of whole) {
      parents.push({ layer: parentLayer, id: ids[parent] as string, name: names[parent] as string, units });
    }
    const taken = new Set(whole.map(([parent]) => parent));
    rest = rest.filter((unit) => extent[unit] !== 1 || !taken.has(index[unit] as number));
  }
  return { parents, units: rest };
}
