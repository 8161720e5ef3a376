import { plural } from "./plural.ts";

/** What drawing, choosing by and dividing along regions says. */
export const regions = {
  title: "Regions",
  empty:
    "Draw a shape on the map, or take one from a GeoJSON file: it selects units by where they lie, and divides them.",
  drawPolygon: "Draw a polygon",
  drawCircle: "Draw a circle",
  drawLine: "Draw a line",
  fromSelection: "Region from the selected units",
  importFile: "Import GeoJSON",
  newName: (number: number) => `Region ${number}`,
  newLine: (number: number) => `Line ${number}`,
  menu: (name: string) => `Actions for ${name}`,
  show: (name: string) => `Show ${name}`,
  hide: (name: string) => `Hide ${name}`,
  zoomTo: "Zoom to",
  renameTitle: "Rename the region",
  name: "Name",
  reshape: "Edit the shape",
  remove: "Delete",

  hint: {
    polygon: "Click to add corners; they snap to borders. Enter or a click on the last corner closes, Escape abandons.",
    line: "Click to add points; they snap to borders. Enter or a click on the last point ends it, Escape abandons.",
    circle: "Click the middle, then click where the circle shall end. Escape abandons.",
    reshape:
      "Drag corners, drag a middle to add one, right-click to remove one. Enter keeps the shape, Escape abandons.",
  },
  keysHint: {
    new: "Without a mouse: arrow keys go there, Enter sets a corner, Enter once more ends it.",
    reshape: "Without a mouse: arrow keys go to a corner, Space takes it up and puts it down.",
  },
  done: "Done",
  abandon: "Abandon",

  selectBy: "Select by",
  byCentre: "Centre",
  byShare: "Share of area",
  atLeast: (percent: number) => `at least ${percent} % inside`,
  threshold: "Least share of area inside",
  found: (count: string, noun: string) => `${count} ${noun}`,
  select: "Select",
  add: "Add",
  corridor: "Corridor",
  corridorWidth: "Width of the corridor in km",
  makeCorridor: "Make a corridor",
  corridorName: (name: string) => `${name} corridor`,

  divide: "Divide",
  leaveWhole: "Leave whole with less than this on one side",
  leaveWholeText: (percent: number) => `leave whole below ${percent} %`,
  dividable: (count: string, noun: string) => `${count} ${noun} cross its border`,
  dividableLine: (count: string, noun: string) => `${count} ${noun} near the line`,
  splitButton: (noun: string) => `Divide ${noun}…`,
  splitTitle: (name: string) => `Divide along ${name}`,
  splitReport: (units: string, parts: string) =>
    `${units} will become ${parts} parts with ids and accounts of their own, in every scenario.`,
  splitAccounts: (count: number) => `${plural(count, "account", "accounts")} will go into the parts:`,
  byCoordinates: (figure: string) => `${figure} by coordinates of their own`,
  nearest: (figure: string) => `of these ${figure} lie outside their unit and go to its nearest part`,
  byUnitPoint: (figure: string) => `${figure} without coordinates go where the unit’s centre is`,
  noAccounts: "There are no accounts in them.",
  undoHint: "Undo puts everything back as it is now.",
  split: "Divide",
  splitDone: (units: string, parts: string) => `${units} divided into ${parts} parts.`,
  nothingToSplit: "The shape crosses no unit of the plan.",

  label: {
    drew: (name: string) => `Drew ${name}`,
    imported: (name: string) => `Imported ${name}`,
    renamed: (before: string, after: string) => `Renamed ${before} to ${after}`,
    reshaped: (name: string) => `Changed the shape of ${name}`,
    removed: (name: string) => `Deleted ${name}`,
    split: (what: string, name: string) => `Divided ${what} along ${name}`,
  },

  notGeojson: "That file is no GeoJSON with polygons or lines in degrees of longitude and latitude.",
  tooMany: (count: number) => `The file has more than ${count} shapes: take fewer.`,
  selectFirst: "Select units first: the region takes their outline.",
};
