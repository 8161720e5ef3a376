import { Switch } from "@mantine/core";
import { useMemo } from "react";
import { useStore } from "zustand";
import { showDeltas as chooseDeltas } from "../../commands/arrange.ts";
import { useNumbers } from "../../format/use-numbers.ts";
import { mainMeasure, planStore } from "../../stores/plan-store.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { viewStore } from "../../stores/view-store.ts";
import { en } from "../../text/en.ts";
import { BalanceChoice } from "./balance-choice.tsx";
import classes from "./inspector.module.css";
import { ScoreExplanations } from "./score-explanations.tsx";
import { ScoreLine, ScoreTile, ShownScores } from "./score-lines.tsx";
import { scoreRows } from "./score-rows.ts";

/** The whole scenario in a few figures, each with its sentence on hover, and its change against the baseline. */
export function ScorecardSection() {
  const scorecard = useStore(scenarioStore, (state) => state.scorecard);
  const baseline = useStore(scenarioStore, (state) => state.baselineScorecard);
  const snapshot = useStore(planStore, (state) => state.snapshot);
  const showDeltas = useStore(viewStore, (state) => state.showDeltas);
  const numbers = useNumbers();
  const measure = snapshot === null ? null : mainMeasure(snapshot);
  const rows = useMemo(() => (measure === null ? null : scoreRows(measure, numbers)), [measure, numbers]);
  const overall = scorecard?.overall ?? null;
  const against = showDeltas ? (baseline?.overall ?? null) : null;
  const tolerance = snapshot?.tolerance ?? 0;
  const shown = useMemo(
    () => (overall === null ? null : { overall, against, tolerance }),
    [overall, against, tolerance],
  );
  if (scorecard === null || snapshot === null || rows === null) return null;

  const baselineName = snapshot.scenarios.find(({ isBaseline }) => isBaseline)?.name ?? "";
  const [balance, deviation, ...others] = rows;
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
        <ShownScores value={shown}>
          <ScoreExplanations>
            <dl className={classes.headline}>
              <ScoreTile row={balance} />
              <ScoreTile row={deviation} />
            </dl>
            <dl className={classes.scores}>
              {others.map((row) => (
                <ScoreLine key={row.score} row={row} />
              ))}
            </dl>
          </ScoreExplanations>
        </ShownScores>
      )}
    </section>
  );
}
