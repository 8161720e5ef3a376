import type { Edit } from "../../core/domain/edit.ts";
import type { UnitIndex } from "../../core/domain/layer.ts";
import type { OverrideColumns } from "../../core/domain/plan-columns.ts";
import type { Scorecard } from "../../core/domain/scorecard.ts";
import type { Territory, TerritoryIndex } from "../../core/domain/territory.ts";
import { createLiveScores, type LiveScores } from "../../core/score/live-scores.ts";
import { planStore } from "../stores/plan-store.ts";

type Territories = ReadonlyMap<TerritoryIndex, Territory>;

/** Scores of the scenario on screen, kept up to date by what moves. */
let live: LiveScores | null = null;

/** Scores of a scenario that has just come to the screen, from scratch; null without a plan. */
export function startScoring(
  assignment: Int32Array,
  territories: Territories,
  overrides: OverrideColumns,
): Scorecard | null {
  const { layer, columns, holdings, snapshot } = planStore.getState();
  live = null;
  if (layer === null || columns === null || snapshot === null) return null;
  live = createLiveScores({
    layer,
    columns,
    holdings,
    scenario: { assignment, territories: [...territories.values()], overrides },
    balance: snapshot.balance,
  });
  return live.scorecard();
}

/** Scores after an edit that has been applied to the columns: only what moved is counted again, where that is enough. */
export function rescore(
  edit: Edit,
  assignment: Int32Array,
  territories: Territories,
  overrides: OverrideColumns,
): Scorecard | null {
  if (live === null || edit.changes.some(({ kind }) => kind === "territory" || kind === "override")) {
    return startScoring(assignment, territories, overrides);
  }
  for (const change of edit.changes) {
    if (change.kind !== "units") continue;
    for (const [to, units] of byTarget(change.units, change.to)) live.move(units, to);
  }
  return live.scorecard();
}

function byTarget(
  units: readonly UnitIndex[],
  to: readonly TerritoryIndex[],
): ReadonlyMap<TerritoryIndex, readonly UnitIndex[]> {
  const groups = new Map<TerritoryIndex, UnitIndex[]>();
  units.forEach((unit, i) => {
    const target = to[i] as TerritoryIndex;
    const group = groups.get(target);
    if (group === undefined) groups.set(target, [unit]);
    else group.push(unit);
  });
  return groups;
}
