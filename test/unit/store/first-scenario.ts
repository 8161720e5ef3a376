import type { ScenarioKey } from "../../../core/store/queries/scenarios.ts";

/** The scenario that planFile makes: the first in its file. */
export const FIRST_SCENARIO = 1 as ScenarioKey;
