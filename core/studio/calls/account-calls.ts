import { implement } from "@orpc/server";
import { accountsInShape, sumsInShape } from "../../store/queries/accounts-in-shape.ts";
import { accountEntries, accountsPage } from "../../store/queries/accounts-page.ts";
import { MOST_PICKED_ACCOUNTS } from "../contract/account-schemas.ts";
import { contract } from "../contract/contract.ts";
import { findScenario } from "../scenario/find-scenario.ts";
import type { StudioState } from "../studio-state.ts";

const on = implement(contract).accounts;

export const accountCalls = ({ holder }: StudioState) => ({
  page: on.page.handler(({ input }) => {
    const { db, measures } = holder.plan();
    const { scenarioId, ...query } = input;
    return accountsPage(
      db,
      { ...query, scenario: findScenario(db, scenarioId) },
      measures.map(({ key }) => key),
    );
  }),
  one: on.one.handler(({ input: { scenarioId, row } }) => {
    const { db, measures } = holder.plan();
    const keys = measures.map(({ key }) => key);
    return accountEntries(db, findScenario(db, scenarioId), [row], keys)[0] ?? null;
  }),
  entries: on.entries.handler(({ input }) => {
    const { db, measures } = holder.plan();
    const scenario = findScenario(db, input.scenarioId);
    return {
      rows: accountEntries(
        db,
        scenario,
        input.rows,
        measures.map(({ key }) => key),
      ),
    };
  }),
  inShape: on.inShape.handler(({ input }) => accountsInShape(holder.plan().db, input.corners, MOST_PICKED_ACCOUNTS)),
  sumsInShape: on.sumsInShape.handler(({ input }) => {
    const { db, measures } = holder.plan();
    return sumsInShape(db, input.corners, measures.length);
  }),
});
