import { type KeyboardEvent, useEffect, useRef } from "react";
import classes from "./grid-view.module.css";

/** What a cell offers to be changed to; `onCommit` gets the text as it was typed. */
export type CellEdit = {
  readonly kind: "text" | "number" | "color";
  readonly value: string;
  /** Words to choose from; others may be typed. */
  readonly options?: readonly string[];
  readonly onCommit: (text: string) => void;
};

type Props = {
  readonly edit: CellEdit;
  readonly label: string;
  /** Called once, when the cell is to be a cell again. */
  readonly onDone: () => void;
};

/** A field in the place of a cell: Enter and leaving it take what was typed, Escape does not. */
export function CellEditor({ edit, label, onDone }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  const listId = "cell-options";
  useEffect(() => {
    field.current?.focus();
    if (edit.kind !== "color") field.current?.select();
  }, [edit.kind]);
  const finish = (text: string | null) => {
    if (isOver.current) return;
    isOver.current = true;
    if (text !== null && text !== edit.value) edit.onCommit(text);
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.key === "Enter") finish(event.currentTarget.value);
    else if (event.key === "Escape") finish(null);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        ref={field}
        type={edit.kind === "color" ? "color" : "text"}
        inputMode={edit.kind === "number" ? "decimal" : undefined}
        className={classes.editor}
        aria-label={label}
        defaultValue={edit.value}
        list={edit.options === undefined ? undefined : listId}
        maxLength={10_000}
        onKeyDown={onKeyDown}
        onBlur={(event) => finish(event.currentTarget.value)}
        onClick={(event) => event.stopPropagation()}
        onDoubleClick={(event) => event.stopPropagation()}
        data-testid="cell-editor"
      />
      {edit.options !== undefined && (
        <datalist id={listId}>
          {edit.options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
    </>
  );
}
