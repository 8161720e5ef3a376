import type { MeasureDemand, SearchDemand } from "../../domain/demands.ts";
import type { Territory, TerritoryIndex } from "../../domain/territory.ts";
import type { SolveProblem } from "../problem.ts";

/**
 * Demands as the solver's side reads them: typed columns with one entry per node, a node being a unit that may change or
 * bears on those that may. Plain data: it crosses to a worker. Territories are slots: first the kept ones, then new ones.
 */
export type DemandTask = {
  /** Unit of the layer per node, ascending. */
  readonly unitOf: Int32Array;
  readonly graph: Pick<SolveProblem, "adjacency" | "areaKm2" | "perimeterKm" | "x" | "y">;
  /** A point in each node in degrees, and its accounts: for distances. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly accounts: Float64Array;
  readonly measures: readonly TaskMeasure[];
  /** Present territories by slot, with the capacity of each, and the capacities of the new ones after them. */
  readonly kept: readonly Pick<Territory, "index" | "id" | "capacity" | "targets">[];
  readonly newCapacities: readonly number[];
  /** Present territories that do not remain, unless a slot continues them. */
  readonly dissolved: readonly TerritoryIndex[];
  /** Numbers of slots to try, ascending; the fewest that meet everything are taken, also of those in between. */
  readonly counts: readonly number[];
  /** Slot at present, or −1; also what the search begins with, unless it begins with nothing. */
  readonly present: Int32Array;
  readonly startsFromPresent: boolean;
  /** Slot that the node must have, or −1. */
  readonly fixed: Int32Array;
  /** Nodes to be kept together, where possible. */
  readonly groups: readonly Int32Array[];
  /** Nodes that must not share a slot, two and two. */
  readonly mustDiffer: Int32Array;
  /** Node that is the slot's fixed centre, by slot; −1 or no entry for none. */
  readonly centres: Int32Array;
  readonly maxRadiusKm: number | null;
  readonly hands: TaskHands | null;
  readonly contiguity: "required" | "off";
  /** Whether territories may lie in pieces after all, where locks leave no other way. */
  readonly mayScatter: boolean;
  readonly compactness: number;
  readonly travel: number;
  readonly effort: number;
  readonly search: SearchDemand;
  readonly seed: number;
};

export type TaskMeasure = MeasureDemand & {
  /** Without what overrides give to others; ≥ 0. */
  readonly perNode: Float64Array;
  /** What each kept slot has by override, whatever its nodes. */
  readonly held: Float64Array;
  /** The demand's maximum, or what a rep can carry where that is less; Infinity for none. */
  readonly upper: number;
};

/** Whose hands nodes are in, and what may change. */
export type TaskHands = {
  /** Slot where the node is at home, or −1. */
  readonly home: Int32Array;
  readonly budgets: readonly {
    /** What changes hands when the node leaves home, ≥ 0, and how much may in all. */
    readonly perNode: Float64Array;
    readonly room: number;
  }[];
  /** What moves are priced by where there is no budget, and times the usual price. */
  readonly priced: Float64Array;
  readonly price: number;
};
