export type ColorScheme = "light" | "dark";

/** The basemap keeps quiet so that territories carry the colour. */
export type MapColors = {
  readonly water: string;
  readonly land: string;
  readonly stateLine: string;
  readonly countyLine: string;
  readonly river: string;
  readonly unitLine: string;
  readonly border: string;
  readonly borderHalo: string;
  readonly selection: string;
  readonly selectionHalo: string;
  readonly hover: string;
  readonly place: string;
  readonly placeHalo: string;
  readonly name: string;
  readonly nameHalo: string;
  readonly unassigned: string;
};

export const MAP_COLORS: Record<ColorScheme, MapColors> = {
  light: {
    water: "#d9e2ea",
    land: "#f7f6f3",
    stateLine: "#8f98a6",
    countyLine: "#c3c8d0",
    river: "#b9c9d8",
    unitLine: "#5b6472",
    border: "#1c2430",
    borderHalo: "#ffffff",
    selection: "#10151d",
    selectionHalo: "#ffffff",
    hover: "#10151d",
    place: "#4a5260",
    placeHalo: "#ffffff",
    name: "#10151d",
    nameHalo: "#ffffff",
    unassigned: "rgba(96, 106, 122, 0.42)",
  },
  dark: {
    water: "#0f1318",
    land: "#1d2127",
    stateLine: "#697382",
    countyLine: "#363d47",
    river: "#273340",
    unitLine: "#aab3bf",
    border: "#f3f5f8",
    borderHalo: "#0f1318",
    selection: "#ffffff",
    selectionHalo: "#0b0e12",
    hover: "#ffffff",
    place: "#aeb7c3",
    placeHalo: "#12161b",
    name: "#f6f8fa",
    nameHalo: "#0b0e12",
    unassigned: "rgba(150, 160, 176, 0.30)",
  },
};
