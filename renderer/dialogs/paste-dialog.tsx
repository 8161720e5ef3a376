import { Modal } from "@mantine/core";
import { useStore } from "zustand";
import { takePaste } from "../commands/paste.ts";
import { closeDialog } from "../commands/show-dialog.ts";
import { DialogForm } from "../components/dialog-form.tsx";
import type { ColumnSpec } from "../components/grid-columns.ts";
import { GridView } from "../components/grid-view.tsx";
import type { Paste, PastedRow } from "../edits/paste-units.ts";
import { viewStore } from "../stores/view-store.ts";
import { en } from "../text/en.ts";
import classes from "./palette-dialog.module.css";

/** What a paste would change, row by row, before it is done. */
export function PasteDialog() {
  const dialog = useStore(viewStore, (state) => state.dialog);
  const paste = dialog?.kind === "paste" ? dialog.paste : null;
  return (
    <Modal opened={paste !== null} onClose={closeDialog} title={en.paste.title} size={720}>
      {paste !== null && <Preview paste={paste} />}
    </Modal>
  );
}

function Preview({ paste }: { readonly paste: Paste }) {
  const bad = paste.rows.filter(({ problem }) => problem !== null);
  const good = paste.rows.length - bad.length;
  // What cannot be taken comes first: it is what wants a look.
  const rows = [...bad, ...paste.rows.filter(({ problem }) => problem === null)];
  return (
    <DialogForm
      action={en.paste.take(good)}
      actionTestId="take-paste"
      isActionFirst
      notReady={paste.changes.length === 0}
      onCancel={closeDialog}
      onSubmit={() => {
        closeDialog();
        void takePaste(paste);
      }}
    >
      <p className={classes.lead} role="status" data-testid="paste-counts">
        {en.paste.counts(good, bad.length, paste.same)}
      </p>
      <div className={classes.pasted}>
        <GridView
          testId="paste-table"
          label={en.paste.title}
          columns={COLUMNS}
          count={rows.length}
          rowAt={(index) => rows[index]}
          rowKey={(row) => `${row.row} ${row.what}`}
          sort={null}
          onSort={() => undefined}
          empty={null}
        />
      </div>
    </DialogForm>
  );
}

const COLUMNS: readonly ColumnSpec<PastedRow>[] = [
  { id: "row", header: en.column.row, width: 56, align: "end", cell: ({ row }) => row },
  { id: "what", header: en.paste.what, width: 180, grow: true, cell: ({ what }) => <span title={what}>{what}</span> },
  { id: "from", header: en.column.from, width: 130, cell: ({ from }) => <span title={from}>{from}</span> },
  { id: "to", header: en.column.to, width: 130, cell: ({ to }) => <span title={to}>{to}</span> },
  {
    id: "problem",
    header: en.column.problem,
    width: 170,
    cell: ({ problem }) =>
      problem === null ? (
        <span>{en.paste.fine}</span>
      ) : (
        <span style={{ color: "var(--bad)" }}>{en.paste.problems[problem]}</span>
      ),
  },
];
