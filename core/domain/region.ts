import { DEGREES_PER_STEP } from "./layer.ts";
import type { Cut } from "./split.ts";

/** A shape in degrees, as GeoJSON has it. */
export type RegionShape =
  | { readonly type: "Polygon"; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: "MultiPolygon"; readonly coordinates: readonly (readonly (readonly Position[])[])[] }
  | { readonly type: "LineString"; readonly coordinates: readonly Position[] };

/** Longitude, latitude in degrees. */
export type Position = readonly [lng: number, lat: number];

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

/** Where units are cut when they are divided along a shape: rounded to whole steps, without edges of no length. */
export function cutAlong(shape: RegionShape): Cut {
  const paths =
    shape.type === "LineString"
      ? [shape.coordinates]
      : shape.type === "Polygon"
        ? shape.coordinates
        : shape.coordinates.flat();
  return {
    kind: shape.type === "LineString" ? "line" : "area",
    paths: paths.map(inSteps).filter((p) => p.length >= 4),
  };
}

function inSteps(path: readonly Position[]): number[] {
  const steps: number[] = [];
  for (const [lng, lat] of path) {
    const x = Math.round(lng / DEGREES_PER_STEP);
    const y = Math.round(lat / DEGREES_PER_STEP);
    if (steps.at(-2) !== x || steps.at(-1) !== y) steps.push(x, y);
  }
  return steps;
}
