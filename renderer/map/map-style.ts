import type { LayerSpecification, SourceSpecification, StyleSpecification } from "maplibre-gl";
import { MAX_ACCOUNT_ZOOM } from "../../core/geo/cluster-radius.ts";
import { resourceUrl } from "../../core/studio/contract/resources.ts";
import { ACCOUNT_SOURCE, accountCounts, accountLayers, HEAT_SOURCE } from "./layers/account-layers.ts";
import { groundLayers, LAND_LAYER, waterLayers } from "./layers/ground-layers.ts";
import { HELD_SOURCES, heldLayers, lockLayers } from "./layers/held-layers.ts";
import { chartLayer, markLayers } from "./layers/mark-layers.ts";
import { nameLayers } from "./layers/name-layers.ts";
import { regionLayers } from "./layers/region-layers.ts";
import { borderLayers, selectionLayers, unitLayers } from "./layers/unit-layers.ts";
import { withLook } from "./opacity.ts";
import { FILL_LAYER, type StyledLayer, type StyleOptions, UNIT_SOURCE } from "./style-options.ts";

const EMPTY: SourceSpecification = { type: "geojson", data: { type: "FeatureCollection", features: [] } };

/** The whole map as a style: quiet basemap, units filled by feature state, borders and selection from topology. */
export function mapStyle(options: StyleOptions): StyleSpecification {
  const { basemapTiles, unitTiles, layerKey, styling, origin } = options;
  const accounts = (form: "clusters" | "cells"): SourceSpecification => ({
    type: "vector",
    // The service does not look at what comes after the question mark; a cache does.
    tiles: [`${origin + resourceUrl.accountTiles(form, styling.accounts.measure)}?${encodeURIComponent(layerKey)}`],
    minzoom: 0,
    maxzoom: MAX_ACCOUNT_ZOOM,
  });
  const layers: readonly StyledLayer[] = [
    ...groundLayers(options),
    ...unitLayers(options),
    ...waterLayers(options),
    ...borderLayers(options),
    ...heldLayers(options),
    ...selectionLayers(options),
    ...markLayers(options),
    ...accountLayers(options),
    ...regionLayers(options),
    ...nameLayers(options),
    ...lockLayers(options),
    accountCounts(options),
    chartLayer(),
  ];
  return {
    version: 8,
    sources: {
      basemap: { type: "vector", tiles: [basemapTiles], minzoom: 0, maxzoom: 10 },
      [UNIT_SOURCE]: { type: "vector", tiles: [unitTiles], minzoom: 0, maxzoom: 11 },
      [ACCOUNT_SOURCE]: accounts("clusters"),
      [HEAT_SOURCE]: accounts("cells"),
      patterns: EMPTY,
      borders: EMPTY,
      selection: EMPTY,
      hover: EMPTY,
      cursor: EMPTY,
      marks: EMPTY,
      charts: EMPTY,
      regions: EMPTY,
      names: EMPTY,
      ...Object.fromEntries(HELD_SOURCES.map((id) => [id, EMPTY])),
    },
    layers: layers
      .map(([entry, layer]) => (entry === null ? layer : withLook(layer, styling.layers[entry])))
      .map((layer) => (options.only === undefined ? layer : bare(layer, options.only))),
  };
}

/** A layer while only the plan's colours are to be seen, or nothing yet but the sea. */
function bare(layer: LayerSpecification, only: "sea" | "units"): LayerSpecification {
  if (layer.type === "background") return layer;
  if (layer.id === FILL_LAYER || layer.id === LAND_LAYER) {
    return only === "units" ? layer : ({ ...layer, paint: { ...layer.paint, "fill-opacity": 0 } } as typeof layer);
  }
  // Not by its visibility, as tiles would have to be taken apart anew: these are large, and their lines are seen from near.
  if (layer.source === UNIT_SOURCE) return layer;
  // Where accounts are to be seen, they are fetched beside the units.
  if (layer.source === ACCOUNT_SOURCE || layer.source === HEAT_SOURCE) return layer;
  return { ...layer, layout: { ...layer.layout, visibility: "none" } };
}
