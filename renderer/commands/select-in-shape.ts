import { type Corner, unitsInPolygon } from "../../core/geo/select/units-in-polygon.ts";
import { notice } from "../shell/notice.ts";
import { planStore } from "../stores/plan-store.ts";
import { en } from "../text/en.ts";
import { focusTerritory, type SelectMode, selectUnits } from "./select-units.ts";

/** Selects the units of the extent whose point lies inside a drawn shape. */
export function selectInShape(corners: readonly Corner[], mode: SelectMode): void {
  const { layer, extentUnits } = planStore.getState();
  if (layer === null) return;
  const units = unitsInPolygon(layer, extentUnits, corners);
  if (units.length === 0) notice.info(en.edit.emptySelection);
  if (mode === "replace") focusTerritory(null);
  selectUnits(units, mode);
}
