import type { Region } from "../../../core/domain/region.ts";
import { type SelectMode, selectUnits } from "../select-units.ts";
import { type RegionRule, unitsInRegion } from "./units-in-region.ts";

/** Selects the units that a region takes by this rule. */
export function selectByRegion(region: Region, rule: RegionRule, mode: SelectMode): void {
  selectUnits(unitsInRegion(region, rule), mode);
}
