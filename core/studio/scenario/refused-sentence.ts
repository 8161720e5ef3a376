import { assertNever } from "../../domain/invariant.ts";
import type { StepProblem } from "../../store/commit-edit.ts";
import { StudioFailure } from "../studio-failure.ts";

/** Why an edit, undo or redo did not happen, as its user is told. */
export function editFailure(problem: StepProblem): StudioFailure {
  switch (problem.kind) {
    case "stale-revision":
      return new StudioFailure("edit-refused", "The scenario was changed meanwhile: look at it and try again.");
    case "other-state":
      return new StudioFailure(
        "edit-refused",
        `The scenario is not in the state that this edit was made for (${problem.detail}): look at it and try again.`,
      );
    case "unknown-unit":
      return new StudioFailure("edit-refused", `The layer has no unit with the number ${problem.unit}.`);
    case "unknown-account":
      return new StudioFailure("edit-refused", `The plan has no account in row ${problem.account}.`);
    case "unknown-territory":
      return new StudioFailure("edit-refused", "That territory is no longer in the scenario.");
    case "territory-id-taken":
      return new StudioFailure(
        "edit-refused",
        `Another territory has the id “${problem.id}” already: choose another one.`,
      );
    case "territory-in-use":
      return new StudioFailure("edit-refused", "A territory that still holds units or accounts cannot be removed.");
    case "missing-group":
      return new StudioFailure(
        "edit-refused",
        "That group is no longer in the scenario, or something still lies in it.",
      );
    case "group-in-itself":
      return new StudioFailure("edit-refused", "A group cannot lie within itself.");
    case "group-id-taken":
      return new StudioFailure("edit-refused", `Another group has the id “${problem.id}” already: choose another one.`);
    case "locked":
      return new StudioFailure("edit-refused", lockedSentence(problem));
    case "parts-in-use":
      return new StudioFailure(
        "edit-refused",
        problem.scenario === ""
          ? `The part ${problem.unit} is divided itself: join its parts first.`
          : `The parts cannot be joined while the scenario “${problem.scenario}” makes a difference between them: take its changes to them back first.`,
      );
    case "malformed":
      return new StudioFailure("edit-refused", `The edit cannot be read (${problem.detail}).`);
    case "nothing-to-undo":
      return new StudioFailure("nothing-to-undo", "There is nothing to undo.");
    case "nothing-to-redo":
      return new StudioFailure("nothing-to-undo", "There is nothing to redo.");
    case "unknown-edit":
      return new StudioFailure("edit-refused", "The history of this scenario has no such step any more.");
    default:
      return assertNever(problem);
  }
}

function lockedSentence({ lock, name }: Extract<StepProblem, { kind: "locked" }>): string {
  switch (lock) {
    case "all":
      return "The whole scenario is locked: unlock it first.";
    case "territory":
      return `“${name}” is locked: unlock it first.`;
    case "unit":
      return `${name} is locked: unlock it first.`;
    default:
      return assertNever(lock);
  }
}
