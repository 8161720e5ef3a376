import { randomUUID } from "node:crypto";
import { implement } from "@orpc/server";
import { movedAccountsPage } from "../../store/queries/moved-accounts.ts";
import {
  activateScenario,
  duplicateScenario,
  markBaseline,
  readScenarioSummaries,
  removeScenario,
  renameScenario,
} from "../../store/queries/scenarios.ts";
import { contract } from "../contract/contract.ts";
import { planSnapshot } from "../plan/plan-snapshot.ts";
import { compareScenarios, movedAccountCount } from "../scenario/compare-scenarios.ts";
import { findScenario } from "../scenario/find-scenario.ts";
import { scoredScenario } from "../scenario/score-scenario.ts";
import { refuse } from "../studio-failure.ts";
import type { StudioState } from "../studio-state.ts";

const on = implement(contract).scenario;

export const scenarioCalls = ({ holder, now }: StudioState) => ({
  activate: on.activate.handler(({ input }) => {
    const plan = holder.plan();
    activateScenario(plan.db, findScenario(plan.db, input.id));
    return planSnapshot(plan);
  }),
  duplicate: on.duplicate.handler(({ input }) => {
    const plan = holder.plan();
    const copy = { id: randomUUID(), name: input.name, createdAtMs: now() };
    activateScenario(plan.db, duplicateScenario(plan.db, findScenario(plan.db, input.id), copy));
    return planSnapshot(plan);
  }),
  rename: on.rename.handler(({ input }) => {
    const plan = holder.plan();
    renameScenario(plan.db, findScenario(plan.db, input.id), input.name);
    return planSnapshot(plan);
  }),
  remove: on.remove.handler(({ input }) => {
    const plan = holder.plan();
    const key = findScenario(plan.db, input.id);
    if (readScenarioSummaries(plan.db).length === 1) {
      refuse("edit-refused", "The last scenario of a plan cannot be removed.");
    }
    removeScenario(plan.db, key);
    return planSnapshot(plan);
  }),
  markBaseline: on.markBaseline.handler(({ input }) => {
    const plan = holder.plan();
    markBaseline(plan.db, input.id === null ? null : findScenario(plan.db, input.id));
    return planSnapshot(plan);
  }),
  compare: on.compare.handler(({ input }) => compareScenarios(holder.plan(), input.from, input.to)),
  movedAccounts: on.movedAccounts.handler(({ input }) => {
    const plan = holder.plan();
    const sides = { from: findScenario(plan.db, input.from), to: findScenario(plan.db, input.to) };
    const total = movedAccountCount(plan, input.from, input.to);
    // To find that there are no more, every account would have to be looked at.
    const limit = Math.min(input.limit, total - input.offset);
    const page = { offset: input.offset, limit };
    return { total, rows: limit > 0 ? movedAccountsPage(plan.db, sides, page, plan.measures.length) : [] };
  }),
  scorecard: on.scorecard.handler(({ input }) => scoredScenario(holder.plan(), input.id).scorecard),
});
