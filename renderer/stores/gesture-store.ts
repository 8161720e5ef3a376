import { createStore } from "zustand/vanilla";
import type { UnitIndex } from "../../core/domain/layer.ts";
import type { TerritoryIndex } from "../../core/domain/territory.ts";
import type { Corner } from "../../core/geo/select/units-in-polygon.ts";
import type { TrialEffect } from "../../core/score/trial.ts";
import type { Client } from "../shell/api.ts";

/** Units and whom each would go to; UNASSIGNED for nobody. */
export type Moves = ReadonlyMap<UnitIndex, TerritoryIndex>;

/** What the gesture under way would do, drawn on the map before it is done. */
export type Preview =
  | { readonly kind: "select" | "remove"; readonly units: ReadonlySet<UnitIndex> }
  | { readonly kind: "move"; readonly moves: Moves; readonly effect: TrialEffect | null }
  /** Accounts are picked, no units: how many there are inside is known once the service has counted them. */
  | { readonly kind: "pick"; readonly corners: readonly Corner[]; readonly found: Found | null };

export type Found = Awaited<ReturnType<Client["accounts"]["sumsInShape"]>>;

/** Something that was computed and waits for a yes. */
export type Proposal = {
  readonly title: string;
  /** One of several, best first; what is shown is `options[at]`. */
  readonly options: readonly { readonly label: string; readonly moves: Moves; readonly words: string }[];
  readonly at: number;
};

/** What a gesture would take that belongs to somebody, or is locked: asked before it is done. */
export type TakeQuestion = {
  readonly free: number;
  /** Units per territory that would lose some, most first. */
  readonly held: readonly { readonly territory: TerritoryIndex; readonly count: number }[];
  /** Units that are locked themselves. */
  readonly locked: number;
  /** Units per locked territory that would lose some, most first; they are not locked themselves. */
  readonly lockedIn: readonly { readonly territory: TerritoryIndex; readonly count: number }[];
  readonly target: TerritoryIndex;
  readonly answer: (answer: TakeAnswer) => void;
};

export type TakeAnswer = { readonly take: "all" | "free" | "none"; readonly always: boolean };

export type GestureState = {
  readonly preview: Preview | null;
  readonly proposal: Proposal | null;
  readonly question: TakeQuestion | null;
  /** The pointer is on this side of the map, so the card with the scores keeps to the other one. */
  readonly pointerSide: "left" | "right";
};

export const NO_GESTURE: GestureState = { preview: null, proposal: null, question: null, pointerSide: "right" };

export const gestureStore = createStore<GestureState>(() => NO_GESTURE);
