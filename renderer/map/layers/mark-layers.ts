import { CIRCLE_PX } from "../mark-size.ts";
import type { StyledLayer, StyleOptions } from "../style-options.ts";

/** Proportional circles. */
export function markLayers({ colors, styling }: StyleOptions): StyledLayer[] {
  const [far, near] = styling.marks.kind === "circles" ? CIRCLE_PX[styling.marks.grain] : CIRCLE_PX.territory;
  return [
    [
      "marks",
      {
        id: "mark-circles",
        type: "circle",
        source: "marks",
        // Small ones on top of large ones.
        layout: { "circle-sort-key": ["-", 0, ["get", "size"]] },
        paint: {
          "circle-radius": [
            "interpolate",
            ["exponential", 1.4],
            ["zoom"],
            3,
            ["*", far, ["get", "size"]],
            11,
            ["*", near, ["get", "size"]],
          ],
          "circle-color": ["case", ["get", "isNegative"], colors.negative, colors.mark],
          "circle-opacity": 0.45,
          "circle-stroke-color": colors.markEdge,
          "circle-stroke-width": 1,
        },
      },
    ],
  ];
}

/** Charts, above names: a name makes room for a chart. The larger territory's chart stays where two do not fit. */
export const chartLayer = (): StyledLayer => [
  "marks",
  {
    id: "mark-charts",
    type: "symbol",
    source: "charts",
    layout: { "icon-image": ["get", "icon"], "icon-padding": 1, "symbol-sort-key": ["-", 0, ["get", "area"]] },
  },
];
