import { validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import { describe, expect, it } from "vitest";
import { FIRST_STYLING, type MapStyling } from "../../../../core/domain/map-styling.ts";
import { MAP_COLORS } from "../../../../renderer/map/map-colors.ts";
import { mapStyle } from "../../../../renderer/map/map-style.ts";
import type { StyleOptions } from "../../../../renderer/map/style-options.ts";

const { layers } = FIRST_STYLING;
const figure = { kind: "measure", measure: "accounts" } as const;
const STYLINGS: readonly MapStyling[] = [
  FIRST_STYLING,
  { ...FIRST_STYLING, patterns: true, marks: { kind: "circles", grain: "unit", figure } },
  {
    ...FIRST_STYLING,
    marks: { kind: "pies", measures: ["accounts"] },
    accounts: { kind: "heat", measure: "accounts" },
  },
  { ...FIRST_STYLING, layers: { ...layers, fills: { isVisible: true, opacity: 0.3 }, accounts: layers.fills } },
];

describe("the map's style", () => {
  // The map itself takes it unseen, as looking through it would hold up its first frame.
  it("is one that MapLibre understands, however the plan is drawn", () => {
    for (const styling of STYLINGS) {
      for (const scheme of ["light", "dark"] as const) {
        for (const only of ["sea", "units", undefined] as const) {
          const options: StyleOptions = {
            scheme,
            colors: MAP_COLORS[scheme],
            basemapTiles: "http://here/basemap/{z}/{x}/{y}",
            unitTiles: "http://here/tiles/{z}/{x}/{y}",
            layerKey: "us-zip",
            origin: "http://here",
            unitLineZoom: 6,
            styling,
            ...(only !== undefined && { only }),
          };
          expect(validateStyleMin(mapStyle(options)).map(({ message }) => message)).toEqual([]);
        }
      }
    }
  });
});
