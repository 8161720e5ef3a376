import { useCallback, useMemo } from "react";
import type { Measure } from "../../core/domain/measure.ts";
import { type MovedAccount, readMovedAccounts } from "../commands/compare-scenarios.ts";
import { type ColumnSpec, widthFor } from "../components/grid-columns.ts";
import { GridView } from "../components/grid-view.tsx";
import { usePages } from "../components/use-pages.ts";
import { useNumbers } from "../format/use-numbers.ts";
import { en } from "../text/en.ts";

type Props = { readonly from: string; readonly to: string; readonly measures: readonly Measure[] };

/** Every account that changes hands, with what it is worth. */
export function MovedAccounts({ from, to, measures }: Props) {
  const numbers = useNumbers();
  const read = useCallback((offset: number, limit: number) => readMovedAccounts(from, to, offset, limit), [from, to]);
  const { total, rowAt, onRange } = usePages<MovedAccount>(read);
  const columns = useMemo(
    (): readonly ColumnSpec<MovedAccount>[] => [
      { id: "name", header: en.column.name, width: 128, grow: true, cell: ({ name, id }) => <span>{name || id}</span> },
      { id: "unit", header: en.column.unit, width: 66, cell: ({ unitId }) => unitId },
      {
        id: "from",
        header: en.column.from,
        width: 98,
        grow: true,
        cell: ({ fromOwner, fromTerritory }) => <span title={fromTerritory}>{fromOwner ?? fromTerritory}</span>,
      },
      {
        id: "to",
        header: en.column.to,
        width: 98,
        grow: true,
        cell: ({ toOwner, toTerritory }) => <span title={toTerritory}>{toOwner ?? toTerritory}</span>,
      },
      ...measures.slice(0, 2).map(
        (measure, i): ColumnSpec<MovedAccount> => ({
          id: measure.key,
          header: measure.label,
          width: widthFor(measure.label, 88),
          align: "end",
          cell: (row) => (
            <span title={numbers.full(row.measures[i] ?? 0, measure)}>
              {numbers.short(row.measures[i] ?? 0, measure)}
            </span>
          ),
        }),
      ),
    ],
    [measures, numbers],
  );
  return (
    <GridView
      testId="moved-table"
      label={en.compare.accounts}
      columns={columns}
      count={total ?? 0}
      rowAt={rowAt}
      rowKey={({ row }) => row}
      sort={null}
      onSort={() => undefined}
      onRange={onRange}
      empty={total === null ? en.dock.loading : en.compare.nothingMoves}
    />
  );
}
