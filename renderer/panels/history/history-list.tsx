import { UnstyledButton } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { HistoryEntry } from "../../commands/read-history.ts";
import { goToEntry } from "../../commands/undo.ts";
import { timeAgo } from "../../format/time.ts";
import { userLocale } from "../../format/use-numbers.ts";
import { en } from "../../text/en.ts";
import panel from "../side-panel.module.css";
import classes from "./history.module.css";

type Props = {
  readonly pages: {
    readonly total: number | null;
    readonly rowAt: (index: number) => HistoryEntry | undefined;
    readonly onRange: (first: number, last: number) => void;
  };
  /** Steps that were undone and then followed by others. */
  readonly setAside: number;
  readonly withSetAside: boolean;
  readonly onShowSetAside: () => void;
};

const ROW_PX = 52;

/** The steps as a list to click in; the beginning is its last row. */
export function HistoryList({ pages, setAside, withSetAside, onShowSetAside }: Props) {
  const { total, rowAt, onRange } = pages;
  const scroller = useRef<HTMLDivElement>(null);
  const count = (total ?? 0) + 1;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    // Rows move down as steps come: how tall each one is goes with its step, not with its place.
    getItemKey: (index) => (index === count - 1 ? "beginning" : (rowAt(index)?.id ?? `row-${index}`)),
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onRange(first, last), [onRange, first, last]);
  // The newest step that is done is where the scenario stands; without one it stands at its beginning.
  let current = count - 1;
  for (let i = 0; i < count - 1; i++) {
    const state = rowAt(i)?.state;
    if (state === undefined || state === "done") {
      current = i;
      break;
    }
  }
  if (total === null) return <div className={panel.emptyState}>{en.dock.loading}</div>;
  return (
    <>
      <div ref={scroller} className={panel.body}>
        <ol className={classes.list} style={{ height: virtual.getTotalSize() }} onKeyDown={walk} data-testid="history">
          {items.map(({ index, start, key }) => (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              style={{ transform: `translateY(${start}px)` }}
            >
              <Step entry={index === count - 1 ? null : rowAt(index)} isCurrent={index === current} />
            </li>
          ))}
        </ol>
      </div>
      {(setAside > 0 || withSetAside) && (
        <UnstyledButton className={classes.setAside} aria-pressed={withSetAside} onClick={onShowSetAside}>
          {withSetAside ? en.history.hideSetAside : en.history.showSetAside(setAside)}
        </UnstyledButton>
      )}
    </>
  );
}

/** One step; null is the beginning, undefined is on its way. */
function Step({ entry, isCurrent }: { readonly entry: HistoryEntry | null | undefined; readonly isCurrent: boolean }) {
  if (entry === undefined) return <span className={classes.waiting} />;
  const state = entry?.state ?? "done";
  return (
    <UnstyledButton
      className={classes.step}
      data-state={state}
      aria-current={isCurrent ? "step" : undefined}
      onClick={() => {
        if (!isCurrent) void goToEntry(entry?.id ?? 0);
      }}
    >
      <span className={classes.dot} aria-hidden="true" />
      <span className={classes.label} title={entry?.label}>
        {entry?.label ?? en.history.beginning}
      </span>
      <span className={classes.byLine}>
        {entry !== null && (
          <time dateTime={new Date(entry.atMs).toISOString()} title={new Date(entry.atMs).toLocaleString(userLocale())}>
            {en.history.byLine(timeAgo(entry.atMs, Date.now(), userLocale()), entry.author)}
          </time>
        )}
        {isCurrent && <span className={classes.here}>{en.history.here}</span>}
        {state !== "done" && <span className="visually-hidden"> {en.history.state[state]}</span>}
        {state === "set-aside" && <span aria-hidden="true">{en.history.state[state]}</span>}
      </span>
    </UnstyledButton>
  );
}

/** Arrow keys go from step to step. */
function walk(event: KeyboardEvent<HTMLOListElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const inOrder = buttons.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
  const next = inOrder[inOrder.indexOf(document.activeElement as HTMLButtonElement) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
