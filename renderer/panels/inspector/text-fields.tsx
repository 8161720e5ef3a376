import { Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { en } from "../../text/en.ts";
import classes from "./inspector.module.css";

type Texts = { readonly name: string; readonly owner: string | null; readonly note: string };

type Props = {
  readonly texts: Texts;
  readonly onChange: (part: Partial<Texts>) => void;
  /** Begins the test ids of the fields. */
  readonly testId: string;
  /** More fields, before the note. */
  readonly children?: ReactNode;
};

/**
 * Name, owner and note of a territory or a group. Fields are written when they are left, so that one change is one
 * step of the history; a key of what they show has them follow undo.
 */
export function TextFields({ texts: { name, owner, note }, onChange, testId, children }: Props) {
  return (
    <div className={classes.fields}>
      <TextInput
        label={en.territory.name}
        defaultValue={name}
        maxLength={200}
        onBlur={(event) => onChange({ name: event.currentTarget.value.trim() || name })}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        data-testid={`${testId}-name`}
      />
      <TextInput
        label={en.territory.owner}
        placeholder={en.territory.noOwner}
        defaultValue={owner ?? ""}
        maxLength={200}
        onBlur={(event) => onChange({ owner: event.currentTarget.value.trim() || null })}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        data-testid={`${testId}-owner`}
      />
      {children}
      <Textarea
        className={classes.wide ?? ""}
        label={en.territory.note}
        defaultValue={note}
        maxLength={10_000}
        rows={1}
        autosize
        maxRows={5}
        onBlur={(event) => onChange({ note: event.currentTarget.value })}
      />
    </div>
  );
}
