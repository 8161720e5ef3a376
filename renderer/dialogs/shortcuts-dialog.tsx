import { Kbd, Modal } from "@mantine/core";
import { Fragment } from "react";
import { useStore } from "zustand";
import { COMMAND_GROUPS } from "../commands/registry/command.ts";
import { COMMAND_IDS, COMMANDS } from "../commands/registry/commands.ts";
import { closeDialog } from "../commands/show-dialog.ts";
import { shortcutText } from "../keyboard/shortcuts.ts";
import { viewStore } from "../stores/view-store.ts";
import { en } from "../text/en.ts";
import classes from "./dialogs.module.css";

/** Keys of tables, the map and the tree themselves; they are no commands, because they belong to whatever has the focus. */
const TABLE_KEYS: readonly (readonly [words: string, keys: readonly string[]])[] = [
  [en.shortcut.words.row, ["↑", "↓", "←", "→"]],
  [en.shortcut.words.rowOpen, ["Enter"]],
  [en.shortcut.words.rowAdd, ["Space"]],
  [en.shortcut.words.cellEdit, ["F2"]],
  [en.shortcut.words.copy, ["Ctrl", "C"]],
  [en.shortcut.words.paste, ["Ctrl", "V"]],
];

const MAP_KEYS: typeof TABLE_KEYS = [
  [en.tools.keyMove, ["↑", "↓", "←", "→"]],
  [en.tools.keyExtend, ["Shift", "↑"]],
  [en.tools.keySelect, ["Space"]],
];
const STEER_KEYS: typeof TABLE_KEYS = [
  [en.tools.keySteer, ["↑", "↓", "←", "→"]],
  [en.tools.keyPress, ["Enter"]],
  [en.tools.keyChange, ["Shift", "Alt", "Enter"]],
];
const TREE_KEYS: typeof TABLE_KEYS = [
  [en.tree.keys.walk, ["↑", "↓"]],
  [en.tree.keys.fold, ["←", "→"]],
  [en.tree.keys.open, ["Enter"]],
  [en.tree.keys.pick, ["Space"]],
  [en.tree.keys.nest, ["Alt", "→"]],
  [en.tree.keys.leave, ["Alt", "←"]],
];

/** Every command that has a key, as the registry has it. */
export function ShortcutsDialog() {
  const isOpen = useStore(viewStore, (state) => state.dialog?.kind === "shortcuts");
  return (
    <Modal opened={isOpen} onClose={closeDialog} title={en.shortcut.title} size={780}>
      <div className={classes.keys}>
        {COMMAND_GROUPS.map((group) => (
          <KeyList
            key={group}
            title={en.shortcut.groups[group]}
            rows={COMMAND_IDS.filter((id) => COMMANDS[id].group === group && COMMANDS[id].keys !== undefined).map(
              (id) => [COMMANDS[id].title, shortcutText(id).split(" ")],
            )}
          />
        ))}
        <KeyList title={en.shortcut.groups.map} rows={MAP_KEYS} />
        <KeyList title={en.tools.keysTitle} rows={STEER_KEYS} />
        <KeyList title={en.shortcut.groups.table} rows={TABLE_KEYS} />
        <KeyList title={en.tree.keys.title} rows={TREE_KEYS} />
      </div>
    </Modal>
  );
}

type ListProps = {
  readonly title: string;
  readonly rows: readonly (readonly [words: string, keys: readonly string[]])[];
};

function KeyList({ title, rows }: ListProps) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {rows.map(([words, keys]) => (
          <Fragment key={words}>
            <dt>{words}</dt>
            <dd>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
