import { useMemo } from "react";
import type { Inspection } from "../../../core/domain/intake.ts";
import { type ColumnSpec, widthFor } from "../../components/grid-columns.ts";
import { GridView } from "../../components/grid-view.tsx";
import { en } from "../../text/en.ts";
import classes from "./new-plan.module.css";

type Row = { readonly number: number; readonly values: readonly string[] };

/** The first rows as they stand in the file. */
export function FilePreview({ inspection }: { readonly inspection: Inspection }) {
  const { columns, previewRows } = inspection;
  const rows = useMemo(() => previewRows.map((values, number): Row => ({ number, values })), [previewRows]);
  const specs = useMemo(
    () =>
      columns.map(
        ({ heading }, i): ColumnSpec<Row> => ({
          id: String(i),
          header: heading,
          width: widthFor(heading, 120),
          cell: ({ values }) => <span title={values[i]}>{values[i]}</span>,
        }),
      ),
    [columns],
  );
  return (
    <details className={classes.preview}>
      <summary>{en.newPlan.preview}</summary>
      <div className={classes.previewTable}>
        <GridView
          testId="preview"
          label={en.newPlan.preview}
          columns={specs}
          count={rows.length}
          rowAt={(index) => rows[index]}
          rowKey={({ number }) => number}
          sort={null}
          onSort={() => undefined}
          empty={null}
        />
      </div>
    </details>
  );
}
