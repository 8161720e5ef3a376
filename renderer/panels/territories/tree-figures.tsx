import { useStore } from "zustand";
import type { GroupIndex } from "../../../core/domain/group.ts";
import type { Territory } from "../../../core/domain/territory.ts";
import { useNumbers } from "../../format/use-numbers.ts";
import { groupScores } from "../../scores/group-scores.ts";
import { mainMeasure, planStore } from "../../stores/plan-store.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { en } from "../../text/en.ts";
import classes from "./tree.module.css";

/** Index and totals of a territory, in the row's words. */
export function TerritoryFigures({ territory }: { readonly territory: Territory }) {
  const numbers = useNumbers();
  const measure = useStore(planStore, (state) => (state.snapshot === null ? null : mainMeasure(state.snapshot)));
  const scores = useStore(scenarioStore, (state) => state.scorecard?.territories.find(({ id }) => id === territory.id));
  const units = scores?.units ?? 0;
  const { owner, name } = territory;
  return (
    <>
      <IndexFigure index={measure === null ? null : (scores?.index[measure.key] ?? null)} />
      <span className={classes.hint}>
        {owner !== null && owner !== name && `${owner} · `}
        {measure !== null && `${numbers.short(scores?.measures[measure.key] ?? 0, measure)} · `}
        {numbers.whole(units)} {numbers.unitNoun(units)}
      </span>
    </>
  );
}

type GroupProps = { readonly group: GroupIndex; readonly territories: number };

/** The same of a group: sums over its territories, against the sum of their targets. */
export function GroupFigures({ group, territories }: GroupProps) {
  const numbers = useNumbers();
  const measure = useStore(planStore, (state) => (state.snapshot === null ? null : mainMeasure(state.snapshot)));
  const scores = useStore(scenarioStore, (state) => groupScores(state).get(group));
  return (
    <>
      <IndexFigure index={measure === null ? null : (scores?.index[measure.key] ?? null)} />
      <span className={classes.hint}>
        {measure !== null && `${numbers.short(scores?.measures[measure.key] ?? 0, measure)} · `}
        {en.tree.territories(territories)}
      </span>
    </>
  );
}

function IndexFigure({ index }: { readonly index: number | null }) {
  const numbers = useNumbers();
  const tolerance = useStore(planStore, (state) => state.snapshot?.tolerance ?? 0);
  return (
    <span
      className={classes.figure}
      data-off={index !== null && Math.abs(index / 100 - 1) > tolerance + 1e-9}
      title={index === null ? undefined : en.territory.index(numbers.decimal(index, 1))}
    >
      {index === null ? "–" : numbers.decimal(index, 0)}
    </span>
  );
}
