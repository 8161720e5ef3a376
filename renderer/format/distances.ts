import { KM_PER_MILE } from "../map/scale-bar.ts";

/**
 * A typed distance in km: "50", "50 mi", "80km", "1,5". What stands behind the number counts more than the unit chosen.
 *
 * @param kmPerUnit Of a number without a unit. @returns Null where it is no distance above 0.
 */
export function parseDistanceKm(text: string, kmPerUnit: number): number | null {
  const found = /^\s*(\d+(?:[.,]\d+)?|[.,]\d+)\s*(km|mi|miles?)?\s*$/i.exec(text);
  if (found === null) return null;
  const value = Number((found[1] ?? "").replace(",", "."));
  const stated = found[2]?.toLowerCase();
  const km = value * (stated === undefined ? kmPerUnit : stated === "km" ? 1 : KM_PER_MILE);
  return km > 0 && km < 25_000 ? km : null;
}

const MAGNITUDES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9 };

/** A typed figure: "1M", "250 K", "-12.5", "1,000". Null where it is none. */
export function parseFigure(text: string): number | null {
  const found = /^\s*(-?)\s*[$€£]?\s*(\d[\d,]*(?:\.\d+)?|\.\d+)\s*([kmb])?\s*$/i.exec(text);
  if (found === null) return null;
  const size = Number((found[2] ?? "").replaceAll(",", "")) * (MAGNITUDES[found[3]?.toLowerCase() ?? ""] ?? 1);
  return found[1] === "-" ? -size : size;
}
