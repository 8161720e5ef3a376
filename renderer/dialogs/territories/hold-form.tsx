import { Autocomplete, Select } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useState } from "react";
import { holdPicked } from "../../commands/hold-accounts.ts";
import { DialogForm } from "../../components/dialog-form.tsx";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { viewStore } from "../../stores/view-store.ts";
import { en } from "../../text/en.ts";

const ID = "hold-accounts";

/** Asks which territory is to hold the picked accounts, and why. */
export function askToHold(count: number): void {
  modals.open({
    modalId: ID,
    title: en.named.holdTitle(count),
    size: "sm",
    children: <HoldForm count={count} onDone={() => modals.close(ID)} />,
  });
}

function HoldForm({ count, onDone }: { readonly count: number; readonly onDone: () => void }) {
  const all = [...scenarioStore.getState().territories.values()];
  const { activeTerritory } = viewStore.getState();
  const [territory, setTerritory] = useState<string | null>(activeTerritory === null ? null : String(activeTerritory));
  const [reason, setReason] = useState("");
  return (
    <DialogForm
      testId="hold-form"
      action={en.named.hold}
      notReady={territory === null}
      onCancel={onDone}
      onSubmit={() => {
        onDone();
        void holdPicked(Number(territory), reason.trim() || en.named.reasons[0]);
      }}
    >
      <Select
        data-autofocus
        // Opened by the wish to choose: the first Escape closes the dialog, and the list lies over nothing.
        openOnFocus={false}
        label={en.inspector.inTerritory}
        description={en.named.holdHint(count)}
        placeholder={en.topbar.chooseTerritory}
        data={all.map(({ index, name }) => ({ value: String(index), label: name }))}
        value={territory}
        onChange={setTerritory}
        searchable
        allowDeselect={false}
      />
      <Autocomplete
        label={en.named.reason}
        placeholder={en.named.reasons[0]}
        data={[...en.named.reasons]}
        value={reason}
        maxLength={2000}
        onChange={setReason}
        data-testid="hold-reason"
      />
    </DialogForm>
  );
}
