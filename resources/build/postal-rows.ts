import { readFederalPostalRows, readGeoNamesPostalRows, readZipPoints } from "./sources.ts";

/** A known ZIP: its post office's city and state as far as a source says, and its coordinates in degrees. */
export type KnownZip = {
  readonly zip: string;
  /** True when the ZIP has an area of its own, so that it is a unit of `us-zip`. */
  readonly isArea: boolean;
  readonly city: string;
  /** Two letters, also AA, AE, AP and the freely associated states; "" when no source says. */
  readonly state: string;
  readonly latitude: number;
  readonly longitude: number;
};

/**
 * Every ZIP that one of the three sources knows, ascending. Coordinates come from the Census Bureau where it has them,
 * else from GeoNames, else from the federal list; names from GeoNames, else from the federal list.
 */
export function knownZips(): KnownZip[] {
  const points = new Map(readZipPoints().map((point) => [point.zipCode, point]));
  const geoNames = firstByZip(readGeoNamesPostalRows());
  const federal = firstByZip(readFederalPostalRows());
  const zips = [...new Set([...points.keys(), ...geoNames.keys(), ...federal.keys()])].sort();
  return zips.map((zip) => {
    const point = points.get(zip);
    const name = geoNames.get(zip) ?? federal.get(zip);
    const place = point ?? name;
    if (place === undefined) throw new Error(`ZIP ${zip} has no coordinates`);
    return {
      zip,
      isArea: point !== undefined,
      city: name?.city ?? "",
      state: name?.state ?? "",
      latitude: place.latitude,
      longitude: mendedLongitude(place.longitude, name?.state ?? ""),
    };
  });
}

function firstByZip<Row extends { zip: string }>(rows: readonly Row[]): Map<string, Row> {
  const byZip = new Map<string, Row>();
  for (const row of rows) if (!byZip.has(row.zip)) byZip.set(row.zip, row);
  return byZip;
}

/** One row of the federal list (10200, New York) has lost its minus sign. */
function mendedLongitude(longitude: number, state: string): number {
  return state === "NY" && longitude > 0 ? -longitude : longitude;
}
