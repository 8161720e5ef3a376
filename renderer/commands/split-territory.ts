import { plainDemands, plainMeasure } from "../../core/domain/plain-demands.ts";
import type { TerritoryIndex } from "../../core/domain/territory.ts";
import { api } from "../shell/api.ts";
import { notice } from "../shell/notice.ts";
import { runJob } from "../shell/run-job.ts";
import { writesSettled } from "../shell/write-queue.ts";
import { mainMeasure, planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { en } from "../text/en.ts";
import { attempt } from "./attempt.ts";
import { showPlan } from "./show-plan.ts";

/**
 * Has the solver split a territory into connected parts of equal weight, by what the plan balances on, and shows them: one
 * undoable edit.
 */
export const splitTerritory = (index: TerritoryIndex, into: number): Promise<boolean> =>
  attempt(async () => {
    await writesSettled();
    const { snapshot } = planStore.getState();
    const { id: scenarioId, territories, scorecard } = scenarioStore.getState();
    const territory = territories.get(index);
    if (snapshot === null || scenarioId === null || territory === undefined) return;
    const weights = Object.entries(snapshot.balance).filter(([, weight]) => weight > 0);
    const balanced = weights.length > 0 ? weights : [[mainMeasure(snapshot).key, 1] as const];
    const isWhole = (id: string): boolean => scorecard?.territories.find((each) => each.id === id)?.pieces === 1;
    const demands = plainDemands({
      scope: { kind: "split", territory: territory.id, into },
      territories: { kind: "present" },
      // What lies in pieces cannot come out of it all connected.
      contiguity: isWhole(territory.id) ? "required" : "preferred",
      measures: balanced.map(([key, weight]) => ({ ...plainMeasure(key, weight), tolerance: snapshot.tolerance })),
    });
    const title = `${en.whole.splitting} ${territory.name}`;
    const proposal = await runJob(title, (signal) => api().solve.propose({ scenarioId, demands }, { signal }));
    if (proposal === null) return;
    await showPlan(await api().solve.accept({ proposalId: proposal.id, into: "scenario" }));
    notice.done([en.whole.splitDone(territory.name, into), ...proposal.notes].join(" "));
  });
