import { ActionIcon, type ActionIconProps, Tooltip } from "@mantine/core";
import type { ReactNode } from "react";

type Props = Omit<ActionIconProps, "children" | "disabled"> & {
  /** Name of the button, for those who do not see the icon; also shown on hover unless there is a hint. */
  readonly name: string;
  readonly hint?: ReactNode;
  readonly shortcut?: string | undefined;
  readonly onClick: () => void;
  readonly pressed?: boolean | undefined;
  /** A button that cannot be used can still be reached, and says why. */
  readonly disabled?: boolean;
  readonly testId?: string | undefined;
  readonly children: ReactNode;
};

/** A square button with an icon, a name, and its shortcut on hover. */
export function IconButton(props: Props) {
  const { name, hint, shortcut, onClick, pressed, disabled = false, testId, children, ...rest } = props;
  const label = hint ?? name;
  return (
    <Tooltip
      label={
        <>
          {label}
          {shortcut !== undefined && `  ·  ${shortcut}`}
        </>
      }
    >
      <ActionIcon
        {...rest}
        {...(disabled && { "data-disabled": true, "aria-disabled": true })}
        aria-label={name}
        aria-pressed={pressed}
        data-testid={testId}
        onClick={() => {
          if (!disabled) onClick();
        }}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
