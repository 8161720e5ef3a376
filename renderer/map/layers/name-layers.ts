import { type StyledLayer, type StyleOptions, UNIT_SOURCE } from "../style-options.ts";

const FONT = ["Inter Variable"];

/**
 * Names of units, places and territories; what stands last is placed first. A territory is named from the zoom on at
 * which it is wide enough for a word, large ones before small ones, and moves its name aside before it gives it up.
 */
export function nameLayers({ colors, unitLineZoom, styling }: StyleOptions): StyledLayer[] {
  const hasCharts = styling.marks.kind === "bars" || styling.marks.kind === "pies";
  return [
    [
      "unitNames",
      {
        id: "unit-names",
        type: "symbol",
        source: UNIT_SOURCE,
        "source-layer": "labels",
        minzoom: unitLineZoom + 2.2,
        layout: { "text-field": ["get", "id"], "text-font": FONT, "text-size": 10.5, "text-padding": 4 },
        paint: { "text-color": colors.place, "text-halo-color": colors.placeHalo, "text-halo-width": 1.2 },
      },
    ],
    [
      "places",
      {
        id: "places",
        type: "symbol",
        source: "basemap",
        "source-layer": "cities",
        filter: ["<=", ["coalesce", ["get", "rank"], 0], ["zoom"]],
        layout: {
          "text-field": ["get", "name"],
          "text-font": FONT,
          "text-size": ["interpolate", ["linear"], ["zoom"], 3, 10.5, 8, 12.5],
          "text-padding": 6,
          "text-max-width": 7,
        },
        paint: { "text-color": colors.place, "text-halo-color": colors.placeHalo, "text-halo-width": 1.3 },
      },
    ],
    [
      "territoryNames",
      {
        id: "territory-names",
        type: "symbol",
        source: "names",
        filter: ["<=", ["get", "fromZoom"], ["zoom"]],
        layout: {
          "text-field": ["get", "name"],
          "text-font": FONT,
          // Larger where the territory is.
          "text-size": [
            "interpolate",
            ["linear"],
            ["zoom"],
            3,
            ["+", 10.5, ["*", 2, ["get", "share"]]],
            9,
            ["+", 12.5, ["*", 3, ["get", "share"]]],
          ],
          "text-max-width": 8,
          "text-padding": 3,
          "text-variable-anchor": hasCharts ? ["top", "bottom"] : ["center", "top", "bottom"],
          "text-radial-offset": hasCharts ? 2.3 : 0.3,
          "text-justify": "auto",
          "symbol-sort-key": ["-", 0, ["get", "area"]],
        },
        paint: { "text-color": colors.name, "text-halo-color": colors.nameHalo, "text-halo-width": 1.6 },
      },
    ],
  ];
}
