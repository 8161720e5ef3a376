import type { RejectedRow, RepairedRow } from "../domain/account.ts";
import type { Binding, ObjectiveReport, Unmet } from "../domain/demand-report.ts";
import type { Override } from "../domain/edit.ts";
import type { Group } from "../domain/group.ts";
import type { Layer, UnitIndex } from "../domain/layer.ts";
import type { Measure } from "../domain/measure.ts";
import type { PlanSummary, ScenarioSummary } from "../domain/scenario.ts";
import type { ByMeasure, Scorecard } from "../domain/scorecard.ts";
import type { Territory } from "../domain/territory.ts";

/** One account of the plan, as the writers need it. */
export type SharedAccount = {
  /** The mapped id, or the row number where the file has none. */
  readonly id: string;
  readonly unit: UnitIndex;
  /** Set when a territory holds the account whatever its unit says. */
  readonly override: Override | null;
};

/** How the scenario came about; what is not known is null. */
export type SharedSolve = {
  /** As the user set it: balance, tolerance, territories … Plain JSON. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly seed: number | null;
  readonly seconds: number | null;
  /** What was reached of what was striven for and what was not; absent where that is not known any more. */
  readonly report?: {
    readonly objectives: readonly ObjectiveReport[];
    readonly unmet: readonly Unmet[];
    readonly tried: readonly { readonly count: number; readonly miss: number }[];
    readonly search: { readonly attempts: number; readonly seed: number };
    readonly bindings: readonly Binding[];
    /** From other sides of the frontier, each in a scenario; the first is this one. */
    readonly alternatives?: readonly { readonly kind: string; readonly scenario: string }[];
  };
};

/**
 * Everything that a plan's files are written from. Long lists come as functions, each call a new walk, so that a million
 * accounts are never in memory at once.
 */
export type ShareInput = {
  readonly plan: PlanSummary;
  readonly layer: Layer;
  readonly scenario: Pick<ScenarioSummary, "id" | "name">;
  readonly measures: readonly Measure[];
  /** The plan's balance weights by measure key. */
  readonly balance: ByMeasure;
  /** 1 for the units that the plan is about. */
  readonly extent: Uint8Array;
  readonly territories: readonly Territory[];
  /** What holds territories and one another; empty where the scenario has none. */
  readonly groups: readonly Group[];
  /** Territory index per unit, UNASSIGNED for none. */
  readonly assignment: Int32Array;
  /** Of this scenario; its territories are in the order of `territories`. */
  readonly scorecard: Scorecard;
  readonly solve: SharedSolve;
  readonly accounts: () => Iterable<SharedAccount>;
  readonly rejected: () => Iterable<RejectedRow>;
  readonly repairs: () => Iterable<RepairedRow>;
  /** Outlines to draw behind the territories, such as the states; null for none. */
  readonly backdrop: Layer | null;
  /** BCP 47 tag that numbers, miles or kilometres, and dates follow: "en-US". */
  readonly locale: string;
  readonly writtenAtMs: number;
};

/** Whether a unit stands in the plan's files: it is of the extent, or a territory has it. */
export const isPlanUnit = (
  { extent, assignment }: Pick<ShareInput, "extent" | "assignment">,
  unit: UnitIndex,
): boolean => extent[unit] === 1 || (assignment[unit] as number) >= 0;

/** What the hand-outs are drawn from: plain data, which another thread can be given. */
export type DrawnInput = Omit<ShareInput, "accounts" | "rejected" | "repairs">;
