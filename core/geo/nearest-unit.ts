import type { Topology, UnitIndex } from "../domain/layer.ts";
import { boundaryPlaces } from "./boundary-places.ts";
import { PlaceTree } from "./place-tree.ts";

const SPACING_KM = 2;

/** Finds the unit nearest to a place outside the layer. */
export type NearestUnit = (lng: number, lat: number) => { readonly unit: UnitIndex; readonly km: number } | null;

/**
 * An index of the outer border of a layer. The distance is measured to places at most 2 km apart along the border, so it
 * may be up to 1 km too long where the border is straight. Meant for places that no unit holds; null for an empty layer.
 * O(places · log places) to build, O(log places) to ask.
 */
export function createNearestUnit(topology: Topology): NearestUnit {
  const places = boundaryPlaces(topology, null, SPACING_KM);
  const tree = new PlaceTree(places.lng, places.lat);
  return (lng, lat) => {
    const found = tree.nearest(lng, lat);
    return found === null ? null : { unit: places.unit[found.place] as number, km: found.km };
  };
}
