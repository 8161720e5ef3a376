import type { ReadableDb } from "../../store/database.ts";
import { readScenarioSummaries, type ScenarioKey, scenarioKey } from "../../store/queries/scenarios.ts";
import { refuse } from "../studio-failure.ts";

/** @throws StudioFailure when the plan has no such scenario (any more). */
export function findScenario(db: ReadableDb, id: string): ScenarioKey {
  return scenarioKey(db, id) ?? refuse("scenario-missing", "That scenario is no longer in the plan.");
}

/** The id of the scenario of this name, as written or else in any capitals. */
export function scenarioNamed(db: ReadableDb, name: string): string {
  const all = readScenarioSummaries(db);
  const found =
    all.find((each) => each.name === name) ?? all.find((each) => each.name.toLowerCase() === name.toLowerCase());
  const names = all.map((each) => `“${each.name}”`).join(", ");
  return found?.id ?? refuse("scenario-missing", `There is no scenario “${name}”: the plan has ${names}.`);
}
