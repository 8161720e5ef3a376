import { Switch, Tooltip } from "@mantine/core";
import { useMemo } from "react";
import { useStore } from "zustand";
import type { OverallScores } from "../../../core/domain/scorecard.ts";
import { type Explanation, explainScorecard, type ScoreName } from "../../../core/score/explain.ts";
import { showDeltas as chooseDeltas } from "../../commands/arrange.ts";
import { ChangeMark } from "../../components/change-mark.tsx";
import { directionOf } from "../../format/numbers.ts";
import { useNumbers } from "../../format/use-numbers.ts";
import { mainMeasure, planStore } from "../../stores/plan-store.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { viewStore } from "../../stores/view-store.ts";
import { en } from "../../text/en.ts";
import { BalanceChoice } from "./balance-choice.tsx";
import classes from "./inspector.module.css";
import { type ScoreRow, scoreRows } from "./score-rows.ts";

/** The whole scenario in a few figures, each with its sentence on hover, and its change against the baseline. */
export function ScorecardSection() {
  const scorecard = useStore(scenarioStore, (state) => state.scorecard);
  const baseline = useStore(scenarioStore, (state) => state.baselineScorecard);
  const snapshot = useStore(planStore, (state) => state.snapshot);
  const showDeltas = useStore(viewStore, (state) => state.showDeltas);
  const numbers = useNumbers();
  const explanations = useMemo(() => {
    if (scorecard === null || snapshot === null) return new Map<ScoreName, Explanation>();
    const all = explainScorecard(scorecard, {
      measures: snapshot.measures,
      balance: snapshot.balance,
      unitNounPlural: snapshot.layer.unitNounPlural,
      currency: snapshot.summary.currency,
      locale: numbers.style.locale,
    });
    return new Map(all.map((explanation) => [explanation.score, explanation]));
  }, [scorecard, snapshot, numbers]);
  if (scorecard === null || snapshot === null) return null;

  const measure = mainMeasure(snapshot);
  const { overall } = scorecard;
  const baselineName = snapshot.scenarios.find(({ isBaseline }) => isBaseline)?.name ?? "";
  const against = showDeltas ? (baseline?.overall ?? null) : null;
  const rows = scoreRows(measure, numbers);
  const [balance, deviation, ...others] = rows;
  const isOff = (overall.maxDeviation[measure.key] ?? 0) > snapshot.tolerance + 1e-9;
  return (
    <section className={classes.section} aria-labelledby="scorecard-title" data-testid="scorecard">
      <div className={classes.head}>
        <h2 id="scorecard-title">{en.score.title}</h2>
        {baseline !== null && (
          <Switch
            size="xs"
            aria-label={en.score.deltas}
            label={en.score.versus(baselineName)}
            title={en.score.deltas}
            labelPosition="left"
            checked={showDeltas}
            onChange={(event) => chooseDeltas(event.currentTarget.checked)}
          />
        )}
      </div>
      <BalanceChoice snapshot={snapshot} />
      {scorecard.territories.length === 0 ? (
        <p className={classes.hint}>{en.score.empty}</p>
      ) : (
        <>
          <dl className={classes.headline}>
            <Tile row={balance} overall={overall} against={against} why={explanations.get("balance")} isOff={false} />
            <Tile
              row={deviation}
              overall={overall}
              against={against}
              why={explanations.get("maxDeviation")}
              isOff={isOff}
            />
          </dl>
          <dl className={classes.scores}>
            {others.map((row) => (
              <Score key={row.score} row={row} overall={overall} against={against} why={explanations.get(row.score)} />
            ))}
          </dl>
        </>
      )}
    </section>
  );
}

type RowProps = {
  readonly row: ScoreRow;
  readonly overall: OverallScores;
  readonly against: OverallScores | null;
  readonly why: Explanation | undefined;
};

function Tile({ row, overall, against, why, isOff }: RowProps & { readonly isOff: boolean }) {
  return (
    <Tooltip label={why?.sentence ?? row.why} position="left" maw={280}>
      <div className={classes.tile} data-off={isOff} data-testid={`score-${row.score}`}>
        <dt>{row.title}</dt>
        <dd data-testid={`figure-${row.score}`}>{row.figure(overall)}</dd>
        <dd className="visually-hidden">{why?.sentence ?? row.why}</dd>
        <dd className={classes.tileNote}>
          <span>{row.note?.(overall)}</span>
          {against !== null && <Change row={row} overall={overall} against={against} />}
        </dd>
      </div>
    </Tooltip>
  );
}

function Score({ row, overall, against, why }: RowProps) {
  const note = row.note?.(overall) ?? null;
  return (
    <Tooltip label={why?.sentence ?? row.why} position="left" maw={280}>
      <div className={classes.score} data-testid={`score-${row.score}`}>
        <dt>{row.title}</dt>
        <dd>
          {against !== null && <Change row={row} overall={overall} against={against} />}
          <span className={classes.figure} data-testid={`figure-${row.score}`}>
            {row.figure(overall)}
          </span>
        </dd>
        {note !== null && <dd className={classes.scoreNote}>{note}</dd>}
        <dd className="visually-hidden">{why?.sentence ?? row.why}</dd>
      </div>
    </Tooltip>
  );
}

type ChangeProps = Pick<RowProps, "row" | "overall"> & { readonly against: OverallScores };

function Change({ row, overall, against }: ChangeProps) {
  const now = row.value(overall);
  const then = row.value(against);
  if (now === null || then === null || row.change === null) return null;
  // No change is said by saying nothing.
  if (directionOf(now - then, row.epsilon) === "same") return null;
  return <ChangeMark change={now - then} epsilon={row.epsilon} write={row.change} better={row.better} />;
}
