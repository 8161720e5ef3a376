import type { MultiPolygonCoordinates } from "../../geo/border-rings.ts";

/** One feature of a file that has polygons, with its number in the file, counted from 1. */
export type PolygonFeature = {
  readonly number: number;
  /** The feature's own id, outside its properties; "" when it has none. */
  readonly ownId: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly polygons: MultiPolygonCoordinates;
};

/** Greatest longitude of shapes that run on across the date line. */
const MAX_LNG = 360;
const MAX_LAT = 90;

export type FeatureProblem =
  | { readonly kind: "damaged-geometry"; readonly feature: number }
  | { readonly kind: "not-in-degrees"; readonly feature: number; readonly position: readonly [number, number] };

/** The polygons of a geometry of any kind, those inside collections included; what is no polygon is left out. */
export function polygonsOf(geometry: unknown): MultiPolygonCoordinates {
  if (!isRecord(geometry)) return [];
  switch (geometry["type"]) {
    case "Polygon":
      return [geometry["coordinates"]] as MultiPolygonCoordinates;
    case "MultiPolygon":
      return geometry["coordinates"] as MultiPolygonCoordinates;
    case "GeometryCollection":
      return Array.isArray(geometry["geometries"]) ? geometry["geometries"].flatMap(polygonsOf) : [];
    default:
      return [];
  }
}

/** What is wrong with a feature's coordinates, which may be anything at all; null when they are polygons in degrees. */
export function featureProblem({ number: feature, polygons }: PolygonFeature): FeatureProblem | null {
  const damaged = { kind: "damaged-geometry", feature } as const;
  if (!Array.isArray(polygons)) return damaged;
  for (const polygon of polygons) {
    if (!Array.isArray(polygon)) return damaged;
    for (const ring of polygon) {
      if (!Array.isArray(ring)) return damaged;
      for (const position of ring) {
        if (!Array.isArray(position)) return damaged;
        const [lng, lat] = position as unknown[];
        if (typeof lng !== "number" || typeof lat !== "number") return damaged;
        if (!Number.isFinite(lng) || !Number.isFinite(lat)) return damaged;
        if (Math.abs(lng) > MAX_LNG || Math.abs(lat) > MAX_LAT) {
          return { kind: "not-in-degrees", feature, position: [lng, lat] };
        }
      }
    }
  }
  return null;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
