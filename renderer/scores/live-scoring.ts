import type { Change, Edit } from "../../core/domain/edit.ts";
import type { UnitIndex } from "../../core/domain/layer.ts";
import type { OverrideColumns } from "../../core/domain/plan-columns.ts";
import type { Scorecard } from "../../core/domain/scorecard.ts";
import type { Territory, TerritoryIndex } from "../../core/domain/territory.ts";
import { createLiveScores, type LiveScores } from "../../core/score/live-scores.ts";
import type { Trial, TrialEffect } from "../../core/score/trial.ts";
import { planStore } from "../stores/plan-store.ts";

type Territories = ReadonlyMap<TerritoryIndex, Territory>;

/** Scores of the scenario on screen, kept up to date by what moves. */
let live: LiveScores | null = null;

/** What is being tried on top of them, and where each unit is tried. */
let trial: { readonly scores: Trial; readonly tried: Map<UnitIndex, TerritoryIndex> } | null = null;

/** Scores of a scenario that has just come to the screen, from scratch; null without a plan. */
export function startScoring(
  assignment: Int32Array,
  territories: Territories,
  overrides: OverrideColumns,
): Scorecard | null {
  const { layer, columns, holdings, snapshot } = planStore.getState();
  forgetTrial();
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
  if (live === null || edit.changes.some(changesScores)) {
    return startScoring(assignment, territories, overrides);
  }
  const moves = edit.changes.filter((change) => change.kind === "units");
  if (!keepTrial(moves)) {
    forgetTrial();
    for (const { units, to: targets } of moves) {
      for (const [to, group] of byTarget(units, targets)) live.move(group, to);
    }
  }
  return live.scorecard();
}

/** What was shown while the button was down is what the edit does: it has been counted. Whether there was such a trial. */
function keepTrial([change, ...others]: readonly Extract<Change, { kind: "units" }>[]): boolean {
  if (trial === null || change === undefined || others.length > 0) return false;
  const { scores, tried } = trial;
  if (!change.units.every((unit, i) => tried.get(unit) === change.to[i])) return false;
  if (tried.size > change.units.length) {
    const made = new Set(change.units);
    scores.moveBack([...tried.keys()].filter((unit) => !made.has(unit)));
  }
  scores.keep();
  trial = null;
  return true;
}

/**
 * What would come of these moves, before they are made; null without scores. Only what differs from the moves that were
 * tried last is counted, so a stroke costs per frame what it has just taken.
 */
export function tryMoves(moves: ReadonlyMap<UnitIndex, TerritoryIndex>): TrialEffect | null {
  if (live === null) return null;
  trial ??= { scores: live.startTrial(), tried: new Map() };
  const { scores, tried } = trial;
  const given = [...tried.keys()].filter((unit) => !moves.has(unit));
  scores.moveBack(given);
  for (const unit of given) tried.delete(unit);
  const units: UnitIndex[] = [];
  const to: TerritoryIndex[] = [];
  for (const [unit, target] of moves) {
    if (tried.get(unit) === target) continue;
    tried.set(unit, target);
    units.push(unit);
    to.push(target);
  }
  for (const [target, group] of byTarget(units, to)) scores.move(group, target);
  return scores.effect();
}

/** The trial, if there is one, leaves no trace. */
export function forgetTrial(): void {
  trial?.scores.end();
  trial = null;
}

/** Whether a change needs scores from scratch: a territory's colour, note, group and lock are in none. */
function changesScores(change: Change): boolean {
  if (change.kind !== "territory") return change.kind === "override";
  const { from, to } = change;
  return from === null || to === null || scored(from) !== scored(to);
}

const scored = ({ id, name, owner, capacity, targets }: Territory): string =>
  JSON.stringify([id, name, owner, capacity, targets]);

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
