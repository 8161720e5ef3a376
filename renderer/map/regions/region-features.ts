import type { Feature, FeatureCollection } from "geojson";
import { geometryOf } from "../../edits/region-geojson.ts";
import type { RegionState } from "../../stores/region-store.ts";

/** The regions that are shown, for the map's source of that name. A shape that is being changed is drawn by the pen. */
export function regionFeatures({ regions, hidden, current, drawing }: RegionState): FeatureCollection {
  const changing = drawing?.kind === "reshape" ? drawing.region.id : null;
  return {
    type: "FeatureCollection",
    features: regions
      .filter(({ id }) => !hidden.has(id) && id !== changing)
      .map(
        ({ id, name, color, shape }): Feature => ({
          type: "Feature",
          properties: { name, color, isCurrent: id === current, isArea: shape.type !== "LineString" },
          geometry: geometryOf(shape),
        }),
      ),
  };
}
