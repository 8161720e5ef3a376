import type { LayerSpecification } from "maplibre-gl";
import type { StyledLayer, StyleOptions } from "../style-options.ts";

export const LAND_LAYER = "land";

/** Sea and land, on which everything lies. */
export const groundLayers = ({ colors }: StyleOptions): StyledLayer[] => [
  [null, { id: "sea", type: "background", paint: { "background-color": colors.water } }],
  [
    null,
    {
      id: LAND_LAYER,
      type: "fill",
      source: "basemap",
      "source-layer": "land",
      paint: { "fill-color": colors.land, "fill-antialias": true },
    },
  ],
];

/** Lakes, rivers, and the lines of counties and states, over the units' fills. */
export const waterLayers = ({ colors }: StyleOptions): StyledLayer[] => [
  [
    "water",
    {
      id: "water",
      type: "fill",
      source: "basemap",
      "source-layer": "water",
      paint: { "fill-color": colors.water, "fill-antialias": true },
    },
  ],
  [
    "water",
    {
      id: "rivers",
      type: "line",
      source: "basemap",
      "source-layer": "rivers",
      minzoom: 4,
      paint: { "line-color": colors.river, "line-width": ["interpolate", ["linear"], ["zoom"], 4, 0.5, 9, 1.6] },
    },
  ],
  ["boundaries", line("county-lines", "counties", colors.countyLine, 0.5, 6, 0.8)],
  ["boundaries", line("state-lines", "states", colors.stateLine, 0.8, 0, 0.9)],
];

function line(
  id: string,
  sourceLayer: string,
  color: string,
  width: number,
  minzoom: number,
  opacity: number,
): LayerSpecification {
  return {
    id,
    type: "line",
    source: "basemap",
    "source-layer": sourceLayer,
    minzoom,
    paint: { "line-color": color, "line-width": width, "line-opacity": opacity },
  };
}
