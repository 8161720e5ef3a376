import type { UnitIndex } from "../../core/domain/layer.ts";
import { UNASSIGNED } from "../../core/domain/territory.ts";
import { growUnits, shrinkUnits } from "../../core/geo/select/grow-units.ts";
import { notice } from "../shell/notice.ts";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { selectionStore } from "../stores/selection-store.ts";
import { toolStore } from "../stores/tool-store.ts";
import { en } from "../text/en.ts";
import { selectUnits } from "./select-units.ts";
import { touchableUnits } from "./tool-rules.ts";

/** Selects every unit of the plan that the tools may touch. */
export const selectEverything = (): void => selectWhere(() => true);

export function selectUnassigned(): void {
  const { assignment } = scenarioStore.getState();
  selectWhere((unit) => assignment[unit] === UNASSIGNED);
}

/** Selects what is not selected, and nothing of what is. */
export function invertSelection(): void {
  const { units } = selectionStore.getState();
  selectWhere((unit) => !units.has(unit));
}

/** Adds the neighbours of the selected units. */
export function growSelection(): void {
  const { layer } = planStore.getState();
  const { units } = selectionStore.getState();
  if (layer === null) return;
  if (units.size === 0) notice.info(en.tools.nothingGrown);
  else selectUnits(growUnits(layer.adjacency, units, touchableUnits()), "replace");
}

/** Takes the rim off the selection. */
export function shrinkSelection(): void {
  const { layer, columns } = planStore.getState();
  if (layer === null || columns === null) return;
  const { units } = selectionStore.getState();
  selectUnits(
    shrinkUnits(layer.adjacency, units, (unit) => columns.extent[unit] === 1),
    "replace",
  );
}

/** Selects everything that the territories of the selected units have. */
export function selectSameTerritory(): void {
  const { assignment } = scenarioStore.getState();
  const holders = new Set(startingUnits().map((unit) => assignment[unit] ?? UNASSIGNED));
  if (holders.size === 0) notice.info(en.edit.nothingSelected);
  else selectWhere((unit) => holders.has(assignment[unit] ?? UNASSIGNED));
}

/** Selects everything in the same county, state … as the selected units. @param parent Position in `layer.parents`. */
export function selectSameParent(parent: number): void {
  const column = planStore.getState().layer?.parents[parent];
  if (column === undefined) return;
  const positions = new Set(startingUnits().map((unit) => column.index[unit] as number));
  positions.delete(-1);
  if (positions.size === 0) notice.info(en.edit.nothingSelected);
  else selectWhere((unit) => positions.has(column.index[unit] as number));
}

/** What a selection is widened from: the selected units, or the one that the arrow keys have come to. */
function startingUnits(): UnitIndex[] {
  const { units } = selectionStore.getState();
  const { cursor } = toolStore.getState();
  return units.size > 0 ? [...units] : cursor === null ? [] : [cursor];
}

function selectWhere(test: (unit: UnitIndex) => boolean): void {
  const mayTouch = touchableUnits();
  selectUnits(
    planStore.getState().extentUnits.filter((unit) => mayTouch(unit) && test(unit)),
    "replace",
  );
}
