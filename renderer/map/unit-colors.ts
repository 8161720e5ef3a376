import type { UnitIndex } from "../../core/domain/layer.ts";
import type { MapStyling } from "../../core/domain/map-styling.ts";
import { UNASSIGNED } from "../../core/domain/territory.ts";
import { classOf } from "../../core/score/classing/class-breaks.ts";
import { classesOfTerritories, fillClasses } from "../scores/fill-classes.ts";
import { planStore } from "../stores/plan-store.ts";
import type { ScenarioState } from "../stores/scenario-store.ts";
import { treeStore } from "../stores/tree-store.ts";
import { territoryFills } from "./group-colors.ts";
import { type ColorScheme, MAP_COLORS } from "./map-colors.ts";
import { classColors } from "./ramps.ts";

/** What colour each unit gets, as things stand. Making it is O(units) at most, asking O(log classes). */
export function unitColors(
  { fill }: MapStyling,
  scenario: ScenarioState,
  scheme: ColorScheme,
): (unit: UnitIndex) => string {
  const { unassigned, noFigure } = MAP_COLORS[scheme];
  const { assignment, territories, scorecard } = scenario;
  const holder = (unit: UnitIndex): number => assignment[unit] ?? UNASSIGNED;
  if (fill.kind === "territory") {
    // An array, since every unit asks within the frame of an edit.
    const colors: string[] = [];
    for (const [territory, color] of territoryFills(scenario, treeStore.getState().colorBy, noFigure)) {
      colors[territory] = color;
    }
    return (unit) => {
      const territory = holder(unit);
      return territory === UNASSIGNED ? unassigned : (colors[territory] ?? unassigned);
    };
  }

  const { layer, columns } = planStore.getState();
  if (layer === null || columns === null) return () => noFigure;
  const classes = fillClasses(fill, { layer, columns, scorecard });
  const colors = classColors(fill.classing, classes.breaks.length + 1, scheme);
  if (fill.grain === "unit") {
    return (unit) => {
      const value = classes.values[unit] ?? Number.NaN;
      return Number.isNaN(value) ? noFigure : (colors[classOf(classes.breaks, value)] ?? noFigure);
    };
  }
  const classOfTerritory = classesOfTerritories(classes, scorecard, territories);
  return (unit) => {
    const territory = holder(unit);
    if (territory === UNASSIGNED) return unassigned;
    return colors[classOfTerritory.get(territory) ?? -1] ?? noFigure;
  };
}
