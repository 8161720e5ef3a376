import { randomUUID } from "node:crypto";
import { commitEdit } from "../../store/commit-edit.ts";
import { BEGINNING, currentEntry } from "../../store/queries/journal.ts";
import { activateScenario, duplicateScenario, type ScenarioKey } from "../../store/queries/scenarios.ts";
import { writeProvenBound } from "../../store/queries/settings.ts";
import type { OpenPlan } from "../plan/open-plan.ts";
import { findScenario } from "../scenario/find-scenario.ts";
import { editFailure } from "../scenario/refused-sentence.ts";
import type { Proposal } from "./proposal.ts";
import { letStand } from "./standing-demands.ts";

export type BuildStamp = { readonly author: string; readonly now: () => number };
/** Into the scenario it was made from, or into a copy of that, which becomes active. */
export type BuildTarget = "scenario" | { readonly newScenario: string };

/**
 * Writes a proposal as one edit that can be undone.
 *
 * @throws StudioFailure when the scenario was edited since.
 */
export function acceptProposal(
  { db, layerKey }: OpenPlan,
  proposal: Proposal,
  into: BuildTarget,
  { author, now }: BuildStamp,
): void {
  const { request, edit, before, provenBound, after } = proposal;
  const source = findScenario(db, request.scenarioId);
  const atMs = now();
  const commit = (scenario: ScenarioKey, revision: number): void => {
    if (edit === null) return;
    const committed = commitEdit(db, { scenario, revision, edit, author, atMs });
    if (!committed.ok) throw editFailure(committed.problem);
  };
  db.transaction(() => {
    let id = request.scenarioId;
    let since = { scenarioId: id, edit: currentEntry(db, source) };
    if (into === "scenario") commit(source, before.revision);
    else {
      id = randomUUID();
      const copy = duplicateScenario(db, source, { id, name: into.newScenario, createdAtMs: atMs });
      since = { scenarioId: id, edit: BEGINNING };
      commit(copy, 0);
      activateScenario(db, copy);
    }
    letStand(db, id, request.demands, since);
    if (provenBound !== null) {
      writeProvenBound(db, id, {
        territoryCount: after.territories.length,
        maxDeviation: provenBound,
        layerKey,
      });
    }
  }).immediate();
}
