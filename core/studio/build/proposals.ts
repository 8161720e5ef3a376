import { encodePack } from "../../domain/pack.ts";
import type { DemandTask } from "../../solve/demands/demand-task.ts";
import type { OpenPlan } from "../plan/open-plan.ts";
import { refuse } from "../studio-failure.ts";
import type { Proposal } from "./proposal.ts";

/** The most that are kept; the oldest go first. */
const MOST_PROPOSALS = 24;

/** A run of the solver that the user can end. */
export type SolveRun = {
  /** Falls when what there is will do. */
  readonly stop: AbortSignal;
  /** Takes the plan on the way that is shown from now on. @returns Its number. */
  readonly show: (task: DemandTask, assignment: Int32Array) => number;
  readonly end: () => void;
};

/** Plans that the solver found and nobody has accepted yet, and what the solver is at. Gone when the service ends. */
export type Proposals = {
  readonly add: (proposal: Proposal) => void;
  /** @throws StudioFailure when it was discarded, or belongs to another plan. */
  readonly get: (id: string, plan: OpenPlan) => Proposal;
  readonly find: (id: string) => Proposal | undefined;
  readonly discard: (id: string) => void;
  readonly begin: (unitCount: number) => SolveRun;
  /** Ends what is running, keeping the best so far. */
  readonly stop: () => void;
  /** The plan on the way, as bytes; null while there is none. */
  readonly preview: () => Uint8Array<ArrayBuffer> | null;
};

export function createProposals(): Proposals {
  const held = new Map<string, Proposal>();
  const running = new Set<AbortController>();
  let shown: { readonly task: DemandTask; readonly assignment: Int32Array; readonly unitCount: number } | null = null;
  let number = 0;
  return {
    add: (proposal) => {
      held.set(proposal.id, proposal);
      for (const [id, { plan }] of held) {
        // What belongs to a plan that was closed would only keep its layer in memory.
        if (plan !== proposal.plan || held.size > MOST_PROPOSALS) held.delete(id);
      }
    },
    get: (id, plan) => {
      const proposal = held.get(id);
      if (proposal?.plan === plan) return proposal;
      return refuse("cannot-solve", "That proposal is gone: build it again.");
    },
    find: (id) => held.get(id),
    discard: (id) => void held.delete(id),
    begin: (unitCount) => {
      const controller = new AbortController();
      running.add(controller);
      return {
        stop: controller.signal,
        show: (task, assignment) => {
          shown = { task, assignment, unitCount };
          return ++number;
        },
        end: () => {
          running.delete(controller);
          if (running.size === 0) shown = null;
        },
      };
    },
    stop: () => {
      for (const controller of running) controller.abort();
    },
    preview: () => {
      if (shown === null) return null;
      const { task, assignment, unitCount } = shown;
      const slot = new Int32Array(unitCount).fill(-1);
      task.unitOf.forEach((unit, node) => {
        slot[unit] = assignment[node] as number;
      });
      return encodePack({
        head: { preview: number, territories: task.kept.map(({ index }) => index) },
        columns: { slot },
      });
    },
  };
}
