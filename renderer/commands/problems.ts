import type { Edit } from "../../core/domain/edit.ts";
import type { Problem } from "../../core/score/problems/problem.ts";
import { type NoRepair, repairOf } from "../../core/score/problems/repair.ts";
import { sayRepair } from "../format/problem-words.ts";
import { type PreviewRow, previewRows } from "../scores/preview-repair.ts";
import { problemInputs } from "../scores/problem-inputs.ts";
import { refreshProblems } from "../scores/watch-problems.ts";
import { notice } from "../shell/notice.ts";
import { mainMeasure, planStore } from "../stores/plan-store.ts";
import { problemStore } from "../stores/problem-store.ts";
import { viewStore } from "../stores/view-store.ts";
import { en } from "../text/en.ts";
import { commitEdit } from "./commit-edit.ts";
import { focusTerritory, selectUnits } from "./select-units.ts";
import { withGain } from "./with-gain.ts";
import { zoomToTerritory, zoomToUnits } from "./zoom.ts";

/** Goes to the next problem, the first after the last, and opens the panel on it. */
export const nextProblem = (): void => step(1);
export const previousProblem = (): void => step(-1);

function step(by: 1 | -1): void {
  const { problems, current } = problemStore.getState();
  if (problems.length === 0) {
    notice.info(en.problems.none);
    return;
  }
  viewStore.setState({ panel: "problems" });
  const at = problems.findIndex(({ key }) => key === current);
  const next = at < 0 ? (by === 1 ? 0 : problems.length - 1) : (at + by + problems.length) % problems.length;
  showProblem(problems[next] as Problem);
}

/** Selects and shows where a problem is. */
export function showProblem(problem: Problem): void {
  problemStore.setState({ current: problem.key });
  selectUnits(problem.units, "replace");
  focusTerritory(problem.territory);
  if (problem.units.length > 0) zoomToUnits(problem.units);
  else if (problem.territory !== null) zoomToTerritory(problem.territory);
}

/** What would mend a problem, as one edit with the figures that it changes; or why nothing would. */
export type RepairPreview =
  | { readonly kind: "repair"; readonly edit: Edit; readonly rows: readonly PreviewRow[] }
  | { readonly kind: "none"; readonly because: NoRepair };

export function previewRepair(problem: Problem): RepairPreview | null {
  const inputs = problemInputs();
  const { snapshot } = planStore.getState();
  if (inputs === null || snapshot === null) return null;
  const offer = repairOf(problem, inputs);
  if (offer.kind === "none") return offer;
  const rows = previewRows(inputs, offer.changes, mainMeasure(snapshot).key);
  const moved = offer.changes.flatMap((change) => (change.kind === "units" ? change.units : []));
  const words = sayRepair(problem, offer.changes);
  const label = problem.territory === null && moved.length > 0 ? withGain(words, moved, 1) : words;
  return { kind: "repair", edit: { label: label.slice(0, 300), changes: offer.changes }, rows };
}

/** Mends a problem as its preview says, in one undoable step, and goes on to the next one. */
export async function applyRepair(problem: Problem, edit: Edit): Promise<void> {
  const at = problemStore.getState().problems.findIndex(({ key }) => key === problem.key);
  const written = commitEdit(edit);
  refreshProblems();
  const { problems } = problemStore.getState();
  const next = problems[Math.min(at, problems.length - 1)];
  if (next === undefined) selectUnits([], "replace");
  else showProblem(next);
  await written;
}
