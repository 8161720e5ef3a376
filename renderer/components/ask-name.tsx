import { TextInput } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useState } from "react";
import { en } from "../text/en.ts";
import { DialogForm } from "./dialog-form.tsx";

type Question = {
  readonly title: string;
  readonly label: string;
  readonly value: string;
  readonly action: string;
  readonly onAnswer: (name: string) => void;
};

/** Asks for a name in a small dialog. */
export function askName(question: Question): void {
  const id = "ask-name";
  modals.open({
    modalId: id,
    title: question.title,
    size: "sm",
    children: <NameForm {...question} onDone={() => modals.close(id)} />,
  });
}

function NameForm({ label, value, action, onAnswer, onDone }: Question & { readonly onDone: () => void }) {
  const [name, setName] = useState(value);
  return (
    <DialogForm
      action={action}
      notReady={name.trim() === ""}
      onCancel={onDone}
      onSubmit={() => {
        onDone();
        onAnswer(name.trim());
      }}
    >
      <TextInput
        data-autofocus
        label={label}
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
      />
    </DialogForm>
  );
}

/** Asks before something is removed. */
export function askToDelete(question: { title: string; text: string; onConfirm: () => void }): void {
  modals.openConfirmModal({
    title: question.title,
    size: "sm",
    children: question.text,
    labels: { confirm: en.delete, cancel: en.cancel },
    confirmProps: { color: "red" },
    onConfirm: question.onConfirm,
  });
}
