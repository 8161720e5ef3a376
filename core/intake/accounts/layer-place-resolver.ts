import { known } from "../../domain/invariant.ts";
import { type Layer, OUTSIDE } from "../../domain/layer.ts";
import type { Locator } from "../../geo/locate.ts";
import { POSTAL_LAYERS, type PostalDirectory } from "../postal/postal-directory.ts";
import { NO_UNIT, type PlaceResolver } from "./place-resolver.ts";

/**
 * Answers about places in a layer: by the crosswalk of ZIP codes where it is one that ships, else by its unit ids and
 * borders.
 *
 * @param locator Of the layer's own topology.
 */
export function layerPlaceResolver(layer: Layer, locator: Locator, directory: PostalDirectory): PlaceResolver {
  const shipped = POSTAL_LAYERS.find((id) => id === layer.meta.id);
  const unitOfZip = shipped === undefined ? null : directory.unitsIn(shipped);
  const unitOfId = new Map(layer.ids.map((id, unit) => [id, unit]));
  return {
    statesUnitIds: shipped === undefined,
    byUnitId: (id) => unitOfId.get(id) ?? NO_UNIT,
    byPostalCode: (zip) => Math.max(NO_UNIT, unitOfZip?.[Number(zip)] ?? NO_UNIT),
    byCoordinates: (lng, lat) => {
      const unit = locator.unitAt(lng, lat);
      return unit === OUTSIDE ? NO_UNIT : unit;
    },
    postalPoint: (zip) => {
      const place = directory.lookUp(zip);
      return place === null ? null : [place.lng, place.lat];
    },
    unitPoint: (unit) => [known(layer.pointLng[unit]), known(layer.pointLat[unit])],
  };
}
