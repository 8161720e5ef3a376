import { useMemo } from "react";
import type { Measure } from "../../core/domain/measure.ts";
import type { Comparison } from "../commands/compare-scenarios.ts";
import { type ColumnSpec, widthFor } from "../components/grid-columns.ts";
import { SortedTable } from "../components/sorted-table.tsx";
import { useNumbers } from "../format/use-numbers.ts";
import { en } from "../text/en.ts";

type Flow = Comparison["flows"][number];
type Props = { readonly comparison: Comparison; readonly measures: readonly Measure[] };

/** Who hands over how much to whom. */
export function ComparedFlows({ comparison, measures }: Props) {
  const numbers = useNumbers();
  const columns = useMemo(
    (): readonly ColumnSpec<Flow>[] => [
      {
        id: "from",
        header: en.compare.from,
        width: 120,
        grow: true,
        value: ({ from }) => from,
        cell: ({ from }) => <span title={from}>{from || en.compare.nobody}</span>,
      },
      {
        id: "to",
        header: en.compare.to,
        width: 120,
        grow: true,
        value: ({ to }) => to,
        cell: ({ to }) => <span title={to}>{to || en.compare.nobody}</span>,
      },
      ...measures.map((measure): ColumnSpec<Flow> => {
        const of = (flow: Flow) => (measure.key === "accounts" ? flow.accounts : (flow.measures[measure.key] ?? 0));
        return {
          id: measure.key,
          header: measure.label,
          width: widthFor(measure.label, 88),
          align: "end",
          value: of,
          cell: (flow) => <span title={numbers.full(of(flow), measure)}>{numbers.short(of(flow), measure)}</span>,
        };
      }),
    ],
    [measures, numbers],
  );
  return (
    <SortedTable
      testId="flows-table"
      label={en.compare.flows}
      columns={columns}
      rows={comparison.flows}
      rowKey={({ from, to }) => `${from} > ${to}`}
      firstSort={null}
      empty={en.compare.nothingMoves}
    />
  );
}
