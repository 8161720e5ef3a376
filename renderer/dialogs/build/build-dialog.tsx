import { Modal } from "@mantine/core";
import { useStore } from "zustand";
import { closeDialog } from "../../commands/show-dialog.ts";
import { planStore } from "../../stores/plan-store.ts";
import { viewStore } from "../../stores/view-store.ts";
import { en } from "../../text/en.ts";
import { BuildForm } from "./build-form.tsx";

/** Asks what the territories should be; the work itself is seen on the map and in the inspector. */
export function BuildDialog() {
  const isOpen = useStore(viewStore, (state) => state.dialog?.kind === "build");
  const snapshot = useStore(planStore, (state) => state.snapshot);
  return (
    <Modal opened={isOpen && snapshot !== null} onClose={closeDialog} title={en.build.title} size={620}>
      {snapshot !== null && <BuildForm snapshot={snapshot} />}
    </Modal>
  );
}
