import type { Position as GeojsonPosition, Geometry, LineString, MultiPolygon, Polygon } from "geojson";
import type { Position, RegionShape } from "../../core/domain/region.ts";

/** A region's shape for libraries that take GeoJSON and change nothing in it. */
export const geometryOf = (shape: RegionShape): Geometry => shape as unknown as Geometry;

/** A drawn or computed geometry as a region's shape: longitude and latitude alone. */
export function shapeOfGeometry(geometry: Polygon | MultiPolygon | LineString): RegionShape {
  const path = (positions: GeojsonPosition[]): Position[] =>
    positions.map(([lng, lat]): Position => [lng as number, lat as number]);
  switch (geometry.type) {
    case "Polygon":
      return { type: geometry.type, coordinates: geometry.coordinates.map(path) };
    case "MultiPolygon":
      return { type: geometry.type, coordinates: geometry.coordinates.map((polygon) => polygon.map(path)) };
    case "LineString":
      return { type: geometry.type, coordinates: path(geometry.coordinates) };
  }
}
