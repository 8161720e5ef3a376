import FlatQueue from "flatqueue";
import type { Layer, UnitIndex } from "../domain/layer.ts";
import { type TerritoryIndex, UNASSIGNED } from "../domain/territory.ts";
import { fillNearest } from "./fill-nearest.ts";
import { unitDistance } from "./unit-distance.ts";

/** Neighbour lists with the plan's gap links. */
type Neighbours = Pick<Layer["adjacency"], "offsets" | "neighbours">;

export type Absorption = {
  readonly layer: Pick<Layer, "pointLng" | "pointLat">;
  readonly neighbours: Neighbours;
  readonly assignment: Int32Array;
  /** The units to be given away, all of one territory. */
  readonly units: readonly UnitIndex[];
  /** Whether a territory may take any: the one that goes and locked ones may not. */
  readonly mayGain: (territory: TerritoryIndex) => boolean;
};

/**
 * Gives each unit to the territory that is nearest along the way from unit to unit, so that what a territory gains hangs
 * together with what it has.
 *
 * @returns Per entry of `units` who gets it; UNASSIGNED where no territory is within reach. O(neighbours · log units).
 */
export function absorbByNearest({ layer, neighbours, assignment, units, mayGain }: Absorption): TerritoryIndex[] {
  const given = new Set(units);
  const owner = assignment.map((territory, unit) =>
    given.has(unit) || territory === UNASSIGNED || !mayGain(territory) ? UNASSIGNED : territory,
  );
  const filled = fillNearest(neighbours, owner, {
    isFree: (unit) => given.has(unit),
    length: unitDistance(layer),
  });
  return units.map((unit) => filled[unit] as TerritoryIndex);
}

export type Loads = {
  /** Per unit of the layer, what it weighs. */
  readonly perUnit: Float64Array;
  /** What a territory carries now and should carry, in the same measure. */
  readonly valueOf: (territory: TerritoryIndex) => number;
  readonly targetOf: (territory: TerritoryIndex) => number;
};

/**
 * Gives the units away one after the other, each time to the neighbour that is least full against its target, which takes
 * the unit nearest to what it has. Every territory grows from its border, so no new pieces arise.
 *
 * @returns Per entry of `units` who gets it; UNASSIGNED where no territory is within reach.
 * O(borders · log units + units · neighbouring territories).
 */
export function absorbEvenly(absorption: Absorption, { perUnit, valueOf, targetOf }: Loads): TerritoryIndex[] {
  const { layer, neighbours, assignment, units, mayGain } = absorption;
  const { offsets } = neighbours;
  const distance = unitDistance(layer);
  const free = new Set(units);
  const taker = new Map<UnitIndex, TerritoryIndex>();
  const queues = new Map<TerritoryIndex, FlatQueue>();
  const fill = new Map<TerritoryIndex, number>();

  const offer = (territory: TerritoryIndex, from: UnitIndex): void => {
    if (!mayGain(territory)) return;
    for (let e = offsets[from] as number; e < (offsets[from + 1] as number); e++) {
      const to = neighbours.neighbours[e] as UnitIndex;
      if (!free.has(to)) continue;
      let queue = queues.get(territory);
      if (queue === undefined) {
        queue = new FlatQueue();
        queues.set(territory, queue);
        fill.set(territory, valueOf(territory));
      }
      queue.push(to, distance(from, to));
    }
  };
  const fullness = (territory: TerritoryIndex): number => {
    const target = targetOf(territory);
    return target > 0 ? (fill.get(territory) as number) / target : Number.MAX_VALUE;
  };
  /** The least full territory that can still take a unit; the first by number among equals. */
  const next = (): TerritoryIndex | null => {
    let best: TerritoryIndex | null = null;
    for (const [territory, queue] of queues) {
      for (let top = queue.peek(); top !== undefined && !free.has(top); top = queue.peek()) queue.pop();
      if (queue.length === 0) queues.delete(territory);
      else if (best === null || fullness(territory) < fullness(best)) best = territory;
    }
    return best;
  };

  // Offered from the units to be given away, whose borders are short, not from the whole map.
  for (const unit of units) {
    for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
      const other = neighbours.neighbours[e] as UnitIndex;
      const holder = assignment[other] as TerritoryIndex;
      if (!free.has(other) && holder !== UNASSIGNED) offer(holder, other);
    }
  }
  for (let territory = next(); territory !== null; territory = next()) {
    const unit = (queues.get(territory) as FlatQueue).pop() as UnitIndex;
    free.delete(unit);
    taker.set(unit, territory);
    fill.set(territory, (fill.get(territory) as number) + (perUnit[unit] as number));
    offer(territory, unit);
  }
  return units.map((unit) => taker.get(unit) ?? UNASSIGNED);
}
