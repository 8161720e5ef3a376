import type { Grain } from "../../core/domain/map-styling.ts";

/** Radius in pixels of the largest circle, at zoom 3 and at zoom 11. */
export const CIRCLE_PX: Readonly<Record<Grain, readonly [number, number]>> = {
  unit: [7, 70],
  territory: [22, 90],
};

/** The radius of a mark as a share of the largest one's: areas are as values. */
export const sizeShare = (value: number, greatest: number): number =>
  greatest > 0 ? Math.sqrt(Math.abs(value) / greatest) : 0;

/** The largest circle's radius at a zoom, as the style has it. */
export function largestCirclePx(grain: Grain, zoom: number): number {
  const [far, near] = CIRCLE_PX[grain];
  const [from, to, base] = [3, 11, 1.4];
  if (zoom <= from) return far;
  if (zoom >= to) return near;
  return far + ((base ** (zoom - from) - 1) / (base ** (to - from) - 1)) * (near - far);
}
