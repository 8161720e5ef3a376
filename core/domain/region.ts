/** A shape in degrees, as GeoJSON has it. */
export type RegionShape =
  | { readonly type: "Polygon"; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: "MultiPolygon"; readonly coordinates: readonly (readonly (readonly Position[])[])[] }
  | { readonly type: "LineString"; readonly coordinates: readonly Position[] };

/** Longitude, latitude in degrees. */
type Position = readonly [lng: number, lat: number];

/**
 * A named shape that somebody drew or imported. It belongs to the plan, not to a scenario: it chooses units or divides
 * them, and holds none itself.
 */
export type Region = {
  readonly id: string;
  readonly name: string;
  /** "#rrggbb". */
  readonly color: string;
  readonly shape: RegionShape;
};
