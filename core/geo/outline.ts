import { DEGREES_PER_STEP } from "../domain/layer.ts";

/** A closed ring in steps: x, y, x, y … with the first vertex repeated at the end. */
export type Ring = Int32Array;

/** One shell, counter-clockwise, and its holes, clockwise (RFC 7946). */
export type RingPolygon = readonly Ring[];

/** The outline of one group; empty when the group owns nothing. */
export type Outline = readonly RingPolygon[];

/** Coordinates of an outline in degrees, as a GeoJSON MultiPolygon has them. */
export function toMultiPolygon(outline: Outline): number[][][][] {
  return outline.map((polygon) =>
    polygon.map((ring) => {
      const positions: number[][] = [];
      for (let i = 0; i < ring.length; i += 2) positions.push([toDegrees(ring[i]), toDegrees(ring[i + 1])]);
      return positions;
    }),
  );
}

/** Steps as the shortest decimal number: 1e6 divides exactly where × 1e-6 would leave a tail of nines. */
function toDegrees(steps: number | undefined): number {
  return (steps as number) / Math.round(1 / DEGREES_PER_STEP);
}
