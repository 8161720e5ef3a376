import type { LayerId } from "./layer.ts";

/** One complete answer to "who gets what". Its territories, assignment and overrides are an EditableScenario. */
export type ScenarioSummary = {
  readonly id: string;
  readonly name: string;
  /** The scenario it was duplicated from; null for a first one or when that one was deleted. */
  readonly parentId: string | null;
  /** The one that others are compared with; at most one in a plan. */
  readonly isBaseline: boolean;
  readonly territoryCount: number;
  readonly createdAtMs: number;
};

/** Facts of the plan as a whole. Ratios and scores are no part of it: they are computed. */
export type PlanSummary = {
  readonly id: string;
  readonly name: string;
  readonly layer: LayerId;
  /** ISO 4217 code: "USD". */
  readonly currency: string;
  readonly createdAtMs: number;
  /** Accounts in the plan, each with a unit. */
  readonly accountCount: number;
  readonly rejectedCount: number;
  readonly repairedCount: number;
  /** Units of the extent: those that the plan is about. */
  readonly extentUnitCount: number;
};
