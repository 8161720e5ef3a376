import type { IsCancelled } from "../domain/cancel.ts";
import type { Adjacency } from "../domain/layer.ts";

/** A measure to balance. */
export type SolveMeasure = {
  /** Stored key, as in the plan: `revenue`. */
  readonly key: string;
  /** How much it counts beside the other measures, > 0; only ratios matter. */
  readonly weight: number;
  /** Length n, finite and ≥ 0, in the measure's own unit. */
  readonly perUnit: Float64Array;
  /** Deviation from target that is good enough, as a fraction > 0: 0.05 = 5 %. */
  readonly tolerance: number;
  /** Length k, > 0: what each territory should carry of this measure relative to the others. Absent: the problem's. */
  readonly targets?: Float64Array;
};

/** Today's ownership, and how much of it may change hands. */
export type SolveBaseline = {
  /** Territory 0 … k − 1 per unit, or −1 where nobody holds it: such a unit may go anywhere for free. */
  readonly assignment: Int32Array;
  /** What it costs to move a unit, ≥ 0: its revenue, its accounts, its relationship-years. */
  readonly weightPerUnit: Float64Array;
  /** Largest share (0 … 1) of the held weight that may change territory. Absent: no limit, but a price. */
  readonly maxMovedShare?: number;
  /** Times the usual price of leaving home, ≥ 0: 0 moves what it likes within the share. Absent: 1. */
  readonly price?: number;
};

/** What the solver is asked. All per-unit arrays have `adjacency.offsets.length − 1` entries and are only read. */
export type SolveProblem = {
  readonly adjacency: Adjacency;
  /** Geodesic area and perimeter of each unit. */
  readonly areaKm2: Float64Array;
  readonly perimeterKm: Float64Array;
  /** A point in each unit, km, in an equal-area projection. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly measures: readonly SolveMeasure[];
  readonly territoryCount: number;
  /** Length k, > 0: what each territory should carry relative to the others. Absent: all the same. */
  readonly targets?: Float64Array;
  /** Territory that a unit is locked into, or −1. Absent: none is locked. */
  readonly fixed?: Int32Array;
  /** Plan to improve, −1 where a unit has no territory yet. Absent: the baseline, or else from nothing. */
  readonly start?: Int32Array;
  readonly baseline?: SolveBaseline;
  readonly contiguity: "required" | "off";
  /** 0: balance alone counts. 100: shapes count most, and the whole tolerance may be used for them. */
  readonly compactness: number;
  /** 0: compact means short borders. 100: it means short ways from the centre to what a territory holds. Absent: 0. */
  readonly travel?: number;
  readonly seed: number;
  /** 1 is the normal effort; 4 takes about four times as long. Counted in proposals, so that it is repeatable. */
  readonly effort: number;
};

export const DEFAULT_COMPACTNESS = 50;
export const DEFAULT_TOLERANCE = 0.05;

export type SolvePhase = "preparing" | "starting" | "balancing" | "polishing" | "proving";

export type SolveProgress = {
  readonly phase: SolvePhase;
  /** 0 … 1 of the whole work. */
  readonly done: number;
  /** Largest deviation of any territory and measure just now, as a fraction of what is within reach for it. */
  readonly maxDeviation: number;
  readonly borderKm: number;
  /** The plan as it stands, one entry per unit; a fresh copy each call. Costs O(n): ask only to draw it. */
  readonly assignment: () => Int32Array;
  /** Number of the attempt from the second on, where the search is one of several. */
  readonly attempt?: number;
};

export type SolveHooks = {
  readonly onProgress?: (progress: SolveProgress) => void;
  /** True once nobody wants the result: the solver throws `Cancelled`. */
  readonly isCancelled?: IsCancelled;
  /** True once the user wants what there is: the solver finishes quickly with it. */
  readonly shouldStop?: () => boolean;
  /** True once the time that was given is over: the same, but as agreed. Asked only where seconds were demanded. */
  readonly isTimeOver?: () => boolean;
};

/** What the user should know about how the question was read. The sentence for each stands with the screen. */
export type SolveNote =
  /** The measure is zero everywhere: units were counted instead, or it was left out beside others. */
  | { readonly kind: "measure-is-zero"; readonly measure: string; readonly used: "unit-count" | "left-out" }
  /** One unit alone outweighs what a territory should carry; the other territories share the rest evenly. */
  | { readonly kind: "unit-outweighs-target"; readonly measure: string; readonly unit: number; readonly share: number }
  /** Without links the units hang together in several pieces; no territory reaches across. */
  | { readonly kind: "several-pieces"; readonly pieces: number }
  /** Making the baseline contiguous, or honouring locks, already moves more than was allowed. */
  | { readonly kind: "repair-exceeds-budget"; readonly movedShare: number; readonly maxMovedShare: number }
  /** The user stopped early; the answer is the best until then. */
  | { readonly kind: "stopped-early" }
  /** The time that was given was over before the first attempt was. */
  | { readonly kind: "time-was-short" };

/** A plan. Fractions throughout: 0.021 = 2.1 %. */
export type SolveAnswer = {
  /** Territory of every unit. */
  readonly assignment: Int32Array;
  /** Per measure of the problem, max over territories of |value − target| / target. Of the unit counts where these stand in; 0 where left out. */
  readonly maxDeviation: readonly number[];
  /** Proven: no plan at all can have a smaller max deviation. Per measure. */
  readonly bound: { readonly maxDeviation: readonly number[] };
  /** Length of the borders between territories. */
  readonly borderKm: number;
  /** Share of the baseline's weight that changed territory; null without a baseline. */
  readonly movedShare: number | null;
  /** Proposals that were looked at. */
  readonly iterations: number;
  readonly notes: readonly SolveNote[];
};

/** Why there is no plan. */
export type SolveRefusal =
  | { readonly kind: "no-units" }
  | { readonly kind: "no-measures" }
  | { readonly kind: "too-few-territories"; readonly territories: number }
  | { readonly kind: "more-territories-than-units"; readonly territories: number; readonly units: number }
  /** A per-unit array has another length than there are units, or a target array another than k. */
  | { readonly kind: "wrong-length"; readonly of: string; readonly length: number; readonly expected: number }
  | { readonly kind: "bad-weight"; readonly measure: string; readonly unit: number; readonly value: number }
  | { readonly kind: "bad-setting"; readonly setting: string; readonly value: number }
  | { readonly kind: "bad-target"; readonly territory: number; readonly value: number }
  /** A lock, start or baseline names a territory that is not in 0 … k − 1. */
  | { readonly kind: "unknown-territory"; readonly of: string; readonly unit: number; readonly territory: number }
  /** Contiguity is required, but the units hang together in more pieces than there are territories. */
  | { readonly kind: "more-pieces-than-territories"; readonly pieces: number; readonly territories: number }
  /** No plan joins the territory's locked units without crossing another one's, or none was found (`proved` false). */
  | { readonly kind: "locks-cannot-connect"; readonly territory: number; readonly proved: boolean }
  /** Locks leave no free unit for a territory that has none. */
  | { readonly kind: "locks-leave-no-room"; readonly territories: number };
