import { hierarchyProblem } from "../domain/hierarchy.ts";
import type { ReadableDb } from "./database.ts";
import { readGroups } from "./queries/groups.ts";
import type { ScenarioKey } from "./queries/scenarios.ts";
import { readTerritories } from "./queries/territories.ts";
import { refuse } from "./refused-edit.ts";

/** What an edit has touched, so that only that is checked. */
export type Touched = {
  /** Territories that were given something. */
  readonly holders: ReadonlySet<number>;
  readonly territories: boolean;
  readonly groups: boolean;
};

/**
 * After all changes: whoever was given something exists, who no longer exists holds nothing, and groups are a tree.
 *
 * @throws EditRefused
 */
export function checkScenario(db: ReadableDb, scenario: ScenarioKey, touched: Touched): void {
  const exists = db.prepare("SELECT 1 FROM territories WHERE scenario = ? AND territory = ?");
  for (const territory of touched.holders) {
    if (exists.get(scenario, territory) === undefined) refuse({ kind: "unknown-territory", territory });
  }
  if (touched.territories) checkTerritories(db, scenario);
  if (!touched.territories && !touched.groups) return;
  const groups = new Map(readGroups(db, scenario).map((group) => [group.index, group]));
  const problem = hierarchyProblem(groups, readTerritories(db, scenario));
  if (problem !== null) refuse(problem);
}

function checkTerritories(db: ReadableDb, scenario: ScenarioKey): void {
  const orphan = db
    .prepare<[object], number>(
      `SELECT h.territory FROM
         (SELECT territory FROM assignments WHERE scenario = $scenario
          UNION SELECT territory FROM overrides WHERE scenario = $scenario) h
       LEFT JOIN territories t ON t.scenario = $scenario AND t.territory = h.territory
       WHERE t.territory IS NULL LIMIT 1`,
    )
    .pluck()
    .get({ scenario });
  if (orphan !== undefined) refuse({ kind: "territory-in-use", territory: orphan });
  const twice = db
    .prepare<[number], string>("SELECT id FROM territories WHERE scenario = ? GROUP BY id HAVING count(*) > 1 LIMIT 1")
    .pluck()
    .get(scenario);
  if (twice !== undefined) refuse({ kind: "territory-id-taken", id: twice });
}
