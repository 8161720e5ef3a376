import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconColumns3, IconCopy, IconFilter } from "@tabler/icons-react";
import { useStore } from "zustand";
import { arrangeTable, toggleColumn, toggleFilters } from "../commands/arrange-table.ts";
import { copyRows } from "../commands/copy-rows.ts";
import { DockTools } from "../panels/dock/dock-tools.tsx";
import { type TableId, tableStore } from "../stores/table-store.ts";
import { en } from "../text/en.ts";
import type { ColumnSpec } from "./grid-columns.ts";
import classes from "./grid-view.module.css";
import { IconButton } from "./icon-button.tsx";

type Props<Row> = {
  readonly table: TableId;
  readonly columns: readonly ColumnSpec<Row>[];
  /** What would be copied; rows that are with the service come later. */
  readonly rows: () => readonly Row[] | Promise<readonly Row[]>;
  readonly isFiltered: boolean;
  readonly counts: { readonly shown: number; readonly all: number };
};

/** The choice of no groups; ids of columns are never empty. */
const UNGROUPED = "";

/** Filter line, columns, groups and copy of one table, in the dock's title line. */
export function TableTools<Row>({ table, columns, rows, isFiltered, counts }: Props<Row>) {
  const { hidden, showFilters, groupBy } = useStore(tableStore, (state) => state[table]);
  const copy = async (): Promise<void> =>
    copyRows(
      columns.filter(({ id }) => !hidden.includes(id)),
      await rows(),
    );
  const groupable = columns.filter(({ isGroup }) => isGroup === true);
  return (
    <DockTools>
      {isFiltered && (
        <span className={classes.filtered} role="status" data-testid="filtered-count">
          {en.table.filtered(counts.shown.toLocaleString("en-US"), counts.all.toLocaleString("en-US"))}
        </span>
      )}
      <IconButton
        name={en.table.filter}
        size={26}
        pressed={showFilters}
        variant={showFilters ? "light" : "subtle"}
        onClick={() => toggleFilters(table)}
        testId="table-filter"
      >
        <IconFilter size={15} stroke={1.7} />
      </IconButton>
      <Menu closeOnItemClick={false} position="top-end">
        <Menu.Target>
          <Tooltip label={en.table.columns}>
            <ActionIcon size={26} aria-label={en.table.columns} data-testid="table-columns">
              <IconColumns3 size={15} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown mah={360} style={{ overflow: "auto" }}>
          {groupable.length > 0 && (
            <>
              <Menu.Label>{en.table.groupBy}</Menu.Label>
              <Menu.RadioGroup
                value={groupBy ?? UNGROUPED}
                onChange={(id) => arrangeTable(table, { groupBy: id === UNGROUPED ? null : id })}
              >
                <Menu.RadioItem value={UNGROUPED}>{en.table.noGroups}</Menu.RadioItem>
                {groupable.map(({ id, header }) => (
                  <Menu.RadioItem key={id} value={id}>
                    {header}
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
              <Menu.Divider />
            </>
          )}
          <Menu.Label>{en.table.shown}</Menu.Label>
          {columns.slice(1).map(({ id, header }) => (
            <Menu.CheckboxItem key={id} checked={!hidden.includes(id)} onChange={() => toggleColumn(table, id)}>
              {header}
            </Menu.CheckboxItem>
          ))}
        </Menu.Dropdown>
      </Menu>
      <IconButton name={en.table.copy} size={26} onClick={() => void copy()} testId="table-copy">
        <IconCopy size={15} stroke={1.7} />
      </IconButton>
    </DockTools>
  );
}
