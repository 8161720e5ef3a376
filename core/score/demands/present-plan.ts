import type { Layer } from "../../domain/layer.ts";
import type { Holdings, PlanColumns, ScenarioColumns } from "../../domain/plan-columns.ts";
import type { NumberWords } from "../number-words.ts";

export type PlanScenario = Pick<ScenarioColumns, "territories" | "assignment" | "overrides">;

/** A plan as it is when something is demanded of it. */
export type PresentPlan = {
  readonly layer: Layer;
  readonly columns: PlanColumns;
  readonly scenario: PlanScenario;
  /** Who held what in the baseline; null without one. */
  readonly holdings: Holdings | null;
  /** How numbers are written in sentences. */
  readonly words: NumberWords;
};
