import { Modal } from "@mantine/core";
import { useStore } from "zustand";
import { appStore } from "../stores/app-store.ts";
import { jobStore } from "../stores/job-store.ts";
import { proposalStore } from "../stores/proposal-store.ts";
import { viewStore } from "../stores/view-store.ts";
import { JobProgress } from "./job-progress.tsx";

/** Shows a job that no dialog or screen of its own shows: opening a plan, for one. */
export function JobCurtain() {
  const job = useStore(jobStore, (state) => state.job);
  const screen = useStore(appStore, (state) => state.screen);
  const dialog = useStore(viewStore, (state) => state.dialog);
  const isSolving = useStore(proposalStore, (state) => state.isWorking);
  const isShownElsewhere = screen === "new-plan" || dialog !== null || isSolving;
  return (
    <Modal
      opened={job !== null && !isShownElsewhere}
      onClose={() => undefined}
      title={job?.title}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      size="sm"
    >
      <JobProgress />
    </Modal>
  );
}
