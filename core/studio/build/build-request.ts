import type { ByMeasure } from "../../domain/scorecard.ts";

/** What a user asks of the solver. */
export type BuildRequest = {
  readonly scenarioId: string;
  /** Into the scenario as one edit that can be undone, or into a copy of it that becomes active. */
  readonly into: "scenario" | { readonly newScenario: string };
  readonly territories: number;
  /** Weights by measure key; those of 0 do not count. */
  readonly balance: ByMeasure;
  /** A fraction: 0.05 is 5 %. */
  readonly tolerance: number;
  /** 0 … 100. */
  readonly compactness: number;
  readonly seed: number;
  /** Keep to the scenario's present territories and move at most this share of the measure that counts most. */
  readonly maxMovedShare: number | null;
};
