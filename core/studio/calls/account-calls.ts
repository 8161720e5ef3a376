import { implement } from "@orpc/server";
import { accountAttributes } from "../../store/queries/accounts.ts";
import { accountsPage } from "../../store/queries/accounts-page.ts";
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
    const query = { search: "", territory: null, unitId: null, row, sort: null, offset: 0, limit: 1 };
    const keys = measures.map(({ key }) => key);
    return accountsPage(db, { ...query, scenario: findScenario(db, scenarioId) }, keys).rows[0] ?? null;
  }),
  detail: on.detail.handler(({ input }) => ({ attributes: accountAttributes(holder.plan().db, input.row) ?? [] })),
});
