import type { LayerSpecification, Map as MapLibreMap, StyleSpecification, VectorTileSource } from "maplibre-gl";

type Properties = Readonly<Record<string, unknown>>;

/**
 * Brings the map from one style to another of the same sources and layers: what differs is set, nothing else is
 * touched. MapLibre cuts all tiles of a source anew when one of its layers is shown or hidden.
 */
export function restyle(map: MapLibreMap, before: StyleSpecification, after: StyleSpecification): void {
  for (const [id, source] of Object.entries(after.sources)) {
    const old = before.sources[id];
    if (source.type !== "vector" || old?.type !== "vector" || !differ(source.tiles, old.tiles)) continue;
    (map.getSource(id) as VectorTileSource).setTiles([...(source.tiles ?? [])]);
  }
  const oldLayers = new Map(before.layers.map((layer) => [layer.id, layer]));
  for (const layer of after.layers) {
    const old = oldLayers.get(layer.id) ?? layer;
    for (const [name, value] of changes(paintOf(old), paintOf(layer))) {
      map.setPaintProperty(layer.id, name as "fill-color", value as string);
    }
    for (const [name, value] of changes(layoutOf(old), layoutOf(layer))) {
      map.setLayoutProperty(layer.id, name as "visibility", value as "visible");
    }
  }
}

const paintOf = (layer: LayerSpecification): Properties => layer.paint ?? {};
const layoutOf = (layer: LayerSpecification): Properties => layer.layout ?? {};

/** Properties whose value differs; undefined for one that is gone, by which MapLibre takes its own default. */
function changes(before: Properties, after: Properties): [string, unknown][] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => differ(before[name], after[name]))
    .map((name) => [name, after[name]]);
}

const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);
