/**
 * Area over the area of a circle with the same perimeter: 1 is a circle, 0.79 a square, below 0.2 a ragged shape.
 *
 *     4π × area / perimeter²
 *
 * On geodesic area and length, the coast as detailed as the layer draws it. Source: D. D. Polsby & R. D. Popper (1991),
 * "The third criterion", Yale Law & Policy Review 9.
 *
 * @returns Null for a territory without area or outline.
 */
export const polsbyPopper = (areaKm2: number, perimeterKm: number): number | null =>
  areaKm2 > 0 && perimeterKm > 0 ? (4 * Math.PI * areaKm2) / (perimeterKm * perimeterKm) : null;
