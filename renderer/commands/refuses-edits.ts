import { notice } from "../shell/notice.ts";
import { isProposing, proposalStore } from "../stores/proposal-store.ts";
import { en } from "../text/en.ts";

/** Says so and answers true while a proposal stands in the way of edits. */
export function refusesEdits(): boolean {
  if (!isProposing(proposalStore.getState())) return false;
  notice.problem(en.proposal.inTheWay);
  return true;
}
