import { Kbd, Modal } from "@mantine/core";
import { Fragment } from "react";
import { useStore } from "zustand";
import { closeDialog } from "../commands/show-dialog.ts";
import { type ShortcutName, shortcutText } from "../keyboard/shortcuts.ts";
import { viewStore } from "../stores/view-store.ts";
import { en } from "../text/en.ts";
import classes from "./dialogs.module.css";

const GROUPS: readonly { readonly title: string; readonly names: readonly ShortcutName[] }[] = [
  { title: en.shortcut.groups.tools, names: ["select", "rectangle", "lasso", "escape"] },
  { title: en.shortcut.groups.edit, names: ["assign", "unassign", "create", "undo", "redo", "build"] },
  { title: en.shortcut.groups.view, names: ["fit", "zoomIn", "zoomOut", "dock", "share", "help"] },
];

export function ShortcutsDialog() {
  const isOpen = useStore(viewStore, (state) => state.dialog?.kind === "shortcuts");
  return (
    <Modal opened={isOpen} onClose={closeDialog} title={en.shortcut.title} size={400}>
      <div className={classes.keys}>
        {GROUPS.map(({ title, names }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {names.map((name) => (
                <Fragment key={name}>
                  <dt>{en.shortcut.words[name]}</dt>
                  <dd>
                    {shortcutText(name)
                      .split(" ")
                      .map((key) => (
                        <Kbd key={key}>{key}</Kbd>
                      ))}
                  </dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <dl>
            <dt>{en.shortcut.words.row}</dt>
            <dd>
              <Kbd>↑</Kbd> <Kbd>↓</Kbd>
            </dd>
            <dt>{en.shortcut.words.rowOpen}</dt>
            <dd>
              <Kbd>Enter</Kbd>
            </dd>
          </dl>
        </section>
      </div>
    </Modal>
  );
}
