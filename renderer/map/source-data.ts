import type { Feature, FeatureCollection } from "geojson";
import type { GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";

const NOTHING: FeatureCollection = { type: "FeatureCollection", features: [] };

/** Sources that hold something. The map outlives whoever fills them. */
const filled = new WeakSet<GeoJSONSource>();

/** Gives a source what it shows from now on. Nothing after nothing is not sent: it would be cut into tiles all the same. */
export function setSourceData(map: MapLibreMap, id: string, features: readonly Feature[]): void {
  const source = map.getSource(id) as GeoJSONSource;
  if (features.length === 0 && !filled.has(source)) return;
  if (features.length === 0) filled.delete(source);
  else filled.add(source);
  void source.setData(features.length === 0 ? NOTHING : { type: "FeatureCollection", features: [...features] });
}

/** A source that is changed piece by piece, empty to begin with. */
export function emptySource(map: MapLibreMap, id: string): GeoJSONSource {
  setSourceData(map, id, []);
  const source = map.getSource(id) as GeoJSONSource;
  filled.add(source);
  return source;
}
