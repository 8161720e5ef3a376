import type { MapLayer } from "../../core/domain/map-styling.ts";

const layerNames: Readonly<Record<MapLayer, string>> = {
  territoryNames: "Territory names",
  unitNames: "Unit names",
  places: "Places",
  marks: "Circles and charts",
  accounts: "Accounts",
  borders: "Territory borders",
  unitLines: "Unit lines",
  fills: "Colours",
  boundaries: "States and counties",
  water: "Lakes and rivers",
};

/** Words of the map's looks: the layer list, the style panel, legend and scale. */
export const styling = {
  layerList: {
    names: layerNames,
    show: (name: string) => `Show ${name}`,
    hide: (name: string) => `Hide ${name}`,
    opacity: (name: string) => `Opacity of ${name}`,
    onMap: "On the map",
  },
  accountMarks: {
    several: (count: string) => `${count} accounts`,
    zoomHint: "Click to look closer",
    listHint: "All at one place: click to list them",
  },
  mapStatus: {
    title: "Scale and position",
    zoom: (zoom: string) => `zoom ${zoom}`,
    zoomName: "Zoom level",
    pointer: "Position of the pointer: latitude, longitude",
    distances: (unit: "km" | "mi") =>
      unit === "mi" ? "Distances in miles: switch to kilometres" : "Distances in kilometres: switch to miles",
    north: "Turn the map back to north",
  },
} as const;
