import { implement } from "@orpc/server";
import { commitEdit, redoEdit, undoEdit } from "../../store/commit-edit.ts";
import { goToEdit } from "../../store/go-to-edit.ts";
import { journalPage } from "../../store/queries/journal.ts";
import { contract } from "../contract/contract.ts";
import { findScenario } from "../scenario/find-scenario.ts";
import { editFailure } from "../scenario/refused-sentence.ts";
import type { StudioState } from "../studio-state.ts";
import { checkpointCalls } from "./checkpoint-calls.ts";

const on = implement(contract).edit;

export const editCalls = ({ holder, author, now }: StudioState) => ({
  commit: on.commit.handler(({ input }) => {
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
    return committed.value;
  }),
  undo: on.undo.handler(({ input }) => {
    const { db } = holder.plan();
    const undone = undoEdit(db, findScenario(db, input.scenarioId), input.revision);
    if (!undone.ok) throw editFailure(undone.problem);
    return undone.value;
  }),
  redo: on.redo.handler(({ input }) => {
    const { db } = holder.plan();
    const redone = redoEdit(db, findScenario(db, input.scenarioId), input.revision);
    if (!redone.ok) throw editFailure(redone.problem);
    return redone.value;
  }),
  goTo: on.goTo.handler(({ input }) => {
    const { db } = holder.plan();
    const walked = goToEdit(db, findScenario(db, input.scenarioId), input.revision, input.entry);
    if (!walked.ok) throw editFailure(walked.problem);
    return walked.value;
  }),
  checkpoints: checkpointCalls({ holder, author, now }),
  history: on.history.handler(({ input }) => {
    const { db } = holder.plan();
    return journalPage(db, findScenario(db, input.scenarioId), input);
  }),
});
