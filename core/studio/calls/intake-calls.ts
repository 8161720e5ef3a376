import { implement } from "@orpc/server";
import { inspectAccountsFile } from "../../intake/inspect-accounts-file.ts";
import { rejectedPage, repairedPage } from "../../store/queries/triage.ts";
import { contract } from "../contract/contract.ts";
import { intakeFailure } from "../plan/intake-failure.ts";
import type { StudioState } from "../studio-state.ts";

const on = implement(contract).intake;

export const intakeCalls = ({ holder, uploads }: StudioState) => ({
  inspect: on.inspect.handler(async ({ input }) => {
    const inspected = await inspectAccountsFile(uploads.pathOf(input.upload));
    if (!inspected.ok) throw intakeFailure(inspected.problem);
    return inspected.value;
  }),
  rejected: on.rejected.handler(({ input }) => rejectedPage(holder.plan().db, input)),
  repaired: on.repaired.handler(({ input }) => repairedPage(holder.plan().db, input)),
});
