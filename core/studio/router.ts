import { implement } from "@orpc/server";
import { accountCalls } from "./calls/account-calls.ts";
import { appCalls } from "./calls/app-calls.ts";
import { editCalls } from "./calls/edit-calls.ts";
import { intakeCalls } from "./calls/intake-calls.ts";
import { planCalls } from "./calls/plan-calls.ts";
import { regionCalls } from "./calls/region-calls.ts";
import { scenarioCalls } from "./calls/scenario-calls.ts";
import { shareCalls } from "./calls/share-calls.ts";
import { solveCalls } from "./calls/solve-calls.ts";
import { viewCalls } from "./calls/view-calls.ts";
import { contract } from "./contract/contract.ts";
import type { StudioState } from "./studio-state.ts";

/** Everything that the contract names, answered by the use cases. What they refuse reaches the caller as PROBLEM. */
export function createRouter(state: StudioState) {
  return implement(contract).router({
    app: appCalls(state),
    intake: intakeCalls(state),
    plan: planCalls(state),
    scenario: scenarioCalls(state),
    edit: editCalls(state),
    regions: regionCalls(state),
    solve: solveCalls(state),
    accounts: accountCalls(state),
    share: shareCalls(state),
    view: viewCalls(state),
  });
}
