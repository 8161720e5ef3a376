import type { AccountRow } from "../../domain/account.ts";
import type { UnitIndex } from "../../domain/layer.ts";
import type { Cut } from "../../domain/split.ts";
import { splitUnits } from "../../geo/split-units.ts";
import { loadPostalDirectory } from "../../intake/postal/shipped-layers.ts";
import type { ReadableDb } from "../../store/database.ts";
import { accountsOfUnit } from "../../store/queries/accounts.ts";
import { type NewSplit, nextUnitNumber } from "../../store/queries/splits.ts";
import type { SplitReport } from "../contract/regions.ts";
import type { OpenPlan } from "../plan/open-plan.ts";
import { refuse } from "../studio-failure.ts";
import { partPlacer } from "./part-placer.ts";

/** A split that is ready to be written, and what it comes to. */
export type PlannedSplit = { readonly split: NewSplit; readonly report: SplitReport };

/**
 * Divides units of the open plan in memory and finds the part of each of their accounts. Units outside of the plan's
 * extent stay whole, as do those that the cut does not divide.
 *
 * @throws StudioFailure when nothing is divided.
 */
export async function planSplit(
  { db, layer, columns }: OpenPlan<ReadableDb>,
  wish: { readonly cut: Cut; readonly units: readonly UnitIndex[] },
  resourcesFolder: string,
): Promise<PlannedSplit> {
  const wanted = [...new Set(wish.units)].filter((unit) => columns.extent[unit] === 1);
  const { layer: after, units } = splitUnits(layer, wanted, wish.cut, nextUnitNumber(db));
  if (units.length === 0) {
    return refuse("edit-refused", "The shape divides none of these units: draw it across at least one of them.");
  }
  const directory = await loadPostalDirectory(resourcesFolder);
  const report = { units: units.length, parts: 0, accounts: 0, byCoordinates: 0, nearest: 0, byUnitPoint: 0 };
  const accounts = new Map<UnitIndex, AccountRow[]>();
  const place = partPlacer(after.topology, after.unitCount, units);
  for (const { unit, parts } of units) {
    report.parts += parts.length;
    for (const part of parts) accounts.set(part.unit, []);
    const [unitLng, unitLat] = [layer.pointLng[unit] as number, layer.pointLat[unit] as number];
    const atUnitPoint = place(unit, unitLng, unitLat).part;
    for (const { row, postalCode, lng, lat, placedBy } of accountsOfUnit(db, unit)) {
      const postal = directory.lookUp(postalCode);
      const isOwnPlace =
        placedBy === "coordinates" ||
        !((lng === unitLng && lat === unitLat) || (lng === postal?.lng && lat === postal.lat));
      const found = isOwnPlace ? place(unit, lng, lat) : { part: atUnitPoint, isInside: true };
      accounts.get(found.part)?.push(row);
      report.accounts++;
      if (!isOwnPlace) report.byUnitPoint++;
      else {
        report.byCoordinates++;
        if (!found.isInside) report.nearest++;
      }
    }
  }
  return { split: { cut: wish.cut, units, accounts }, report };
}
