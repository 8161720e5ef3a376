import { implement } from "@orpc/server";
import { commitEdit } from "../../store/commit-edit.ts";
import { readRegions } from "../../store/queries/regions.ts";
import { insertSplit } from "../../store/queries/splits.ts";
import { contract } from "../contract/contract.ts";
import { planSnapshot } from "../plan/plan-snapshot.ts";
import { planSplit } from "../regions/plan-split.ts";
import { findScenario } from "../scenario/find-scenario.ts";
import { editFailure } from "../scenario/refused-sentence.ts";
import type { StudioState } from "../studio-state.ts";

const on = implement(contract).regions;

export const regionCalls = ({ holder, settings, author, now }: StudioState) => ({
  list: on.list.handler(() => readRegions(holder.plan().db)),
  previewSplit: on.previewSplit.handler(async ({ input }) => {
    const { report } = await planSplit(holder.plan(), input, settings.resourcesFolder);
    return report;
  }),
  split: on.split.handler(async ({ input }) => {
    const plan = holder.plan();
    const { split, report } = await planSplit(plan, input, settings.resourcesFolder);
    const { db } = plan;
    const scenario = findScenario(db, input.scenarioId);
    const state = db.transaction(() => {
      const number = insertSplit(db, split);
      const edit = { label: input.label, changes: [{ kind: "split" as const, split: number, from: false, to: true }] };
      const committed = commitEdit(db, { scenario, revision: input.revision, edit, author, atMs: now() });
      if (!committed.ok) throw editFailure(committed.problem);
      return committed.value;
    })();
    const after = await holder.refresh();
    const parts = split.units.flatMap((whole) => whole.parts.map((part) => part.unit));
    return { state, snapshot: planSnapshot(after), report, parts };
  }),
});
