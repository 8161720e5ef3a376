import type { LayerSpecification } from "maplibre-gl";
import type { MapLayer, MapStyling } from "../../core/domain/map-styling.ts";
import type { ColorScheme, MapColors } from "./map-colors.ts";

export const UNIT_SOURCE = "units";
export const UNIT_TILE_LAYER = "units";
export const FILL_LAYER = "unit-fill";
export const HATCH_IMAGE = "hatch";

export type StyleOptions = {
  readonly scheme: ColorScheme;
  readonly colors: MapColors;
  readonly basemapTiles: string;
  readonly unitTiles: string;
  /** Of the layer: accounts name their units in it. */
  readonly layerKey: string;
  /** Where the service is, "http://127.0.0.1:4000". */
  readonly origin: string;
  /** Zoom at which a typical unit is wide enough for its lines, and for its name. */
  readonly unitLineZoom: number;
  readonly styling: MapStyling;
  /** A map begins with the sea, while land and units are fetched; then those are drawn, and all else after them. */
  readonly only?: "sea" | "units";
};

/** A style layer with the entry of the layer list that shows, hides and fades it; null where none does. */
export type StyledLayer = readonly [MapLayer | null, LayerSpecification];
