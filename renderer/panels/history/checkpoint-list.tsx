import { Menu, UnstyledButton } from "@mantine/core";
import { IconBookmark, IconPencil, IconTrash } from "@tabler/icons-react";
import { useStore } from "zustand";
import { askCheckpointName, removeCheckpoint } from "../../commands/checkpoints.ts";
import { goToEntry } from "../../commands/undo.ts";
import { MoreMenu } from "../../components/more-menu.tsx";
import { timeAgo } from "../../format/time.ts";
import { userLocale } from "../../format/use-numbers.ts";
import { type Checkpoint, checkpointStore } from "../../stores/checkpoint-store.ts";
import { en } from "../../text/en.ts";
import classes from "../side-panel.module.css";
import own from "./history.module.css";

/** Named points of the history. */
export function CheckpointList() {
  const checkpoints = useStore(checkpointStore, (state) => state.checkpoints);
  if (checkpoints.length === 0) return null;
  return (
    <section className={own.checkpoints} aria-label={en.history.checkpoints}>
      <h3>{en.history.checkpoints}</h3>
      <ul className={classes.list} data-testid="checkpoints">
        {checkpoints.map((checkpoint) => (
          <CheckpointItem key={checkpoint.id} checkpoint={checkpoint} />
        ))}
      </ul>
    </section>
  );
}

function CheckpointItem({ checkpoint }: { readonly checkpoint: Checkpoint }) {
  const { entry, name, author, atMs } = checkpoint;
  return (
    <li className={classes.item}>
      <UnstyledButton
        className={classes.itemButton}
        aria-label={en.history.goToCheckpoint(name)}
        onClick={() => void goToEntry(entry)}
      >
        <IconBookmark size={15} stroke={1.6} aria-hidden="true" />
        <span className={classes.itemName} title={name}>
          {name}
        </span>
        <span />
        <span className={classes.itemHint}>{en.history.byLine(timeAgo(atMs, Date.now(), userLocale()), author)}</span>
      </UnstyledButton>
      <MoreMenu label={en.history.checkpointMenu(name)} className={classes.itemMenu}>
        <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => askCheckpointName(checkpoint)}>
          {en.rename}
        </Menu.Item>
        <Menu.Item
          color="var(--bad)"
          leftSection={<IconTrash size={15} />}
          onClick={() => void removeCheckpoint(checkpoint)}
        >
          {en.history.removeName}
        </Menu.Item>
      </MoreMenu>
    </li>
  );
}
