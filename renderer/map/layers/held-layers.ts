import type { StyledLayer, StyleOptions } from "../style-options.ts";

/** GeoJSON that held-marks.ts fills. */
export const HELD_SOURCES = ["held", "picked", "locks", "locked"] as const;
export type HeldSource = (typeof HELD_SOURCES)[number];

/** Edges of what is locked, accounts held by override, and accounts that are picked. */
export const heldLayers = ({ colors }: StyleOptions): StyledLayer[] => [
  [
    null,
    {
      id: "locked-edge",
      type: "line",
      source: "locked",
      layout: { "line-join": "round" },
      paint: { "line-color": colors.border, "line-width": 2.4, "line-dasharray": [1.5, 1.5], "line-opacity": 0.85 },
    },
  ],
  [
    null,
    {
      id: "held-accounts",
      type: "symbol",
      source: "held",
      filter: ["<=", ["get", "fromZoom"], ["zoom"]],
      layout: {
        "icon-image": "held",
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
        "icon-size": ["interpolate", ["linear"], ["zoom"], 3, 0.55, 9, 0.8, 13, 1],
      },
      paint: {
        "icon-color": ["to-color", ["get", "color"]],
        "icon-halo-color": colors.border,
        "icon-halo-width": 1.4,
      },
    },
  ],
  [
    null,
    {
      id: "picked-accounts",
      type: "circle",
      source: "picked",
      paint: {
        "circle-radius": 7,
        "circle-opacity": 0,
        "circle-stroke-color": colors.selection,
        "circle-stroke-width": 2,
      },
    },
  ],
];

/** Padlocks: above all names, which make room for them. */
export const lockLayers = ({ unitLineZoom }: StyleOptions): StyledLayer[] => [
  padlocks("territory-locks", false, 0, [0, -15]),
  padlocks("unit-locks", true, unitLineZoom, [0, 0]),
];

const padlocks = (id: string, isUnit: boolean, minzoom: number, offset: [number, number]): StyledLayer => [
  null,
  {
    id,
    type: "symbol",
    source: "locks",
    minzoom,
    filter: ["==", ["get", "isUnit"], isUnit],
    layout: {
      "icon-image": "padlock",
      "icon-size": isUnit ? 0.7 : 0.85,
      "icon-offset": offset,
      "icon-allow-overlap": !isUnit,
    },
  },
];
