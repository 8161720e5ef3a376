import type { Layer, UnitIndex } from "../../core/domain/layer.ts";
import type { Marks } from "../../core/domain/map-styling.ts";
import type { PlanColumns } from "../../core/domain/plan-columns.ts";
import type { TerritoryScores } from "../../core/domain/scorecard.ts";
import type { Territory } from "../../core/domain/territory.ts";
import { territoryFigure, unitFigures } from "../../core/score/figure-values.ts";
import type { ScenarioState } from "../stores/scenario-store.ts";
import { type TerritoryPlace, territoryPlaces } from "./territory-names.ts";

export type CircleMarks = Extract<Marks, { kind: "circles" }>;
export type ChartMarks = Extract<Marks, { kind: "bars" | "pies" }>;

/** A number at the place of a unit. */
export type MarkValue = { readonly unit: UnitIndex; readonly value: number };

/** What the circles stand for, without zeros. O(units). */
export function circleValues(
  { grain, figure }: CircleMarks,
  layer: Layer,
  columns: PlanColumns,
  scenario: ScenarioState,
): MarkValue[] {
  if (grain === "unit") {
    return [...unitFigures(figure, layer, columns)].flatMap((value, unit) =>
      Number.isFinite(value) && value !== 0 ? [{ unit, value }] : [],
    );
  }
  return scoredPlaces(layer, scenario).flatMap(({ scores, place: { unit } }) => {
    const value = territoryFigure(figure, scores);
    return value === null || value === 0 ? [] : [{ unit, value }];
  });
}

/** Territories that have both a place on the map and scores. O(units). */
export function scoredPlaces(
  layer: Layer,
  { assignment, territories, scorecard }: ScenarioState,
): { readonly territory: Territory; readonly place: TerritoryPlace; readonly scores: TerritoryScores }[] {
  const scoresOf = new Map(scorecard?.territories.map((scores) => [scores.id, scores]));
  return [...territoryPlaces(layer, assignment)].flatMap(([index, place]) => {
    const territory = territories.get(index);
    const scores = scoresOf.get(territory?.id ?? "");
    return territory === undefined || scores === undefined ? [] : [{ territory, place, scores }];
  });
}

export const greatestOf = (values: readonly MarkValue[]): number =>
  values.reduce((greatest, { value }) => Math.max(greatest, Math.abs(value)), 0);
