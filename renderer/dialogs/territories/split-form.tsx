import { Button, Group, NumberInput, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useState } from "react";
import type { Territory } from "../../../core/domain/territory.ts";
import { splitTerritory } from "../../commands/split-territory.ts";
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
  const [into, setInto] = useState<number | string>(2);
  const isReady = typeof into === "number" && into >= 2 && into <= MOST_PARTS;
  return (
    <form
      data-testid="split-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady) return;
        onDone();
        void splitTerritory(territory.index, into);
      }}
    >
      <NumberInput
        data-autofocus
        label={en.whole.splitInto}
        value={into}
        min={2}
        max={MOST_PARTS}
        allowDecimal={false}
        onChange={setInto}
      />
      <Text size="xs" c="dimmed" mt={8}>
        {en.whole.splitHint}
      </Text>
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="default" onClick={onDone}>
          {en.cancel}
        </Button>
        <Button type="submit" disabled={!isReady}>
          {en.whole.splitAction}
        </Button>
      </Group>
    </form>
  );
}
