import type { Edit } from "../../core/domain/edit.ts";
import { keepColorsApart } from "../../core/geo/keep-colors-apart.ts";
import { canFollow } from "../edits/apply-to-columns.ts";
import { lockSentence } from "../edits/lock-sentence.ts";
import { api } from "../shell/api.ts";
import { notice } from "../shell/notice.ts";
import { problemOf } from "../shell/problem.ts";
import { enqueueWrite } from "../shell/write-queue.ts";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { en } from "../text/en.ts";
import { followEdit, loadScenario } from "./load-scenario.ts";
import { refusesEdits } from "./refuses-edits.ts";

let underWay = 0;
let needsReload = false;

/**
 * One edit end to end: on the screen at once, then into the journal. An edit that a lock forbids is not begun; one that
 * the service refuses brings the screen back to what the plan file says. Both times the reason is shown. An edit that
 * only the service can carry out (canFollow) is on the screen once it is written.
 *
 * @returns Whether the service has taken it.
 */
export async function commitEdit(wish: Edit): Promise<boolean> {
  const scenario = scenarioStore.getState();
  const { layer } = planStore.getState();
  const scenarioId = scenario.id;
  if (scenarioId === null) throw new Error("broken invariant: an edit without a scenario");
  const sentence = lockSentence(scenario, layer, wish);
  if (sentence !== null) {
    notice.info(sentence);
    return false;
  }
  if (refusesEdits()) return false;
  const edit = layer === null ? wish : keepColorsApart(wish, scenario, layer.adjacency);
  const follows = canFollow(edit);
  if (follows) followEdit(edit);
  return writeToJournal(async () => {
    const { revision } = scenarioStore.getState();
    scenarioStore.setState(await api().edit.commit({ scenarioId, revision, edit }));
    if (!follows) reloadWhenSettled();
  });
}

/**
 * Fetches the scenario anew once nothing is being written any more: until then the screen has edits that the file does not
 * have yet. To be called from within a write.
 */
export function reloadWhenSettled(): void {
  needsReload = true;
}

/** Runs a write of the journal in its turn, keeps the saved state true, and mends the screen when it is refused. */
export function writeToJournal(write: () => Promise<void>): Promise<boolean> {
  underWay++;
  scenarioStore.setState({ save: "saving" });
  return enqueueWrite(async () => {
    try {
      await write();
      underWay--;
      if (underWay === 0 && needsReload) await reload();
      scenarioStore.setState({ save: underWay === 0 ? "saved" : "saving", savedAtMs: Date.now() });
      return true;
    } catch (error) {
      underWay--;
      await backToTheTruth(problemOf(error).sentence);
      return false;
    }
  });
}

async function reload(): Promise<void> {
  needsReload = false;
  const { id } = scenarioStore.getState();
  if (id !== null) await loadScenario(id);
}

async function backToTheTruth(sentence: string): Promise<void> {
  notice.problem(en.edit.refused(sentence));
  try {
    await reload();
    scenarioStore.setState({ save: underWay === 0 ? "saved" : "saving" });
  } catch (error) {
    scenarioStore.setState({ save: "failed" });
    notice.problem(problemOf(error).sentence);
  }
}
