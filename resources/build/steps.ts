import { DEGREES_PER_STEP } from "../../core/domain/layer.ts";

/**
 * The builder works in steps (millionths of a degree) on a line of longitude without a break: what lies west of the
 * antimeridian (the far Aleutians, Guam) continues below −180°, so that Alaska is in one piece.
 */
export const FULL_CIRCLE = 360_000_000;
const BREAK_LNG = 0;

export const toSteps = (degrees: number): number => Math.round(degrees / DEGREES_PER_STEP);
export const unbroken = (lngSteps: number): number => (lngSteps > BREAK_LNG ? lngSteps - FULL_CIRCLE : lngSteps);
export const broken = (lngSteps: number): number => (lngSteps < -FULL_CIRCLE / 2 ? lngSteps + FULL_CIRCLE : lngSteps);
export const toDegrees = (steps: number): number => steps / 1e6;
