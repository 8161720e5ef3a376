import { movedShares } from "../../score/demands/moved-shares.ts";
import type { AlternativeKind } from "./alternatives.ts";
import type { Proposal } from "./proposal.ts";

/** A proposal as the screen lists it; its territories and units are fetched from /proposals/<id>.pack. */
export function proposalSummary(proposal: Proposal, kind: AlternativeKind = "as-asked") {
  const { id, request, scorecard, unmet, objectives, notes, tried, search, seconds, after, check, edit } = proposal;
  const moved = edit?.changes.find((change) => change.kind === "units")?.units.length ?? 0;
  const shares = movedShares(check);
  return {
    id,
    kind,
    scenarioId: request.scenarioId,
    demands: request.demands,
    territories: after.territories.length,
    /** Whether anything would change at all. */
    isChange: edit !== null,
    movedUnits: moved,
    movedShare: Object.fromEntries(
      check.present.columns.measures.map(({ measure }, m) => [measure.key, shares[m] as number]),
    ),
    scorecard,
    isValid: !unmet.some(({ isHard }) => isHard),
    unmet: [...unmet],
    objectives: [...objectives],
    notes: [...notes],
    tried: [...tried],
    search,
    seconds,
  };
}
