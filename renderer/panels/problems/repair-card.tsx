import { Button } from "@mantine/core";
import { IconTool } from "@tabler/icons-react";
import { useMemo } from "react";
import { useStore } from "zustand";
import type { Problem } from "../../../core/score/problems/problem.ts";
import { applyRepair, previewRepair } from "../../commands/problems.ts";
import { nameOf, sayProblem, sayWish } from "../../format/problem-words.ts";
import { useNumbers } from "../../format/use-numbers.ts";
import type { PreviewRow } from "../../scores/preview-repair.ts";
import { mainMeasure, planStore } from "../../stores/plan-store.ts";
import { en } from "../../text/en.ts";
import classes from "./problems.module.css";

type Props = {
  readonly problem: Problem;
  /** The list that the problem is from: a new one means that the scenario has changed. */
  readonly problems: readonly Problem[];
};

const words = en.problems;

/** The problem that is looked at: what a repair would do to the figures, and the button that does it. */
export function RepairCard({ problem, problems }: Props) {
  const preview = useMemo(() => (problems.length > 0 ? previewRepair(problem) : null), [problem, problems]);
  if (preview === null) return null;
  return (
    <section className={classes.card} aria-label={sayProblem(problem)} data-testid="repair-card">
      <h3>{sayProblem(problem)}</h3>
      {preview.kind === "none" ? (
        <p>{words.none_because[preview.because]}</p>
      ) : (
        <>
          <p>
            {words.wouldDo} {sayWish(problem, preview.edit.changes)}.
          </p>
          <PreviewTable rows={preview.rows} />
          <Button
            fullWidth
            size="xs"
            leftSection={<IconTool size={15} stroke={1.8} />}
            onClick={() => void applyRepair(problem, preview.edit)}
            data-testid="repair"
          >
            {words.repair}
          </Button>
        </>
      )}
    </section>
  );
}

function PreviewTable({ rows }: { readonly rows: readonly PreviewRow[] }) {
  const numbers = useNumbers();
  const snapshot = useStore(planStore, (state) => state.snapshot);
  if (rows.length === 0 || snapshot === null) return null;
  const measure = mainMeasure(snapshot);
  const write = ({ figure }: PreviewRow, value: number | string): string => {
    if (typeof value === "string") return value === "" ? en.none : value;
    if (figure === "locked") return value === 0 ? words.no : words.yes;
    return numbers.decimal(value, figure === "index" || figure === "balance" ? 1 : 0);
  };
  return (
    <table className={classes.preview}>
      <thead>
        <tr>
          <th scope="col">
            {rows.some(({ figure }) => figure === "index") ? words.figures.index(measure.label) : words.what}
          </th>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { territory, figure } = row;
          const who = territory === null ? words.scenario : nameOf(territory);
          const what = figure === "index" ? null : words.figures[figure];
          return (
            <tr key={`${territory} ${figure}`}>
              <th scope="row" title={what === null ? who : `${who}: ${what}`}>
                {who}
                {what !== null && <span>{what}</span>}
              </th>
              <td className="num">{write(row, row.before)}</td>
              <td className="num">{write(row, row.after)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
