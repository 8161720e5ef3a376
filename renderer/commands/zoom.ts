import type { UnitIndex } from "../../core/domain/layer.ts";
import type { TerritoryIndex } from "../../core/domain/territory.ts";
import { boundsOfUnits, usefulBounds } from "../../core/geo/unit-bounds.ts";
import { unitsOf } from "../edits/assign-units-edit.ts";
import { type Camera, type CameraWish, cameraStore } from "../stores/camera-store.ts";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";

const wish = (next: CameraWish): void => cameraStore.setState(({ serial }) => ({ wish: next, serial: serial + 1 }));

export const zoomIn = (): void => wish({ kind: "zoom", by: 1 });
export const zoomOut = (): void => wish({ kind: "zoom", by: -1 });

/** Goes to where the map looked when it was asked. */
export const lookAt = (at: Camera): void => wish({ kind: "look", at });

/** Shows these units, whole. */
export function zoomToUnits(units: Iterable<UnitIndex>): void {
  const { layer } = planStore.getState();
  const bounds = layer === null ? null : boundsOfUnits(layer, units);
  if (bounds !== null) wish({ kind: "fit", bounds });
}

export const zoomToTerritories = (territories: readonly TerritoryIndex[]): void =>
  zoomToUnits(unitsOf(scenarioStore.getState().assignment, ...territories));

export const zoomToTerritory = (territory: TerritoryIndex): void => zoomToTerritories([territory]);

/** Shows the whole plan; far-away pieces (Alaska, Hawaii) do not shrink the rest. */
export function zoomToPlan(): void {
  const { layer, extentUnits } = planStore.getState();
  const bounds = layer === null ? null : usefulBounds(layer, extentUnits);
  if (bounds !== null) wish({ kind: "fit", bounds });
}
