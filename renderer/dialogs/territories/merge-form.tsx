import { MultiSelect, Select, TextInput } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useState } from "react";
import type { Territory, TerritoryIndex } from "../../../core/domain/territory.ts";
import { mergeTerritories } from "../../commands/merge-territories.ts";
import { DialogForm } from "../../components/dialog-form.tsx";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { en } from "../../text/en.ts";

const ID = "merge-territories";
const BEGINS_HERE = { "data-autofocus": true };

/** Asks which territories become one, which of them stays, and what it is called. */
export function askToMerge(chosen: readonly TerritoryIndex[]): void {
  modals.open({
    modalId: ID,
    title: en.whole.merge,
    size: "md",
    children: <MergeForm chosen={chosen} onDone={() => modals.close(ID)} />,
  });
}

type Props = { readonly chosen: readonly TerritoryIndex[]; readonly onDone: () => void };

function MergeForm({ chosen, onDone }: Props) {
  const { territories } = scenarioStore.getState();
  const all = [...territories.values()];
  const [picked, setPicked] = useState(chosen.map(String));
  const [keptKey, setKept] = useState(String(chosen[0]));
  const kept = picked.includes(keptKey) ? keptKey : (picked[0] ?? "");
  const [typed, setTyped] = useState<string | null>(null);
  const name = typed ?? territories.get(Number(kept))?.name ?? "";
  const isReady = picked.length >= 2 && name.trim() !== "";
  return (
    <DialogForm
      testId="merge-form"
      action={en.whole.merge}
      notReady={!isReady}
      onCancel={onDone}
      onSubmit={() => {
        onDone();
        void mergeTerritories(picked.map(Number), Number(kept), name);
      }}
    >
      <MultiSelect
        label={en.whole.mergeOthers}
        data={all.map(option)}
        value={picked}
        onChange={setPicked}
        searchable
        limit={100}
        maxDropdownHeight={240}
        comboboxProps={{ withinPortal: true }}
        // Its list would lie over the button before anybody wants it.
        openOnFocus={false}
        {...(chosen.length < 2 && BEGINS_HERE)}
      />
      <Select
        label={en.whole.mergeKeeps}
        description={en.whole.mergeKeepsHint}
        data={picked.flatMap((key) => territories.get(Number(key)) ?? []).map(option)}
        value={kept}
        allowDeselect={false}
        onChange={(next) => setKept(next ?? kept)}
      />
      <TextInput
        label={en.whole.mergeName}
        value={name}
        maxLength={200}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-testid="merge-name"
        {...(chosen.length >= 2 && BEGINS_HERE)}
      />
    </DialogForm>
  );
}

const option = ({ index, name }: Territory) => ({ value: String(index), label: name });
