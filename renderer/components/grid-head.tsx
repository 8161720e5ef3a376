import type { Sort } from "../stores/table-store.ts";
import { en } from "../text/en.ts";
import type { ColumnSpec } from "./grid-columns.ts";
import classes from "./grid-view.module.css";

type HeadProps<Row> = {
  readonly columns: readonly ColumnSpec<Row>[];
  readonly template: string;
  readonly minWidth: number;
  readonly sort: Sort | null;
  readonly onSort: (by: string) => void;
  /** What stands in the filter line, by column; null where it is not shown. */
  readonly filters: Readonly<Record<string, string>> | null;
  readonly onFilter: (column: string, text: string) => void;
};

/** Headings to sort by, and below them the line with the filters. */
export function GridHead<Row>({ columns, template, minWidth, sort, onSort, filters, onFilter }: HeadProps<Row>) {
  const style = { gridTemplateColumns: template, minWidth };
  return (
    <div className={classes.headings} style={{ minWidth }}>
      <div className={classes.head} role="row" aria-rowindex={1} style={style}>
        {columns.map((column) => (
          <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
        ))}
      </div>
      {filters !== null && (
        <div className={classes.filters} role="row" aria-rowindex={2} style={style}>
          {columns.map(({ id, header, value, align }) => (
            <div key={id} role="gridcell">
              {value !== undefined && (
                <input
                  className={classes.filter}
                  data-align={align ?? "start"}
                  aria-label={en.table.filterOf(header)}
                  placeholder={align === "end" ? en.table.numberHint : en.table.textHint}
                  value={filters[id] ?? ""}
                  maxLength={200}
                  onChange={(event) => onFilter(id, event.currentTarget.value)}
                  onKeyDown={(event) => event.stopPropagation()}
                  data-testid={`filter-${id}`}
                />
              )}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

type HeaderProps<Row> = {
  readonly column: ColumnSpec<Row>;
  readonly sort: Sort | null;
  readonly onSort: (by: string) => void;
};

function HeaderCell<Row>({ column, sort, onSort }: HeaderProps<Row>) {
  const isSorted = sort?.by === column.id;
  const direction = isSorted ? (sort.descending ? "descending" : "ascending") : "none";
  const align = column.align ?? "start";
  if (column.value === undefined) {
    return (
      <div role="columnheader" className={classes.headCell} data-align={align}>
        <span className={classes.headText}>{column.header}</span>
      </div>
    );
  }
  return (
    <div role="columnheader" aria-sort={direction} className={classes.headCell} data-align={align}>
      <button type="button" className={classes.sortButton} onClick={() => onSort(column.id)} title={column.header}>
        <span className={classes.headText}>{column.header}</span>
        {isSorted && (
          <span className={classes.sortMark} aria-hidden="true">
            {sort.descending ? "↓" : "↑"}
          </span>
        )}
        {isSorted && (
          <span className="visually-hidden">, {sort.descending ? en.dock.sortedDown : en.dock.sortedUp}</span>
        )}
      </button>
    </div>
  );
}
