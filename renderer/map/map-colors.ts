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
  /** Where the arrow keys are. */
  readonly cursor: string;
  readonly place: string;
  readonly placeHalo: string;
  readonly name: string;
  readonly nameHalo: string;
  readonly unassigned: string;
  /** Units and territories that a shown figure says nothing of. */
  readonly noFigure: string;
  /** An account or a cluster of which no one territory holds all. */
  readonly account: string;
  readonly accountHalo: string;
  readonly countText: string;
  readonly countHalo: string;
  readonly mark: string;
  /** A mark of what is below zero. */
  readonly negative: string;
  readonly markEdge: string;
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
    cursor: "#3d4fce",
    place: "#4a5260",
    placeHalo: "#ffffff",
    name: "#10151d",
    nameHalo: "#ffffff",
    unassigned: "rgba(96, 106, 122, 0.42)",
    noFigure: "rgba(140, 148, 160, 0.18)",
    account: "#7d8796",
    accountHalo: "#ffffff",
    countText: "#10151d",
    countHalo: "#ffffff",
    mark: "#1c2430",
    negative: "#b3261e",
    markEdge: "#ffffff",
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
    cursor: "#8fa0ff",
    place: "#aeb7c3",
    placeHalo: "#12161b",
    name: "#f6f8fa",
    nameHalo: "#0b0e12",
    unassigned: "rgba(150, 160, 176, 0.30)",
    noFigure: "rgba(150, 160, 176, 0.14)",
    account: "#8a95a5",
    accountHalo: "#0f1318",
    countText: "#ffffff",
    countHalo: "#0b0e12",
    mark: "#f3f5f8",
    negative: "#ff8a80",
    markEdge: "#0f1318",
  },
};
