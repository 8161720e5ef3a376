import type { Edit } from "../../core/domain/edit.ts";
import type { UnitIndex } from "../../core/domain/layer.ts";
import { type TerritoryIndex, UNASSIGNED } from "../../core/domain/territory.ts";
import { moveChanges, type SortedMoves, sortMoves } from "../edits/move-units.ts";
import { forgetTrial } from "../scores/live-scoring.ts";
import { notice } from "../shell/notice.ts";
import { gestureStore, type Moves, type TakeAnswer } from "../stores/gesture-store.ts";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { rememberAlways, toolStore } from "../stores/tool-store.ts";
import { en } from "../text/en.ts";
import { commitEdit } from "./commit-edit.ts";
import { withGain } from "./with-gain.ts";

type Manner = {
  /** The step's name in the history, for as many units as were moved in the end; "Moved …" when left out. */
  readonly label?: (count: number) => string;
  /** Whether to ask before other territories lose units: a sweep may take more than was meant, a chosen unit is meant. */
  readonly asksForHeld: boolean;
};

/**
 * Gives units to territories as one undoable step, whatever gesture it was. What is locked, and what belongs to others
 * where the gesture asks for that, is moved only after a yes; the answer can be remembered for the plan.
 *
 * @returns Whether anything was given.
 */
export async function giveUnits(moves: Moves, { label, asksForHeld }: Manner): Promise<boolean> {
  const { takesHeld, takesLocked, skipLocked } = toolStore.getState();
  const sorted = sortMoves(scenarioStore.getState(), moves);
  const doubts: Doubts = {
    held: asksForHeld && takesHeld === "ask" && sorted.held.size > 0,
    locked: !skipLocked && takesLocked === "ask" && sorted.locked.size > 0,
  };
  const answer = doubts.held || doubts.locked ? await ask(sorted, doubts) : ALL;
  const edit = answer.take === "none" ? null : answeredEdit(moves, sorted, doubts, answer, label);
  const given = edit === null ? false : commitEdit(edit);
  // Only now that the edit is on the screen: what was tried has been counted and coloured, and need not be again.
  stopPreview();
  return given;
}

/** The step that is left of the moves after the answer, with what has to be said of it; null when nothing moves. */
function answeredEdit(
  moves: Moves,
  sorted: SortedMoves,
  doubts: Doubts,
  answer: TakeAnswer,
  label: Manner["label"],
): Edit | null {
  const { skipLocked } = toolStore.getState();
  if (answer.always) remember(doubts);
  if (sorted.barred.size > 0) notice.info(barredSentence(sorted.barred));
  const isTaken = (doubted: boolean): boolean => answer.take === "all" || !doubted;
  const takesLockedNow = !skipLocked && isTaken(doubts.locked);
  const chosen = new Map(
    [...moves].filter(
      ([unit]) =>
        sorted.free.has(unit) ||
        (isTaken(doubts.held) && sorted.held.has(unit)) ||
        (takesLockedNow && sorted.locked.has(unit)),
    ),
  );
  if (skipLocked && sorted.locked.size > 0) notice.info(en.tools.leftLocked(sorted.locked.size, ...nouns()));
  const changes = moveChanges(scenarioStore.getState(), chosen);
  if (changes === null) return null;
  const [, target = UNASSIGNED] = [...chosen][0] ?? [];
  const name = (label?.(chosen.size) ?? labelOf(chosen.size, target)).slice(0, 280);
  return { label: withGain(name, [...chosen.keys()], target === UNASSIGNED ? -1 : 1), changes };
}

/** Takes everything that was only shown off the screen again. */
export function stopPreview(): void {
  forgetTrial();
  const { preview, question } = gestureStore.getState();
  if (preview !== null || question !== null) gestureStore.setState({ preview: null, question: null });
}

type Doubts = { readonly held: boolean; readonly locked: boolean };

const ALL: TakeAnswer = { take: "all", always: false };

function ask({ free, held, locked }: SortedMoves, doubts: Doubts): Promise<TakeAnswer> {
  const { lockedUnits } = scenarioStore.getState();
  const inDoubt = doubts.locked ? [...locked.keys()] : [];
  const lockedIn = inDoubt.filter((unit) => lockedUnits[unit] !== 1);
  const [target = UNASSIGNED] = [...free.values(), ...held.values(), ...locked.values()];
  return new Promise((answer) => {
    gestureStore.setState({
      question: {
        free: free.size + (doubts.held ? 0 : held.size),
        held: losers(doubts.held ? [...held.keys()] : []),
        locked: inDoubt.length - lockedIn.length,
        lockedIn: losers(lockedIn),
        target,
        answer,
      },
    });
  });
}

/** How many of the units each territory would lose, most first. */
function losers(units: readonly UnitIndex[]): { readonly territory: TerritoryIndex; readonly count: number }[] {
  const { assignment } = scenarioStore.getState();
  const counts = new Map<TerritoryIndex, number>();
  for (const unit of units) {
    const holder = assignment[unit] ?? UNASSIGNED;
    counts.set(holder, (counts.get(holder) ?? 0) + 1);
  }
  return [...counts]
    .map(([territory, count]) => ({ territory, count }))
    .toSorted((a, b) => b.count - a.count || a.territory - b.territory);
}

function remember(doubts: Doubts): void {
  const planId = planStore.getState().snapshot?.summary.id;
  if (planId === undefined) return;
  rememberAlways(planId, {
    ...(doubts.held && { takesHeld: "always" as const }),
    ...(doubts.locked && { takesLocked: "always" as const }),
  });
}

function labelOf(count: number, target: number): string {
  const name = scenarioStore.getState().territories.get(target)?.name ?? "";
  return target === UNASSIGNED ? en.edit.unassigned(count, ...nouns()) : en.edit.moved(count, ...nouns(), name);
}

function nouns(): readonly [one: string, many: string] {
  const meta = planStore.getState().layer?.meta;
  return [meta?.unitNoun ?? "", meta?.unitNounPlural ?? ""];
}

function barredSentence(barred: Moves): string {
  const { allLocked, territories } = scenarioStore.getState();
  const [target = UNASSIGNED] = barred.values();
  return allLocked ? en.lock.all : en.lock.territory(territories.get(target)?.name ?? "");
}
