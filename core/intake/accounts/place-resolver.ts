import type { UnitIndex } from "../../domain/layer.ts";

/** In answers about units: there is none. */
export const NO_UNIT = -1;

/** What the reading of accounts asks of a layer and of the directory of ZIP codes. */
export type PlaceResolver = {
  /**
   * False for the layers that ship: accounts state a ZIP code, addresses abroad are refused. True for an imported
   * layer: the column mapped to the postal code may hold the ids of the units themselves, of any country.
   */
  readonly statesUnitIds: boolean;
  /** Position of the unit with this stored id, or NO_UNIT. */
  byUnitId(id: string): UnitIndex;
  /** Unit of a five-digit ZIP code, PO boxes and unique ZIPs included, or NO_UNIT. */
  byPostalCode(zip: string): UnitIndex;
  /** Unit that holds this place, in degrees, or NO_UNIT. */
  byCoordinates(lng: number, lat: number): UnitIndex;
  /** Where a known ZIP code lies, longitude and latitude; null for a code that nobody knows. */
  postalPoint(zip: string): readonly [lng: number, lat: number] | null;
  /** A point inside of a unit, longitude and latitude. */
  unitPoint(unit: UnitIndex): readonly [lng: number, lat: number];
};
