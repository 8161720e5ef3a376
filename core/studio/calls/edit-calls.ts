import { implement } from "@orpc/server";
import type { Edit } from "../../domain/edit.ts";
import { commitEdit, redoEdit, undoEdit } from "../../store/commit-edit.ts";
import { goToEdit } from "../../store/go-to-edit.ts";
import { journalPage } from "../../store/queries/journal.ts";
import { contract } from "../contract/contract.ts";
import { findScenario } from "../scenario/find-scenario.ts";
import { editFailure } from "../scenario/refused-sentence.ts";
import type { StudioState } from "../studio-state.ts";
import { checkpointCalls } from "./checkpoint-calls.ts";

const on = implement(contract).edit;

/** Whether units are divided or joined by this edit: the layer is another one then. */
const changesLayer = (edit: Edit | null): boolean => edit?.changes.some(({ kind }) => kind === "split") ?? false;

export const editCalls = ({ holder, author, now }: StudioState) => ({
  commit: on.commit.handler(async ({ input }) => {
    const { db } = holder.plan();
    const { revision, edit } = input;
    const committed = commitEdit(db, {
      scenario: findScenario(db, input.scenarioId),
      revision,
      edit,
      author,
      atMs: now(),
    });
    if (!committed.ok) throw editFailure(committed.problem);
    if (changesLayer(edit)) await holder.refresh();
    return committed.value;
  }),
  undo: on.undo.handler(async ({ input }) => {
    const { db } = holder.plan();
    const undone = undoEdit(db, findScenario(db, input.scenarioId), input.revision);
    if (!undone.ok) throw editFailure(undone.problem);
    if (changesLayer(undone.value.applied)) await holder.refresh();
    return undone.value;
  }),
  redo: on.redo.handler(async ({ input }) => {
    const { db } = holder.plan();
    const redone = redoEdit(db, findScenario(db, input.scenarioId), input.revision);
    if (!redone.ok) throw editFailure(redone.problem);
    if (changesLayer(redone.value.applied)) await holder.refresh();
    return redone.value;
  }),
  goTo: on.goTo.handler(async ({ input }) => {
    const { db } = holder.plan();
    const walked = goToEdit(db, findScenario(db, input.scenarioId), input.revision, input.entry);
    if (!walked.ok) throw editFailure(walked.problem);
    if (changesLayer(walked.value.applied)) await holder.refresh();
    return walked.value;
  }),
  checkpoints: checkpointCalls({ holder, author, now }),
  history: on.history.handler(({ input }) => {
    const { db } = holder.plan();
    return journalPage(db, findScenario(db, input.scenarioId), input);
  }),
});
