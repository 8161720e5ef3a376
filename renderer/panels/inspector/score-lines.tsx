import { Tooltip } from "@mantine/core";
import { type ComponentProps, createContext, memo, useContext } from "react";
import type { OverallScores } from "../../../core/domain/scorecard.ts";
import { ChangeMark } from "../../components/change-mark.tsx";
import { directionOf } from "../../format/numbers.ts";
import classes from "./inspector.module.css";
import { Why } from "./score-explanations.tsx";
import type { ScoreRow } from "./score-rows.ts";

type Shown = {
  readonly overall: OverallScores;
  /** What changes are measured against; null where they are not shown. */
  readonly against: OverallScores | null;
  /** Largest deviation that is still as wished. */
  readonly tolerance: number;
};

/** The scores that the lines below show: figures change with every edit, lines and their tooltips stay. */
export const ShownScores = createContext<Shown | null>(null);

type LineProps = { readonly row: ScoreRow };

/** A score that stands large. */
export const ScoreTile = memo(function ScoreTile({ row }: LineProps) {
  return (
    <Tooltip label={<Why row={row} />} position="left" maw={280}>
      <TileFigures row={row} />
    </Tooltip>
  );
});

/** A score in a line of its own. */
export const ScoreLine = memo(function ScoreLine({ row }: LineProps) {
  return (
    <Tooltip label={<Why row={row} />} position="left" maw={280}>
      <LineFigures row={row} />
    </Tooltip>
  );
});

type FigureProps = LineProps & ComponentProps<"div">;

function TileFigures({ row, ...rest }: FigureProps) {
  const shown = useContext(ShownScores);
  if (shown === null) return null;
  const { overall, against, tolerance } = shown;
  const isOff = row.score === "maxDeviation" && (row.value(overall) ?? 0) > tolerance + 1e-9;
  return (
    <div {...rest} className={classes.tile} data-off={isOff} data-testid={`score-${row.score}`}>
      <dt>{row.title}</dt>
      <dd data-testid={`figure-${row.score}`}>{row.figure(overall)}</dd>
      <dd className="visually-hidden">
        <Why row={row} />
      </dd>
      <dd className={classes.tileNote}>
        <span>{row.note?.(overall)}</span>
        {against !== null && <Change row={row} overall={overall} against={against} />}
      </dd>
    </div>
  );
}

function LineFigures({ row, ...rest }: FigureProps) {
  const shown = useContext(ShownScores);
  if (shown === null) return null;
  const { overall, against } = shown;
  const note = row.note?.(overall) ?? null;
  return (
    <div {...rest} className={classes.score} data-testid={`score-${row.score}`}>
      <dt>{row.title}</dt>
      <dd>
        {against !== null && <Change row={row} overall={overall} against={against} />}
        <span className={classes.figure} data-testid={`figure-${row.score}`}>
          {row.figure(overall)}
        </span>
      </dd>
      {note !== null && <dd className={classes.scoreNote}>{note}</dd>}
      <dd className="visually-hidden">
        <Why row={row} />
      </dd>
    </div>
  );
}

type ChangeProps = LineProps & { readonly overall: OverallScores; readonly against: OverallScores };

function Change({ row, overall, against }: ChangeProps) {
  const now = row.value(overall);
  const then = row.value(against);
  if (now === null || then === null || row.change === null) return null;
  // No change is said by saying nothing.
  if (directionOf(now - then, row.epsilon) === "same") return null;
  return <ChangeMark change={now - then} epsilon={row.epsilon} write={row.change} better={row.better} />;
}
