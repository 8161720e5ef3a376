import { Menu } from "@mantine/core";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { en } from "../text/en.ts";
import { askName, askToDelete } from "./ask-name.tsx";

type RenameProps = {
  readonly name: string;
  readonly label: string;
  readonly title?: string;
  readonly onRename: (name: string) => void;
};

/** Asks for another name. */
export function RenameItem({ name, label, title = en.rename, onRename }: RenameProps) {
  return (
    <Menu.Item
      leftSection={<IconPencil size={15} />}
      onClick={() => askName({ title, label, value: name, action: en.rename, onAnswer: onRename })}
    >
      {en.rename}
    </Menu.Item>
  );
}

type DeleteProps = {
  readonly disabled?: boolean;
  /** What is asked first. */
  readonly question: () => { readonly title: string; readonly text: string };
  readonly onDelete: () => void;
};

/** Removes something after a question. */
export function DeleteItem({ disabled = false, question, onDelete }: DeleteProps) {
  return (
    <Menu.Item
      color="var(--bad)"
      leftSection={<IconTrash size={15} />}
      disabled={disabled}
      onClick={() => askToDelete({ ...question(), onConfirm: onDelete })}
    >
      {en.delete}
    </Menu.Item>
  );
}
