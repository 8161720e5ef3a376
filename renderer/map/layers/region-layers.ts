import type { StyledLayer, StyleOptions } from "../style-options.ts";

/** Regions that somebody drew: a dashed line in their colour and a breath of fill; the current one stronger. */
export const regionLayers = ({ colors }: StyleOptions): StyledLayer[] => [
  [
    null,
    {
      id: "region-fill",
      type: "fill",
      source: "regions",
      filter: ["get", "isArea"],
      paint: { "fill-color": ["get", "color"], "fill-opacity": ["case", ["get", "isCurrent"], 0.14, 0.06] },
    },
  ],
  [
    null,
    {
      id: "region-halo",
      type: "line",
      source: "regions",
      layout: { "line-join": "round", "line-cap": "round" },
      paint: { "line-color": colors.borderHalo, "line-width": 5, "line-opacity": 0.7 },
    },
  ],
  [
    null,
    {
      id: "region-lines",
      type: "line",
      source: "regions",
      layout: { "line-join": "round" },
      paint: {
        "line-color": ["get", "color"],
        "line-width": ["case", ["get", "isCurrent"], 2.6, 1.8],
        "line-dasharray": [3, 1.6],
      },
    },
  ],
  [
    null,
    {
      id: "region-names",
      type: "symbol",
      source: "regions",
      layout: { "text-field": ["get", "name"], "text-font": ["Inter Variable"], "text-size": 12, "text-padding": 4 },
      paint: { "text-color": ["get", "color"], "text-halo-color": colors.nameHalo, "text-halo-width": 1.6 },
    },
  ],
];
