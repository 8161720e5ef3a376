import { tryMoves } from "../scores/live-scoring.ts";
import { gestureStore, type Proposal } from "../stores/gesture-store.ts";
import { giveUnits, stopPreview } from "./give-units.ts";

/** Shows what was computed, on the map and in scores, and waits for a yes. */
export function propose(proposal: Omit<Proposal, "at">): void {
  stopPreview();
  gestureStore.setState({ proposal: { ...proposal, at: 0 } });
  showOption();
}

/** Shows the next of several options; after the last one the first. */
export function nextProposal(): void {
  const { proposal } = gestureStore.getState();
  if (proposal === null) return;
  gestureStore.setState({ proposal: { ...proposal, at: (proposal.at + 1) % proposal.options.length } });
  showOption();
}

/** Does what is shown, as one undoable step. */
export async function acceptProposal(): Promise<void> {
  const { proposal } = gestureStore.getState();
  const option = proposal?.options[proposal.at];
  gestureStore.setState({ proposal: null });
  // What other territories lose was on screen, so nothing is asked but for locks.
  if (option !== undefined) await giveUnits(option.moves, { asksForHeld: false, label: () => option.label });
}

/** Nothing has happened. Whether there was a proposal. */
export function dropProposal(): boolean {
  const isOn = gestureStore.getState().proposal !== null;
  if (isOn) {
    gestureStore.setState({ proposal: null });
    stopPreview();
  }
  return isOn;
}

function showOption(): void {
  const { proposal } = gestureStore.getState();
  const moves = proposal?.options[proposal.at]?.moves;
  if (moves === undefined) return;
  gestureStore.setState({ preview: { kind: "move", moves, effect: tryMoves(moves) } });
}
