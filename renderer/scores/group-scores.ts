import type { GroupIndex } from "../../core/domain/group.ts";
import { type GroupScores, rollUp } from "../../core/score/roll-up.ts";
import { planStore } from "../stores/plan-store.ts";
import type { ScenarioState } from "../stores/scenario-store.ts";

type Source = Pick<ScenarioState, "groups" | "territories" | "scorecard">;

let last: { readonly source: Source; readonly scores: ReadonlyMap<GroupIndex, GroupScores> } | null = null;

/** Scores of the groups on screen, rolled up once for each scorecard however many rows ask. */
export function groupScores({ groups, territories, scorecard }: Source): ReadonlyMap<GroupIndex, GroupScores> {
  const isSame =
    last?.source.groups === groups && last.source.territories === territories && last.source.scorecard === scorecard;
  if (last !== null && isSame) return last.scores;
  const measures = planStore.getState().snapshot?.measures ?? [];
  const scores = rollUp(
    groups,
    territories.values(),
    scorecard?.territories ?? [],
    measures.map(({ key }) => key),
  );
  last = { source: { groups, territories, scorecard }, scores };
  return scores;
}
