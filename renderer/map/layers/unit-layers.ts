import type { FilterSpecification, LayerSpecification, LineLayerSpecification } from "maplibre-gl";
import {
  FILL_LAYER,
  HATCH_IMAGE,
  type StyledLayer,
  type StyleOptions,
  UNIT_SOURCE,
  UNIT_TILE_LAYER,
} from "../style-options.ts";

const EDGE_ZOOM = 4.5;

/** The units' fills, the patterns over them, and the lines between units. */
export function unitLayers({ colors, unitLineZoom }: StyleOptions): StyledLayer[] {
  const units = { source: UNIT_SOURCE, "source-layer": UNIT_TILE_LAYER };
  return [
    [
      "fills",
      {
        id: FILL_LAYER,
        type: "fill",
        ...units,
        paint: {
          "fill-color": ["to-color", ["coalesce", ["feature-state", "color"], "rgba(0,0,0,0)"]],
          // Neighbours share their vertices: without smoothing there is no seam between them.
          "fill-antialias": false,
        },
      },
    ],
    [
      null,
      {
        id: "patterns",
        type: "fill",
        source: "patterns",
        paint: { "fill-pattern": ["get", "pattern"], "fill-antialias": false },
      },
    ],
    [
      "unitLines",
      {
        id: "unit-lines",
        type: "line",
        ...units,
        minzoom: unitLineZoom,
        paint: {
          "line-color": colors.unitLine,
          "line-width": 0.6,
          "line-opacity": ["interpolate", ["linear"], ["zoom"], unitLineZoom, 0, unitLineZoom + 1, 0.4],
        },
      },
    ],
  ];
}

/**
 * Strong where territories meet; quiet where one ends at the coast or at units that nobody has. From afar the fill says
 * enough, and scattered units would be nothing but edge.
 */
export const borderLayers = ({ colors }: StyleOptions): StyledLayer[] => [
  ["borders", { ...border("edges", ["get", "isEdge"], colors.border, zoomed(0.4, 1.8), 0.6), minzoom: EDGE_ZOOM }],
  ["borders", border("border-halo", ["!", ["get", "isEdge"]], colors.borderHalo, zoomed(1.8, 5), 0.55)],
  ["borders", border("borders", ["!", ["get", "isEdge"]], colors.border, zoomed(0.9, 2.4), 0.92)],
];

/** What is pointed at and what is chosen: an outline, and a hatch besides. Nothing hides them. */
export const selectionLayers = ({ colors }: StyleOptions): StyledLayer[] => [
  [null, outline("hover", "hover", { "line-color": colors.hover, "line-width": 1.6 })],
  [null, outline("cursor-halo", "cursor", { "line-color": colors.selectionHalo, "line-width": 7 })],
  [null, outline("cursor", "cursor", { "line-color": colors.cursor, "line-width": 3.5 })],
  [null, { id: "selection-hatch", type: "fill", source: "selection", paint: { "fill-pattern": HATCH_IMAGE } }],
  [
    null,
    outline("selection-halo", "selection", {
      "line-color": colors.selectionHalo,
      "line-width": 5,
      "line-opacity": 0.9,
    }),
  ],
  [null, outline("selection", "selection", { "line-color": colors.selection, "line-width": 2.2 })],
];

type LinePaint = NonNullable<LineLayerSpecification["paint"]>;
type Width = NonNullable<LinePaint["line-width"]>;

const ROUND = { "line-join": "round", "line-cap": "round" } as const;

const outline = (id: string, source: string, paint: LinePaint): LayerSpecification => ({
  id,
  type: "line",
  source,
  layout: ROUND,
  paint,
});

const border = (
  id: string,
  filter: FilterSpecification,
  color: string,
  width: Width,
  opacity: number,
): LineLayerSpecification => ({
  id,
  type: "line",
  source: "borders",
  filter,
  layout: ROUND,
  paint: { "line-color": color, "line-width": width, "line-opacity": opacity },
});

const zoomed = (far: number, near: number): Width => ["interpolate", ["linear"], ["zoom"], 3, far, 10, near];
