import { createStore } from "zustand/vanilla";
import type { ScenarioColumns } from "../../core/domain/plan-columns.ts";
import type { Territory, TerritoryIndex } from "../../core/domain/territory.ts";
import type { Client } from "../shell/api.ts";

type DoneEvent<Stream> = Stream extends AsyncIterable<infer Event> ? Extract<Event, { kind: "done" }> : never;

/** What a job ends with. */
type JobResult<Call extends (...input: never[]) => Promise<unknown>> = DoneEvent<Awaited<ReturnType<Call>>>["result"];

/** A plan that the solver found and nobody has accepted yet. */
export type Proposal = JobResult<Client["solve"]["propose"]>;
export type Reasons = Awaited<ReturnType<Client["solve"]["reasons"]>>;

/** Ownership as the map draws it. */
export type ShownTerritories = {
  readonly assignment: Int32Array;
  readonly territories: ReadonlyMap<TerritoryIndex, Territory>;
};

/** The solver at work, and what it found until it is accepted or discarded. Meanwhile the scenario is not edited. */
export type ProposalState = {
  readonly isWorking: boolean;
  /** The solver has been asked to end with what it has. */
  readonly isStopping: boolean;
  /** The plan on the way. */
  readonly preview: ShownTerritories | null;
  readonly proposals: readonly Proposal[];
  readonly chosenId: string | null;
  /** Columns of the chosen one. */
  readonly plan: ScenarioColumns | null;
  readonly reasons: Reasons | null;
  /** The map shows the scenario as it is, for comparison. */
  readonly showsPresent: boolean;
};

export const NO_PROPOSAL: ProposalState = {
  isWorking: false,
  isStopping: false,
  preview: null,
  proposals: [],
  chosenId: null,
  plan: null,
  reasons: null,
  showsPresent: false,
};

export const proposalStore = createStore<ProposalState>(() => NO_PROPOSAL);

export const isProposing = ({ isWorking, proposals }: ProposalState): boolean => isWorking || proposals.length > 0;
