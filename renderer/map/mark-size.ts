import type { Grain } from "../../core/domain/map-styling.ts";

/** Radius in pixels of the largest circle, at zoom 3 and at zoom 11. */
export const CIRCLE_PX: Readonly<Record<Grain, readonly [number, number]>> = {
  unit: [7, 70],
  territory: [22, 90],
};
