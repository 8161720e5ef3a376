import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { Measure } from "../../../core/domain/measure.ts";
import type { ByMeasure } from "../../../core/domain/scorecard.ts";
import { TargetBar } from "../../components/target-bar.tsx";
import { useNumbers } from "../../format/use-numbers.ts";
import { planStore } from "../../stores/plan-store.ts";
import { en } from "../../text/en.ts";
import classes from "./inspector.module.css";

type Props = {
  readonly scores: {
    readonly measures: ByMeasure;
    readonly target: ByMeasure;
    readonly index: Readonly<Record<string, number | null>>;
  };
  /** What else is to be said of a measure. */
  readonly note: (measure: Measure, value: number) => ReactNode;
  readonly testId: string;
};

/** Every measure of a territory or a group against its target. */
export function MeasureBars({ scores, note, testId }: Props) {
  const numbers = useNumbers();
  const snapshot = useStore(planStore, (state) => state.snapshot);
  if (snapshot === null) return null;
  return (
    <>
      <h3 className={classes.sectionTitle}>{en.territory.totals}</h3>
      <div className={classes.bars} data-testid={testId}>
        {snapshot.measures.map((measure) => {
          const value = scores.measures[measure.key] ?? 0;
          const target = scores.target[measure.key] ?? 0;
          const index = scores.index[measure.key] ?? null;
          const words = en.territory.ofTarget(numbers.figure(value, measure), numbers.full(target, measure));
          return (
            <div key={measure.key} className={classes.bar} title={words}>
              <div className={classes.barWords}>
                <span>{measure.label}</span>
                <span>{numbers.short(value, measure)}</span>
              </div>
              <TargetBar value={value} target={target} tolerance={snapshot.tolerance} label={words} />
              <div className={classes.barNote}>
                <span>{index === null ? "–" : en.territory.indexOf(numbers.decimal(index, 1))}</span>
                {note(measure, value)}
              </div>
            </div>
          );
        })}
      </div>
    </>
  );
}
