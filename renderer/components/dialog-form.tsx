import { Button, Group } from "@mantine/core";
import type { ReactNode } from "react";
import { en } from "../text/en.ts";
import classes from "./dialog-form.module.css";
import { ProblemLine } from "./problem-line.tsx";

type Props = {
  readonly action: string;
  /** Why the action cannot be taken yet: true without words, where the fields speak for themselves. */
  readonly notReady?: string | boolean;
  readonly icon?: ReactNode;
  /** Whether the action has the focus when the dialog opens: there is nothing that must be filled in. */
  readonly isActionFirst?: boolean;
  readonly problem?: string | null;
  /** What else can be done with the answers. */
  readonly aside?: ReactNode;
  readonly testId?: string | undefined;
  readonly actionTestId?: string | undefined;
  readonly onCancel: () => void;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
};

/** What a dialog asks, what went wrong, and its foot: cancel, and what the dialog is for, also by Enter. */
export function DialogForm(props: Props) {
  const { action, notReady = false, icon = null, isActionFirst = false, problem = null, onCancel, onSubmit } = props;
  const isReady = notReady === false;
  return (
    <form
      className={classes.form}
      data-testid={props.testId}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) onSubmit();
      }}
    >
      {props.children}
      <ProblemLine problem={problem} />
      <Group className={classes.foot} justify="flex-end" gap="xs">
        {props.aside}
        <Button variant="default" onClick={onCancel}>
          {en.cancel}
        </Button>
        <Button
          type="submit"
          leftSection={icon}
          disabled={!isReady}
          title={typeof notReady === "string" ? notReady : undefined}
          {...(isActionFirst && { "data-autofocus": true })}
          data-testid={props.actionTestId}
        >
          {action}
        </Button>
      </Group>
    </form>
  );
}
