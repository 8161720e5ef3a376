/** Accounts per 1,000 km² of geodesic unit area, of a unit or a territory. Null without area. */
export const accountsPer1000Km2 = (accounts: number, areaKm2: number): number | null =>
  areaKm2 > 0 ? (1000 * accounts) / areaKm2 : null;
