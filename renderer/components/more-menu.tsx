import { ActionIcon, Menu, type MenuProps } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import type { MouseEvent, ReactNode } from "react";

type Props = Pick<MenuProps, "position" | "width" | "withinPortal"> & {
  readonly label: string;
  readonly className?: string | undefined;
  readonly testId?: string | undefined;
  /** Made when the menu opens: what it depends on is read then. */
  readonly children: ReactNode;
};

/** The three dots behind something in a list or a head, and what can be done with it. */
export function MoreMenu({ label, className = "", testId, children, ...menu }: Props) {
  return (
    <Menu {...menu}>
      <Menu.Target>
        <ActionIcon className={className} aria-label={label} size={26} onClick={keepFromRow} data-testid={testId}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown onClick={keepFromRow}>{children}</Menu.Dropdown>
    </Menu>
  );
}

/** A click on the menu is none on the row that it stands in. */
const keepFromRow = (event: MouseEvent): void => event.stopPropagation();
