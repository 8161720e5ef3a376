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
