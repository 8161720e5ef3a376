import type { MeasureKey } from "./measure.ts";

/** What kind of demand a plan does not meet. */
export type UnmetKind =
  | "number"
  | "tolerance"
  | "minimum"
  | "maximum"
  | "unassigned"
  | "in-pieces"
  | "across-water"
  | "across-barrier"
  | "split-group"
  | "must-differ"
  | "too-far"
  | "centre"
  | "lock"
  | "locked-territory"
  | "outside-scope"
  | "budget";

/** One demand that a plan does not meet: where, by how much, and what would make it possible. */
export type Unmet = {
  readonly kind: UnmetKind;
  /** True for what must hold; false for what was asked for as far as possible (tolerances, groups, "preferred"). */
  readonly isHard: boolean;
  /** Id of the territory at fault; null where it is the plan as a whole. */
  readonly territory: string | null;
  readonly measure: MeasureKey | null;
  /** Ids of units concerned, a few of them where they are many. */
  readonly units: readonly string[];
  /** What the plan has and what was demanded, in the demand's own unit: a fraction, an amount, km, a count. */
  readonly value: number;
  readonly limit: number;
  /** What happened, and what would make it possible. */
  readonly sentence: string;
};

/** Why a unit changed hands. Deviations are fractions of the target, the larger of the two territories concerned. */
export type MoveReason = {
  readonly unit: string;
  /** Ids of the territories. */
  readonly from: string;
  readonly to: string;
  /** Had only this unit stayed; null where its territory is no more. */
  readonly offIfStayed: number | null;
  readonly off: number;
  readonly nextBest: { readonly territory: string; readonly off: number } | null;
  /** What would have to change for it to stay. */
  readonly toStay: "tolerance" | "connection" | "its-territory" | "shape" | "exchange";
  readonly sentence: string;
};

/** What keeps a territory from being nearer to its target. */
export type Binding = {
  readonly territory: string;
  readonly kind: "on-target" | "lock" | "dead-end" | "coarse-units" | "neighbours-full" | "budget" | "shape";
  /** Largest deviation of its balanced measures. */
  readonly off: number;
  readonly sentence: string;
};
/** One thing that is striven for: what was reached, and what nothing can beat. `bound` is null where nothing is proven. */
export type ObjectiveReport = {
  readonly objective: "balance" | "compactness" | "travel" | "disruption";
  readonly measure: MeasureKey | null;
  /** balance: largest deviation from target (less is better); compactness: mean Polsby–Popper (more is better); travel: mean km of the measure from the centre of its territory; disruption: share moved. */
  readonly value: number;
  readonly bound: number | null;
  /** Distance between value and bound in the objective's own unit, ≥ 0; null without a bound. */
  readonly gap: number | null;
};
