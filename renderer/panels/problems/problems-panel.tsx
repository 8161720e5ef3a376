import { UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconChevronUp, IconCircleCheck } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef } from "react";
import { useStore } from "zustand";
import type { Problem, ProblemKind } from "../../../core/score/problems/problem.ts";
import { nextProblem, previousProblem, showProblem } from "../../commands/problems.ts";
import { IconButton } from "../../components/icon-button.tsx";
import { sayProblem } from "../../format/problem-words.ts";
import { shortcutText } from "../../keyboard/shortcuts.ts";
import { problemStore } from "../../stores/problem-store.ts";
import { en } from "../../text/en.ts";
import panel from "../side-panel.module.css";
import { DemandList } from "./demand-list.tsx";
import classes from "./problems.module.css";
import { RepairCard } from "./repair-card.tsx";

/** What needs mending in the scenario on screen: a list to walk, and what would mend the one that is looked at. */
export function ProblemsPanel() {
  const { problems, current } = useStore(problemStore);
  const at = problems.findIndex(({ key }) => key === current);
  const looked = problems[at];
  return (
    <>
      <div className={panel.head}>
        <h2>
          {en.problems.title}
          <span className={`${panel.count} num`}>{problems.length}</span>
        </h2>
        {problems.length > 0 && (
          <span className={classes.walk}>
            {at >= 0 && (
              <span className={`${panel.count} num`}>{en.problems.where(String(at + 1), String(problems.length))}</span>
            )}
            <IconButton
              name={en.problems.previous}
              shortcut={shortcutText("previousProblem")}
              size={26}
              onClick={previousProblem}
            >
              <IconChevronUp size={16} />
            </IconButton>
            <IconButton
              name={en.problems.next}
              shortcut={shortcutText("nextProblem")}
              size={26}
              onClick={nextProblem}
              testId="next-problem"
            >
              <IconChevronDown size={16} />
            </IconButton>
          </span>
        )}
      </div>
      {problems.length === 0 ? (
        <div className={panel.emptyState}>
          <IconCircleCheck size={28} stroke={1.5} aria-hidden="true" />
          <strong>{en.problems.noneTitle}</strong>
          <span>{en.problems.none}</span>
        </div>
      ) : (
        <ProblemList problems={problems} at={at} />
      )}
      <DemandList />
      {looked !== undefined && <RepairCard key={looked.key} problem={looked} problems={problems} />}
    </>
  );
}

type Row = { readonly kind: "heading"; readonly of: ProblemKind; readonly count: number } | Problem;

const isHeading = (row: Row): row is Extract<Row, { kind: "heading" }> => row.kind === "heading";

function ProblemList({ problems, at }: { readonly problems: readonly Problem[]; readonly at: number }) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => withHeadings(problems), [problems]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index] !== undefined && isHeading(rows[index]) ? 30 : 40),
    overscan: 10,
  });
  const looked = problems[at];
  useEffect(() => {
    if (looked !== undefined) virtual.scrollToIndex(rows.indexOf(looked));
  }, [looked, rows, virtual]);
  return (
    <div ref={scroller} className={`${panel.body} ${classes.scroller}`}>
      <ul className={classes.list} style={{ height: virtual.getTotalSize() }} data-testid="problems">
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <li
              key={isHeading(row) ? row.of : row.key}
              style={{ transform: `translateY(${start}px)`, height: size }}
              className={isHeading(row) ? classes.heading : undefined}
            >
              {isHeading(row) ? (
                <>
                  {en.problems.kinds[row.of]} <span className="num">{row.count}</span>
                </>
              ) : (
                <UnstyledButton
                  className={classes.problem}
                  aria-current={row === looked}
                  onClick={() => showProblem(row)}
                >
                  {sayProblem(row)}
                </UnstyledButton>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function withHeadings(problems: readonly Problem[]): Row[] {
  const rows: Row[] = [];
  let last: ProblemKind | null = null;
  for (const problem of problems) {
    if (problem.kind !== last) {
      const count = problems.filter(({ kind }) => kind === problem.kind).length;
      rows.push({ kind: "heading", of: problem.kind, count });
    }
    rows.push(problem);
    last = problem.kind;
  }
  return rows;
}
