import { measuresIn, planNameOf } from "../edits/mapping.ts";
import { api } from "../shell/api.ts";
import { problemOf } from "../shell/problem.ts";
import { UploadRefused, uploadFile } from "../shell/resources.ts";
import { appStore } from "../stores/app-store.ts";
import { NO_FILE, newPlanStore } from "../stores/new-plan-store.ts";
import { planStore } from "../stores/plan-store.ts";
import { en } from "../text/en.ts";

let sending: AbortController | null = null;

/** Begins a new plan; with a file at hand, goes straight to its columns. */
export function startNewPlan(file: File | null): void {
  newPlanStore.setState(NO_FILE);
  appStore.setState({ screen: "new-plan" });
  if (file !== null) void takeAccountsFile(file);
}

/** Sends an accounts file to the service and has it inspected. */
export async function takeAccountsFile(file: File): Promise<void> {
  sending?.abort();
  const own = new AbortController();
  sending = own;
  newPlanStore.setState({ ...NO_FILE, step: "sending", fileName: file.name });
  try {
    const { upload } = await uploadFile(file, (sent) => newPlanStore.setState({ sent }), own.signal);
    const inspection = await api().intake.inspect({ upload }, { signal: own.signal });
    if (own.signal.aborted) return;
    const roles = inspection.columns.map(({ role }) => role);
    const money = measuresIn(roles).find(({ kind }) => kind === "money");
    newPlanStore.setState({
      step: "review",
      upload,
      inspection,
      roles,
      name: planNameOf(file.name),
      balanceOn: (money ?? measuresIn(roles)[1] ?? measuresIn(roles)[0])?.key ?? "accounts",
    });
  } catch (error) {
    if (own.signal.aborted) return;
    newPlanStore.setState({ ...NO_FILE, problem: sentenceOf(error, file.name) });
  }
}

/** Drops the file that is being sent. */
export function dropAccountsFile(): void {
  sending?.abort();
  newPlanStore.setState(NO_FILE);
}

/** Goes back to where the new plan was begun: the open plan, or the welcome screen. */
export function leaveNewPlan(): void {
  dropAccountsFile();
  appStore.setState({ screen: planStore.getState().snapshot === null ? "welcome" : "studio" });
}

/** Sends a polygon file that is to be the plan's own layer. */
export async function takeLayerFile(file: File): Promise<void> {
  newPlanStore.setState({ ownLayer: null, isSendingLayer: true, problem: null, layer: null });
  try {
    const { upload, name } = await uploadFile(file, () => undefined, new AbortController().signal);
    newPlanStore.setState({ ownLayer: { upload, name }, isSendingLayer: false });
  } catch (error) {
    newPlanStore.setState({ problem: sentenceOf(error, file.name), isSendingLayer: false });
  }
}

const sentenceOf = (error: unknown, fileName: string): string =>
  error instanceof UploadRefused ? (error.sentence ?? en.error.uploadRefused(fileName)) : problemOf(error).sentence;
