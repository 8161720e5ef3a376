import { createContext, type ReactNode, useContext, useDeferredValue, useMemo } from "react";
import { useStore } from "zustand";
import { type Explanation, explainScorecard, type ScoreName } from "../../../core/score/explain.ts";
import { useNumbers } from "../../format/use-numbers.ts";
import { planStore } from "../../stores/plan-store.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import type { ScoreRow } from "./score-rows.ts";

const Explanations = createContext<ReadonlyMap<ScoreName, Explanation>>(new Map());

/**
 * The sentences behind the scores, for every `Why` within. They are written in the frame after the figures: figures
 * change under the pointer, sentences are for those who stop to read them.
 */
export function ScoreExplanations({ children }: { readonly children: ReactNode }) {
  const scorecard = useDeferredValue(useStore(scenarioStore, (state) => state.scorecard));
  const snapshot = useStore(planStore, (state) => state.snapshot);
  const { style } = useNumbers();
  const explanations = useMemo(() => {
    if (scorecard === null || snapshot === null) return new Map<ScoreName, Explanation>();
    const all = explainScorecard(scorecard, {
      measures: snapshot.measures,
      balance: snapshot.balance,
      unitNounPlural: snapshot.layer.unitNounPlural,
      currency: snapshot.summary.currency,
      locale: style.locale,
    });
    return new Map(all.map((explanation) => [explanation.score, explanation]));
  }, [scorecard, snapshot, style.locale]);
  return <Explanations value={explanations}>{children}</Explanations>;
}

/** Why a score is what it is, in one sentence. */
export function Why({ row }: { readonly row: ScoreRow }) {
  return useContext(Explanations).get(row.score)?.sentence ?? row.why;
}
