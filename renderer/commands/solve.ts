import type { Demands } from "../../core/domain/demands.ts";
import { previewTerritories } from "../edits/preview-territories.ts";
import { shownDistances } from "../format/shown-distances.ts";
import { showStanding } from "../scores/watch-demands.ts";
import { api } from "../shell/api.ts";
import { notice } from "../shell/notice.ts";
import { resources } from "../shell/resources.ts";
import { runJob } from "../shell/run-job.ts";
import { writesSettled } from "../shell/write-queue.ts";
import { NO_PROPOSAL, type Proposal, proposalStore } from "../stores/proposal-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { en } from "../text/en.ts";
import { attempt } from "./attempt.ts";
import { showPlan } from "./show-plan.ts";

/**
 * Has the solver find territories for the demands, shows them growing on the map, and puts them up for review. Nothing
 * of the plan changes.
 *
 * @returns Whether there is something to review; false when it was cancelled. Throws what the service refused.
 */
export async function proposeTerritories(demands: Demands, withAlternatives: boolean): Promise<boolean> {
  const scenarioId = scenarioStore.getState().id;
  if (scenarioId === null) return false;
  await writesSettled();
  await discardProposals();
  proposalStore.setState({ ...NO_PROPOSAL, isWorking: true });
  try {
    const proposals = await findProposals({ scenarioId, demands, distances: shownDistances() }, withAlternatives);
    if (proposals === null || proposals.length === 0) {
      proposalStore.setState(NO_PROPOSAL);
      return false;
    }
    proposalStore.setState({ ...NO_PROPOSAL, proposals });
    await chooseProposal(proposals[0]?.id ?? "");
    return true;
  } catch (error) {
    proposalStore.setState(NO_PROPOSAL);
    throw error;
  }
}

async function findProposals(
  input: { readonly scenarioId: string; readonly demands: Demands; readonly distances: "km" | "mi" },
  withAlternatives: boolean,
): Promise<readonly Proposal[] | null> {
  const follow = ({ preview }: { readonly preview?: number | undefined }) => void showPreview(preview);
  if (!withAlternatives) {
    const found = await runJob(en.build.building, (signal) => api().solve.propose(input, { signal }), follow);
    return found && [found];
  }
  const found = await runJob(en.build.building, (signal) => api().solve.alternatives(input, { signal }), follow);
  return found && found.proposals;
}

let shownPreview = -1;

/** Fetches the plan on the way once for each number; a late one is dropped. */
async function showPreview(number: number | undefined): Promise<void> {
  if (number === undefined || number === shownPreview) return;
  shownPreview = number;
  const preview = await resources.solvePreview();
  if (preview === null || !proposalStore.getState().isWorking) return;
  proposalStore.setState({ preview: previewTerritories(scenarioStore.getState(), preview) });
}

/** Ends the search; what was found until now comes up for review. */
export async function stopSolving(): Promise<void> {
  proposalStore.setState({ isStopping: true });
  await api().solve.stop();
}

/** Puts one of the proposals on the map, with its reasons. */
export async function chooseProposal(id: string): Promise<void> {
  proposalStore.setState({ chosenId: id, reasons: null, showsPresent: false });
  const [plan, reasons] = await Promise.all([
    resources.proposal(id),
    api().solve.reasons({ proposalId: id, offset: 0, limit: REASONS }),
  ]);
  if (proposalStore.getState().chosenId === id) proposalStore.setState({ plan, reasons });
}

/** As many as a person will read. */
const REASONS = 200;

/** Shows the scenario as it is, or the proposal again. */
export const showPresent = (showsPresent: boolean): void => proposalStore.setState({ showsPresent });

/** Writes the chosen proposal: into the scenario as one step to undo, or as a new scenario. */
export function acceptProposal(into: "scenario" | { readonly newScenario: string }): Promise<boolean> {
  return attempt(async () => {
    const { chosenId, proposals } = proposalStore.getState();
    if (chosenId === null) return;
    const snapshot = await api().solve.accept({ proposalId: chosenId, into });
    proposalStore.setState(NO_PROPOSAL);
    await discard(proposals.filter(({ id }) => id !== chosenId));
    await showPlan(snapshot);
    await showStanding();
    notice.done(into === "scenario" ? en.proposal.accepted : en.proposal.acceptedAs(into.newScenario));
  });
}

/** Forgets what was proposed. */
export async function discardProposals(): Promise<void> {
  const { proposals } = proposalStore.getState();
  if (proposals.length === 0) return;
  proposalStore.setState(NO_PROPOSAL);
  await discard(proposals);
}

async function discard(proposals: readonly Proposal[]): Promise<void> {
  await Promise.all(proposals.map(({ id }) => api().solve.discard({ proposalId: id })));
}
