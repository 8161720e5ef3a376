import { Modal } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { loadCheckpoints } from "../commands/checkpoints.ts";
import { closeDialog } from "../commands/show-dialog.ts";
import { accountItems } from "../palette/account-items.ts";
import { commandSource } from "../palette/command-source.ts";
import type { PaletteItem } from "../palette/palette-item.ts";
import { planSources } from "../palette/plan-sources.ts";
import { rankItems } from "../palette/rank-items.ts";
import { viewStore } from "../stores/view-store.ts";
import { en } from "../text/en.ts";
import classes from "./palette-dialog.module.css";
import { PaletteOption } from "./palette-option.tsx";

const MOST = 40;
const PAUSE_MS = 150;
const LIST_ID = "palette-list";
const optionId = (index: number): string => `palette-option-${index}`;

/** One field that finds everything: commands, territories, owners, places, units, scenarios, accounts. */
export function PaletteDialog() {
  const isOpen = useStore(viewStore, (state) => state.dialog?.kind === "palette");
  return (
    <Modal
      opened={isOpen}
      onClose={closeDialog}
      withCloseButton={false}
      size={620}
      padding={0}
      yOffset="12vh"
      attributes={{ content: { "aria-label": en.palette.title } }}
    >
      {isOpen && <Palette />}
    </Modal>
  );
}

function Palette() {
  const [words, setWords] = useState("");
  const [active, setActive] = useState(0);
  const sources = useMemo(() => [commandSource(), ...planSources()], []);
  const ranked = useMemo(() => rankItems(sources, words, MOST), [sources, words]);
  const accounts = useAccounts(words);
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const commands = sources[0];
  const items =
    words.trim() === "" && commands !== undefined
      ? commands.titles.map((_, i) => commands.itemAt(i))
      : [...ranked, ...accounts];
  const at = Math.min(active, items.length - 1);

  useEffect(() => void loadCheckpoints(), []);
  // At once, not when the dialog has come in: the first letters are often on their way already.
  useLayoutEffect(() => field.current?.focus(), []);
  useEffect(() => {
    list.current?.querySelector(`#${optionId(at)}`)?.scrollIntoView({ block: "nearest" });
  }, [at]);

  const run = (item: PaletteItem | undefined) => {
    if (item === undefined) return;
    closeDialog();
    item.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step !== undefined) {
      const isPage = Math.abs(step) > 1;
      const next = at + step;
      setActive(isPage ? Math.max(0, Math.min(items.length - 1, next)) : (next + items.length) % items.length);
    } else if (event.key === "Enter") run(items[at]);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div className={classes.field}>
        <IconSearch size={17} aria-hidden="true" />
        <input
          ref={field}
          data-autofocus
          type="text"
          role="combobox"
          aria-label={en.palette.hint}
          aria-expanded={items.length > 0}
          aria-controls={LIST_ID}
          aria-autocomplete="list"
          aria-activedescendant={items.length > 0 ? optionId(at) : undefined}
          placeholder={en.palette.hint}
          value={words}
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            setWords(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          data-testid="palette-input"
        />
      </div>
      <div
        ref={list}
        id={LIST_ID}
        className={classes.list}
        role="listbox"
        aria-label={en.palette.title}
        data-testid="palette-list"
      >
        {items.map((item, index) => (
          <PaletteOption
            key={`${item.kind} ${item.id}`}
            id={optionId(index)}
            item={item}
            isActive={index === at}
            onPoint={() => setActive(index)}
            onRun={() => run(item)}
          />
        ))}
      </div>
      {items.length === 0 && <p className={classes.none}>{en.palette.none}</p>}
      <p className={classes.foot}>
        {en.palette.foot}
        <span className="visually-hidden" role="status">
          {en.palette.found(items.length)}
        </span>
      </p>
    </>
  );
}

/** What the service finds, a moment after the last key. */
function useAccounts(words: string): readonly PaletteItem[] {
  const [settled] = useDebouncedValue(words, PAUSE_MS);
  const [found, setFound] = useState<{ readonly words: string; readonly items: readonly PaletteItem[] }>({
    words: "",
    items: [],
  });
  useEffect(() => {
    let isLatest = true;
    void accountItems(settled).then((items) => {
      if (isLatest) setFound({ words: settled, items });
    });
    return () => {
      isLatest = false;
    };
  }, [settled]);
  return found.words === words ? found.items : [];
}
