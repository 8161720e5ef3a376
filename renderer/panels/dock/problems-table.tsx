import { SegmentedControl } from "@mantine/core";
import { useCallback } from "react";
import { useStore } from "zustand";
import { type ProblemRow, readProblems } from "../../commands/read-problems.ts";
import { showProblems } from "../../commands/show-problems.ts";
import type { ColumnSpec } from "../../components/grid-columns.ts";
import { GridView } from "../../components/grid-view.tsx";
import { usePages } from "../../components/use-pages.ts";
import { useNumbers } from "../../format/use-numbers.ts";
import { planStore } from "../../stores/plan-store.ts";
import { viewStore } from "../../stores/view-store.ts";
import { en } from "../../text/en.ts";
import { DockTools } from "./dock-tools.tsx";

/** Rows of the accounts file that are not in the plan, and those that were mended or look wrong. */
export function ProblemsTable() {
  const numbers = useNumbers();
  const asked = useStore(viewStore, (state) => state.problemsTab);
  const planId = useStore(planStore, (state) => state.snapshot?.summary.id);
  const summary = useStore(planStore, (state) => state.snapshot?.summary);
  // A list with nothing in it does not hide one with something.
  const noneLeftOut = summary !== undefined && summary.rejectedCount === 0 && summary.repairedCount > 0;
  const kind = noneLeftOut ? "repaired" : asked;
  const read = useCallback(
    (offset: number, limit: number) =>
      planId === undefined ? Promise.resolve({ total: 0, rows: [] }) : readProblems(kind, offset, limit),
    [kind, planId],
  );
  const { total, rowAt, onRange } = usePages<ProblemRow>(read);
  const whole = (count: number | undefined) => numbers.whole(count ?? 0);
  return (
    <>
      <DockTools>
        <SegmentedControl
          aria-label={en.dock.problems}
          value={kind}
          onChange={(next) => showProblems(next === "repaired" ? "repaired" : "rejected")}
          data={[
            { value: "rejected", label: en.dock.rejected(whole(summary?.rejectedCount)), disabled: noneLeftOut },
            { value: "repaired", label: en.dock.repaired(whole(summary?.repairedCount)) },
          ]}
        />
      </DockTools>
      <GridView
        testId="problems-table"
        label={en.dock.table(en.dock.problems)}
        columns={kind === "rejected" ? REJECTED : REPAIRED}
        count={total ?? 0}
        rowAt={rowAt}
        rowKey={({ key }) => key}
        sort={null}
        onSort={() => undefined}
        onRange={onRange}
        empty={total === null ? en.dock.loading : kind === "rejected" ? en.dock.noRejected : en.dock.noRepaired}
      />
    </>
  );
}

const columnsWith = (explanation: string): readonly ColumnSpec<ProblemRow>[] => [
  { id: "row", header: en.column.row, width: 72, align: "end", cell: ({ row }) => row },
  { id: "column", header: en.column.column, width: 150, cell: ({ column }) => <span>{column}</span> },
  { id: "value", header: en.column.value, width: 200, cell: ({ value }) => <span title={value}>{value}</span> },
  { id: "why", header: explanation, width: 320, grow: true, cell: ({ why }) => <span title={why}>{why}</span> },
];

const REJECTED = columnsWith(en.column.problem);
const REPAIRED = columnsWith(en.column.repair);
