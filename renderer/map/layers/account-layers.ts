import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import type { MapStyling } from "../../../core/domain/map-styling.ts";
import { CLUSTER_RADII_PX } from "../../../core/geo/cluster-radius.ts";
import { rampColors } from "../ramps.ts";
import type { StyledLayer, StyleOptions } from "../style-options.ts";

export const ACCOUNT_SOURCE = "accounts";
export const HEAT_SOURCE = "account-cells";
export const ACCOUNT_TILE_LAYER = "accounts";
export const CLUSTER_LAYER = "account-clusters";
export const PIN_LAYER = "account-pins";

/** Accounts as clusters and single pins, or as heat. A source that no shown layer uses fetches nothing. */
export function accountLayers(options: StyleOptions): StyledLayer[] {
  const { colors, styling } = options;
  const tiles = { source: ACCOUNT_SOURCE, "source-layer": ACCOUNT_TILE_LAYER };
  const circle = {
    // The colour of the territory that holds it; a cluster of several units has none.
    "circle-color": ["to-color", ["coalesce", ["feature-state", "color"], colors.account]] as ExpressionSpecification,
    "circle-stroke-color": colors.accountHalo,
  };
  const layers: readonly LayerSpecification[] = [
    heat(options),
    {
      id: PIN_LAYER,
      type: "circle",
      ...tiles,
      filter: ["!", ["has", "count"]],
      paint: {
        ...circle,
        "circle-radius": ["interpolate", ["linear"], ["zoom"], 3, 2.6, 9, 4, 14, 6],
        "circle-stroke-width": 1.2,
      },
    },
    {
      id: CLUSTER_LAYER,
      type: "circle",
      ...tiles,
      filter: ["has", "count"],
      paint: {
        ...circle,
        "circle-radius": ["interpolate", ["linear"], ["log10", ["get", "count"]], ...CLUSTER_RADII_PX.flat()] as never,
        "circle-stroke-width": 1.6,
        "circle-opacity": 0.92,
      },
    },
  ];
  return layers.map((layer) => shownAs(layer, styling));
}

/** How many accounts a cluster has: above all names, which make room for it. */
export function accountCounts({ colors, styling }: StyleOptions): StyledLayer {
  const layer: LayerSpecification = {
    id: "account-counts",
    type: "symbol",
    source: ACCOUNT_SOURCE,
    "source-layer": ACCOUNT_TILE_LAYER,
    filter: ["has", "count"],
    layout: {
      "text-field": ["get", "label"],
      "text-font": ["Inter Variable"],
      "text-size": 10.5,
      "text-padding": 5,
      "text-allow-overlap": true,
    },
    // On circles of any territory's colour: a halo makes it readable on light and dark ones alike.
    paint: { "text-color": colors.countText, "text-halo-color": colors.countHalo, "text-halo-width": 1.4 },
  };
  return shownAs(layer, styling);
}

function shownAs(layer: LayerSpecification, { accounts }: MapStyling): StyledLayer {
  const isShown = (accounts.kind === "heat") === (layer.type === "heatmap");
  return ["accounts", isShown ? layer : hidden(layer)];
}

/** Little is hardly seen, much is the ramp's strong end. */
function heat({ scheme }: StyleOptions): LayerSpecification {
  const steps = rampColors("heat", HEAT_STEPS, scheme).flatMap((color, i) => [(i + 1) / HEAT_STEPS, color]);
  return {
    id: "account-heat",
    type: "heatmap",
    source: HEAT_SOURCE,
    "source-layer": ACCOUNT_TILE_LAYER,
    paint: {
      "heatmap-weight": ["get", "share"],
      "heatmap-intensity": 2.2,
      "heatmap-radius": ["interpolate", ["linear"], ["zoom"], 2, 12, 6, 20, 10, 26],
      "heatmap-color": ["interpolate", ["linear"], ["heatmap-density"], 0, "rgba(0,0,0,0)", ...steps] as never,
      "heatmap-opacity": 0.85,
    },
  };
}

export const HEAT_STEPS = 6;

const hidden = <Layer extends LayerSpecification>(layer: Layer): Layer => ({
  ...layer,
  layout: { ...layer.layout, visibility: "none" },
});
