import { NumberInput, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useState } from "react";
import type { Territory } from "../../../core/domain/territory.ts";
import { splitTerritory } from "../../commands/split-territory.ts";
import { DialogForm } from "../../components/dialog-form.tsx";
import { en } from "../../text/en.ts";

const ID = "split-territory";
const MOST_PARTS = 500;

/** Asks into how many parts a territory is split. */
export function askToSplit(territory: Territory): void {
  modals.open({
    modalId: ID,
    title: en.whole.splitTitle(territory.name),
    size: "sm",
    children: <SplitForm territory={territory} onDone={() => modals.close(ID)} />,
  });
}

function SplitForm({ territory, onDone }: { readonly territory: Territory; readonly onDone: () => void }) {
  const [typed, setTyped] = useState<number | string>(2);
  const into = typeof typed === "number" && typed >= 2 && typed <= MOST_PARTS ? typed : null;
  return (
    <DialogForm
      testId="split-form"
      action={en.whole.splitAction}
      notReady={into === null}
      onCancel={onDone}
      onSubmit={() => {
        onDone();
        if (into !== null) void splitTerritory(territory.index, into);
      }}
    >
      <NumberInput
        data-autofocus
        label={en.whole.splitInto}
        value={typed}
        min={2}
        max={MOST_PARTS}
        allowDecimal={false}
        onChange={setTyped}
      />
      <Text size="xs" c="dimmed">
        {en.whole.splitHint}
      </Text>
    </DialogForm>
  );
}
