import type { MeasureKey } from "./measure.ts";

/** What can be shown, hidden and faded by itself, from the top of the map to its bottom. */
export const MAP_LAYERS = [
  "territoryNames",
  "unitNames",
  "places",
  "marks",
  "accounts",
  "borders",
  "unitLines",
  "fills",
  "boundaries",
  "water",
] as const;
export type MapLayer = (typeof MAP_LAYERS)[number];

/** `opacity` is 0 … 1, on top of how strongly a layer is drawn anyway. */
export type LayerLook = { readonly isVisible: boolean; readonly opacity: number };

/** Whose number it is: a unit's own, or the one of the territory that holds the unit. */
export type Grain = "unit" | "territory";

/**
 * A number of a unit or a territory. `density` is per 1,000 km²; `penetration` is revenue over potential and
 * `whiteSpace` potential less revenue; `index` is 100 × value / target, of territories alone.
 */
export type Figure =
  | { readonly kind: "measure" | "density" | "index"; readonly measure: MeasureKey }
  | { readonly kind: "penetration" | "whiteSpace"; readonly revenue: MeasureKey; readonly potential: MeasureKey };

/** `target` puts equal steps on both sides of what is wanted: 100 for an index, the mean for anything else. */
export const CLASS_METHODS = ["quantiles", "equal", "jenks", "deviation", "target"] as const;
export type ClassMethod = (typeof CLASS_METHODS)[number];

export const RAMPS = ["viridis", "cividis", "blues", "greens", "heat", "redBlue", "purpleOrange", "brownTeal"] as const;
export type Ramp = (typeof RAMPS)[number];

/** How a figure is cut into classes and coloured. */
export type Classing = {
  readonly method: ClassMethod;
  readonly count: number;
  readonly ramp: Ramp;
  /** Set by hand, ascending, one fewer than the classes; null where the method sets them. */
  readonly breaks: readonly number[] | null;
  /** Set by hand, by the number of the class; the ramp gives the others. */
  readonly colors: Readonly<Record<number, string>>;
};

export type Fill =
  | { readonly kind: "territory" }
  | { readonly kind: "figure"; readonly grain: Grain; readonly figure: Figure; readonly classing: Classing };

/** What stands on the map for each unit or territory besides its fill. */
export type Marks =
  | { readonly kind: "none" }
  | { readonly kind: "circles"; readonly grain: Grain; readonly figure: Figure }
  /** One bar per measure, as high as its index: full height at twice the target, a line at the target. */
  | { readonly kind: "bars"; readonly measures: readonly MeasureKey[] }
  /** One slice per measure; all of them of one kind, so that they can be added. */
  | { readonly kind: "pies"; readonly measures: readonly MeasureKey[] };

export type AccountMarks = {
  readonly kind: "pins" | "heat";
  /** What a cluster sums and the heat map weighs. */
  readonly measure: MeasureKey;
};

/** How the map is drawn: one plain value, saved with the plan. */
export type MapStyling = {
  readonly fill: Fill;
  readonly marks: Marks;
  readonly accounts: AccountMarks;
  /** A pattern for each territory colour, so that no one needs to tell colours apart. */
  readonly patterns: boolean;
  readonly layers: Readonly<Record<MapLayer, LayerLook>>;
  /** Null follows the user's locale. */
  readonly distances: "km" | "mi" | null;
};

const shown: LayerLook = { isVisible: true, opacity: 1 };

export const FIRST_STYLING: MapStyling = {
  fill: { kind: "territory" },
  marks: { kind: "none" },
  accounts: { kind: "pins", measure: "accounts" },
  patterns: false,
  layers: {
    territoryNames: shown,
    unitNames: shown,
    places: shown,
    marks: shown,
    accounts: { isVisible: false, opacity: 1 },
    borders: shown,
    unitLines: shown,
    fills: { isVisible: true, opacity: 0.6 },
    boundaries: shown,
    water: shown,
  },
  distances: null,
};
