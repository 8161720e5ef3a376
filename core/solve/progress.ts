import { Cancelled } from "../domain/cancel.ts";
import type { CoarseLevel } from "./coarsen.ts";
import { pullUp } from "./hierarchy.ts";
import { maxDeviationOf, type Objective } from "./objective.ts";
import { cutKm, type Partition } from "./partition.ts";
import type { SolveHooks, SolvePhase } from "./problem.ts";

/** Ticks between two looks at the hooks; a tick is 2,048 proposals, a fraction of a millisecond. */
const TICKS_PER_LOOK = 16;

/** Where the work stands; reports to the hooks and obeys them. */
export type Ticker = {
  /** From here on the work is in `phase`, and covers `from` … `to` of the whole. */
  readonly enter: (phase: SolvePhase, from: number, to: number) => void;
  /**
   * One step of the phase is done; `fraction` of it in all. False when the user wants to keep what there is.
   *
   * @param levels Between the units and the partition's graph, finest first.
   * @throws Cancelled when nobody wants the result any more.
   */
  readonly tick: (partition: Partition, levels: readonly CoarseLevel[], fraction: number) => boolean;
  readonly isStopped: () => boolean;
};

/** A ticker for one run. */
export function tickerOf(hooks: SolveHooks, objective: Objective): Ticker {
  let phase: SolvePhase = "preparing";
  let begin = 0;
  let end = 0;
  let ticks = 0;
  let stopped = false;
  return {
    enter: (nextPhase, from, to) => {
      phase = nextPhase;
      begin = from;
      end = to;
      if (hooks.isCancelled?.()) throw new Cancelled();
      stopped ||= hooks.shouldStop?.() ?? false;
    },
    tick: (partition, levels, fraction) => {
      if (stopped) return false;
      if (ticks++ % TICKS_PER_LOOK !== 0) return true;
      if (hooks.isCancelled?.()) throw new Cancelled();
      stopped = hooks.shouldStop?.() ?? false;
      hooks.onProgress?.({
        phase,
        done: begin + (end - begin) * Math.min(1, fraction),
        maxDeviation: maxDeviationOf(objective, partition),
        borderKm: cutKm(partition),
        assignment: () => levels.reduceRight(pullUp, partition.part.slice()),
      });
      return !stopped;
    },
    isStopped: () => stopped,
  };
}
