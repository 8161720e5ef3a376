import { viewStore } from "../stores/view-store.ts";

/** Shows what became of the rows of the file that were left out or mended. */
export const showProblems = (problemsTab: "rejected" | "repaired"): void =>
  viewStore.setState({ dockTab: "problems", problemsTab, dockOpen: true });
