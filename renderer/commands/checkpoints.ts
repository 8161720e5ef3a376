import { askName } from "../components/ask-name.tsx";
import { api, type Client } from "../shell/api.ts";
import { writesSettled } from "../shell/write-queue.ts";
import { type Checkpoint, checkpointStore } from "../stores/checkpoint-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { en } from "../text/en.ts";
import { attempt } from "./attempt.ts";

type Calls = Client["edit"]["checkpoints"];

/** Reads the named points of the scenario on screen. */
export const loadCheckpoints = (): Promise<boolean> => thenKeep((calls, scenarioId) => calls.list({ scenarioId }));

/** Asks for a name for the point where the scenario stands. */
export function askCheckpoint(): void {
  const { checkpoints } = checkpointStore.getState();
  askName({
    title: en.history.addTitle,
    label: en.history.name,
    value: en.history.newName(checkpoints.length + 1),
    action: en.history.add,
    onAnswer: (name) => void addCheckpoint(name),
  });
}

const addCheckpoint = (name: string): Promise<boolean> =>
  thenKeep((calls, scenarioId) => calls.add({ scenarioId, name }));

export function askCheckpointName({ id, name }: Checkpoint): void {
  askName({
    title: en.history.renameTitle,
    label: en.history.name,
    value: name,
    action: en.rename,
    onAnswer: (next) => void thenKeep((calls, scenarioId) => calls.rename({ scenarioId, id, name: next })),
  });
}

/** Takes the name away; the point stays in the history. */
export const removeCheckpoint = ({ id }: Checkpoint): Promise<boolean> =>
  thenKeep((calls, scenarioId) => calls.remove({ scenarioId, id }));

/** What is on screen is written first, so that a name stands where its user sees it. */
const thenKeep = (call: (calls: Calls, scenarioId: string) => Promise<Checkpoint[]>): Promise<boolean> =>
  attempt(async () => {
    const scenarioId = scenarioStore.getState().id;
    if (scenarioId === null) return;
    await writesSettled();
    const checkpoints = await call(api().edit.checkpoints, scenarioId);
    if (scenarioStore.getState().id === scenarioId) checkpointStore.setState({ checkpoints });
  });
