import type { LayerSpecification, SourceSpecification, StyleSpecification } from "maplibre-gl";
import type { MapColors } from "./map-colors.ts";

export const UNIT_SOURCE = "units";
export const UNIT_TILE_LAYER = "units";
export const FILL_LAYER = "unit-fill";
export const HATCH_IMAGE = "hatch";
const EDGE_ZOOM = 4.5;
const FONT = ["Inter Variable"];

export type StyleOptions = {
  readonly colors: MapColors;
  readonly basemapTiles: string;
  readonly unitTiles: string;
  readonly fillOpacity: number;
  /** Zoom at which a typical unit is wide enough for its lines, and for its name. */
  readonly unitLineZoom: number;
};

const EMPTY: SourceSpecification = { type: "geojson", data: { type: "FeatureCollection", features: [] } };

/** The whole map as a style: quiet basemap, units filled by feature state, borders and selection from topology. */
export function mapStyle(options: StyleOptions): StyleSpecification {
  const { basemapTiles, unitTiles } = options;
  return {
    version: 8,
    sources: {
      basemap: { type: "vector", tiles: [basemapTiles], minzoom: 0, maxzoom: 10 },
      [UNIT_SOURCE]: { type: "vector", tiles: [unitTiles], minzoom: 0, maxzoom: 11 },
      borders: EMPTY,
      selection: EMPTY,
      hover: EMPTY,
      names: EMPTY,
    },
    layers: [...groundLayers(options), ...unitLayers(options), ...topLayers(options)],
  };
}

function groundLayers({ colors }: StyleOptions): LayerSpecification[] {
  return [
    { id: "sea", type: "background", paint: { "background-color": colors.water } },
    {
      id: "land",
      type: "fill",
      source: "basemap",
      "source-layer": "land",
      paint: { "fill-color": colors.land, "fill-antialias": true },
    },
  ];
}

function unitLayers({ colors, fillOpacity, unitLineZoom }: StyleOptions): LayerSpecification[] {
  const units = { source: UNIT_SOURCE, "source-layer": UNIT_TILE_LAYER };
  return [
    {
      id: FILL_LAYER,
      type: "fill",
      ...units,
      paint: {
        "fill-color": ["to-color", ["coalesce", ["feature-state", "color"], "rgba(0,0,0,0)"]],
        "fill-opacity": fillOpacity,
        // Neighbours share their vertices: without smoothing there is no seam between them.
        "fill-antialias": false,
      },
    },
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
  ];
}

function topLayers({ colors, unitLineZoom }: StyleOptions): LayerSpecification[] {
  return [
    {
      id: "water",
      type: "fill",
      source: "basemap",
      "source-layer": "water",
      paint: { "fill-color": colors.water, "fill-antialias": true },
    },
    {
      id: "rivers",
      type: "line",
      source: "basemap",
      "source-layer": "rivers",
      minzoom: 4,
      paint: { "line-color": colors.river, "line-width": ["interpolate", ["linear"], ["zoom"], 4, 0.5, 9, 1.6] },
    },
    line("county-lines", "counties", colors.countyLine, 0.5, 6, 0.8),
    line("state-lines", "states", colors.stateLine, 0.8, 0, 0.9),
    // Strong where territories meet; quiet where one ends at the coast or at units that nobody has.
    // From afar the fill says enough, and scattered units would be nothing but edge.
    { ...border("edges", ["get", "isEdge"], colors.border, zoomed(0.4, 1.8), 0.6), minzoom: EDGE_ZOOM },
    border("border-halo", ["!", ["get", "isEdge"]], colors.borderHalo, zoomed(1.8, 5), 0.55),
    border("borders", ["!", ["get", "isEdge"]], colors.border, zoomed(0.9, 2.4), 0.92),
    {
      id: "hover",
      type: "line",
      source: "hover",
      layout: { "line-join": "round", "line-cap": "round" },
      paint: { "line-color": colors.hover, "line-width": 1.6 },
    },
    { id: "selection-hatch", type: "fill", source: "selection", paint: { "fill-pattern": HATCH_IMAGE } },
    {
      id: "selection-halo",
      type: "line",
      source: "selection",
      layout: { "line-join": "round", "line-cap": "round" },
      paint: { "line-color": colors.selectionHalo, "line-width": 5, "line-opacity": 0.9 },
    },
    {
      id: "selection",
      type: "line",
      source: "selection",
      layout: { "line-join": "round", "line-cap": "round" },
      paint: { "line-color": colors.selection, "line-width": 2.2 },
    },
    {
      id: "unit-names",
      type: "symbol",
      source: UNIT_SOURCE,
      "source-layer": "labels",
      minzoom: unitLineZoom + 2.2,
      layout: { "text-field": ["get", "id"], "text-font": FONT, "text-size": 10.5, "text-padding": 4 },
      paint: { "text-color": colors.place, "text-halo-color": colors.placeHalo, "text-halo-width": 1.2 },
    },
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
    {
      id: "territory-names",
      type: "symbol",
      source: "names",
      layout: {
        "text-field": ["get", "name"],
        "text-font": FONT,
        "text-size": ["interpolate", ["linear"], ["zoom"], 3, 11, 8, 14],
        "text-max-width": 8,
        "text-padding": 3,
        "symbol-sort-key": ["-", 0, ["get", "units"]],
      },
      paint: { "text-color": colors.name, "text-halo-color": colors.nameHalo, "text-halo-width": 1.6 },
    },
  ];
}

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

type Filter = NonNullable<Extract<LayerSpecification, { type: "line" }>["filter"]>;
type Width = NonNullable<NonNullable<Extract<LayerSpecification, { type: "line" }>["paint"]>["line-width"]>;

function border(id: string, filter: Filter, color: string, width: Width, opacity: number): LayerSpecification {
  return {
    id,
    type: "line",
    source: "borders",
    filter,
    layout: { "line-join": "round", "line-cap": "round" },
    paint: { "line-color": color, "line-width": width, "line-opacity": opacity },
  };
}

const zoomed = (far: number, near: number): Width => ["interpolate", ["linear"], ["zoom"], 3, far, 10, near];

/** Paint properties that follow the colour scheme, by layer: what to set when it changes. */
export function schemePaint(options: StyleOptions): { layer: string; paint: Readonly<Record<string, unknown>> }[] {
  return mapStyle(options).layers.flatMap((layer) => {
    const colored = Object.entries(layer.paint ?? {}).filter(([name]) => name.endsWith("-color"));
    if (layer.id === FILL_LAYER || colored.length === 0) return [];
    return [{ layer: layer.id, paint: Object.fromEntries(colored) }];
  });
}
