import { isFiller } from "./number.ts";

/** What stands in the two cells of a latitude and a longitude, in degrees of WGS 84. */
export type CoordinatesReading =
  /** Neither, or 0, 0: the place where missing coordinates end up. */
  | { readonly kind: "none"; readonly isZero: boolean }
  | { readonly kind: "place"; readonly lng: number; readonly lat: number; readonly swapped: boolean }
  /** One is missing, no number, or out of range. */
  | { readonly kind: "unusable"; readonly at: "latitude" | "longitude" };

const NONE: CoordinatesReading = { kind: "none", isZero: false };

/**
 * Reads a pair of coordinates, with decimal point or comma. A latitude beyond 90° whose partner is not is a swapped
 * pair. Pairs that are swapped within the range only show where they lie: the caller knows the layer.
 */
export function readCoordinates(latitude: string, longitude: string): CoordinatesReading {
  const lat = degrees(latitude);
  const lng = degrees(longitude);
  if (lat === null && lng === null) return NONE;
  if (lat === null || Number.isNaN(lat)) return { kind: "unusable", at: "latitude" };
  if (lng === null || Number.isNaN(lng)) return { kind: "unusable", at: "longitude" };
  if (lat === 0 && lng === 0) return { kind: "none", isZero: true };
  if (Math.abs(lat) <= 90) {
    return Math.abs(lng) <= 180 ? { kind: "place", lng, lat, swapped: false } : { kind: "unusable", at: "longitude" };
  }
  return Math.abs(lat) <= 180 && Math.abs(lng) <= 90
    ? { kind: "place", lng: lat, lat: lng, swapped: true }
    : { kind: "unusable", at: "latitude" };
}

const PLAIN = /^-?\d+(?:\.\d+)?$/;

/** Degrees; null where there is nothing, NaN where there is something else. */
function degrees(text: string): number | null {
  if (PLAIN.test(text)) return Number(text);
  const trimmed = text.trim();
  if (trimmed === "" || trimmed === "-" || isFiller(trimmed)) return null;
  return /^[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e-?\d{1,2})?°?$/i.test(trimmed)
    ? Number(trimmed.replace(",", ".").replace("°", ""))
    : Number.NaN;
}
