import { useStore } from "zustand";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { type FigureFill, type FillClasses, fillClasses } from "./fill-classes.ts";

/** The classes that the map shows for this fill; null without a plan. */
export function useFillClasses(fill: FigureFill): FillClasses | null {
  const layer = useStore(planStore, (state) => state.layer);
  const columns = useStore(planStore, (state) => state.columns);
  const scorecard = useStore(scenarioStore, (state) => state.scorecard);
  return layer === null || columns === null ? null : fillClasses(fill, { layer, columns, scorecard });
}
