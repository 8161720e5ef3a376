import { Modal } from "@mantine/core";
import { useStore } from "zustand";
import { cancelJob } from "../commands/cancel-job.ts";
import { closeDialog } from "../commands/show-dialog.ts";
import { JobProgress } from "../components/job-progress.tsx";
import { jobStore } from "../stores/job-store.ts";
import { planStore } from "../stores/plan-store.ts";
import { viewStore } from "../stores/view-store.ts";
import { en } from "../text/en.ts";
import { BuildForm } from "./build-form.tsx";

/** Asks for what the territories should be, and shows the solver at work. */
export function BuildDialog() {
  const isOpen = useStore(viewStore, (state) => state.dialog?.kind === "build");
  const snapshot = useStore(planStore, (state) => state.snapshot);
  const job = useStore(jobStore, (state) => state.job);
  return (
    <Modal
      opened={isOpen && snapshot !== null}
      onClose={() => {
        cancelJob();
        closeDialog();
      }}
      title={en.build.title}
      size={460}
      closeOnClickOutside={job === null}
    >
      {job !== null && <JobProgress />}
      {/* Stays while the solver works, so that it can say why nothing was built. */}
      <div hidden={job !== null}>{snapshot !== null && <BuildForm snapshot={snapshot} />}</div>
    </Modal>
  );
}
