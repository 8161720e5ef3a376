import type { PlacedBy } from "../../domain/account.ts";
import type { UnitIndex } from "../../domain/layer.ts";
import { distanceKm } from "../../geo/arc-length.ts";
import type { RejectionKind, RepairKind } from "../triage.ts";
import { type CoordinatesReading, readCoordinates } from "../values/coordinates.ts";
import { readCountry } from "../values/country.ts";
import { type PostalCodeReading, readPostalCode } from "../values/postal-code.ts";
import { NO_UNIT, type PlaceResolver } from "./place-resolver.ts";

/** The cells of a row that say where an account is; "" where there is no such column. */
export type StatedPlace = {
  readonly postalCode: string;
  readonly latitude: string;
  readonly longitude: string;
  readonly country: string;
};

/** The part of a row that a rejection or repair speaks of. */
export type PlaceCell = "postalCode" | "latitude" | "longitude" | "country";

export type Placing =
  | {
      readonly kind: "placed";
      readonly unit: UnitIndex;
      readonly placedBy: PlacedBy;
      /** Five digits, or the unit's id as stated; "" when there is none. */
      readonly postalCode: string;
      /** The account's own coordinates where they are believed, else the point of its ZIP code or of its unit. */
      readonly lng: number;
      readonly lat: number;
      readonly repairs: readonly PlaceRepair[];
    }
  | { readonly kind: "rejected"; readonly because: RejectionKind; readonly at: PlaceCell };
export type PlaceRepair = { readonly kind: RepairKind; readonly at: PlaceCell; readonly detail: string };

/** Coordinates further than this from the point of the stated ZIP code are reported. */
const CONFLICT_KM = 50;
/** Distinct spellings of postal codes that are remembered; a national file has about 40,000 ZIP codes. */
const REMEMBERED_CODES = 100_000;
const NO_REPAIRS: readonly PlaceRepair[] = [];

/** What a postal code comes to in a layer, whatever else stands in the row. */
type StatedUnit = {
  readonly reading: PostalCodeReading;
  readonly unit: UnitIndex;
  readonly placedBy: PlacedBy;
  readonly postalCode: string;
  readonly point: readonly [lng: number, lat: number] | null;
};

/**
 * A function that finds the unit of an account.
 *
 * The stated ZIP code (in an imported layer: the stated unit id) decides; measured against true ZIP areas it is right
 * more often than coordinates are. Coordinates decide where no code is stated, or none that the layer knows. In an
 * imported layer the point of a known ZIP code stands in for missing coordinates. Amortised O(1) besides
 * `byCoordinates`.
 */
export function accountPlacer(resolver: PlaceResolver): (stated: StatedPlace) => Placing {
  const plain: (StatedUnit | undefined)[] = Array.from({ length: 100_000 });
  const remembered = new Map<string, StatedUnit>();

  function statedUnit(code: string): StatedUnit {
    const zip = plainZip(code);
    if (zip !== -1) {
      plain[zip] ??= findStatedUnit(code, resolver);
      return plain[zip];
    }
    const known = remembered.get(code);
    if (known !== undefined) return known;
    const found = findStatedUnit(code, resolver);
    if (remembered.size >= REMEMBERED_CODES) remembered.clear();
    // Longer spellings would keep the chunk of the file alive that they were cut from.
    if (code.length <= 12) remembered.set(code, found);
    return found;
  }

  return ({ postalCode, latitude, longitude, country }) => {
    const stated = statedUnit(postalCode);
    const land = resolver.statesUnitIds || country === "" ? "domestic" : readCountry(country);
    if (land === "foreign") {
      const isCodeForeign = stated.reading.kind === "foreign" || stated.reading.kind === "malformed";
      return rejected("foreign-code", isCodeForeign ? "postalCode" : "country");
    }
    if (stated.unit !== NO_UNIT) {
      const hasCoordinates = latitude !== "" || longitude !== "";
      if (stated.reading.kind === "zip" && stated.reading.mended === null && land !== "unclear" && !hasCoordinates) {
        return placedAsStated(stated, resolver, NO_REPAIRS);
      }
      const repairs = codeRepairs(stated);
      if (land === "unclear") repairs.push({ kind: "placed-by-country-guess", at: "country", detail: "" });
      return hasCoordinates
        ? placedWithCoordinates(stated, readCoordinates(latitude, longitude), resolver, repairs)
        : placedAsStated(stated, resolver, repairs);
    }
    if (stated.reading.kind === "foreign" && !resolver.statesUnitIds) return rejected("foreign-code", "postalCode");
    return placedByCoordinates(stated, readCoordinates(latitude, longitude), resolver);
  };
}

/** The number of a code of five digits, else −1. A table by it is found in faster than a map by fresh strings. */
function plainZip(code: string): number {
  if (code.length !== 5) return -1;
  let zip = 0;
  for (let i = 0; i < 5; i++) {
    const digit = code.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    zip = zip * 10 + digit;
  }
  return zip;
}

function findStatedUnit(code: string, resolver: PlaceResolver): StatedUnit {
  const reading = readPostalCode(code);
  const zip = reading.kind === "zip" ? reading.zip : null;
  const point = zip === null ? null : resolver.postalPoint(zip);
  if (!resolver.statesUnitIds) {
    const unit = zip === null ? NO_UNIT : resolver.byPostalCode(zip);
    return { reading, unit, placedBy: "postal-code", postalCode: zip ?? "", point };
  }
  const id = code.trim();
  const byId = id === "" ? NO_UNIT : resolver.byUnitId(id);
  if (byId !== NO_UNIT) {
    return { reading: { kind: "blank" }, unit: byId, placedBy: "unit-id", postalCode: id, point };
  }
  const byZip = zip === null ? NO_UNIT : resolver.byUnitId(zip);
  return { reading, unit: byZip, placedBy: "unit-id", postalCode: zip ?? "", point };
}

function placedAsStated(stated: StatedUnit, resolver: PlaceResolver, repairs: readonly PlaceRepair[]): Placing {
  const [lng, lat] = stated.point ?? resolver.unitPoint(stated.unit);
  const { unit, placedBy, postalCode } = stated;
  return { kind: "placed", unit, placedBy, postalCode, lng, lat, repairs };
}

/** The code decides; the coordinates are the account's place unless they are far from the code's. */
function placedWithCoordinates(
  stated: StatedUnit,
  coordinates: CoordinatesReading,
  resolver: PlaceResolver,
  repairs: PlaceRepair[],
): Placing {
  if (coordinates.kind !== "place") {
    repairs.push(...ignored(coordinates));
    return placedAsStated(stated, resolver, repairs);
  }
  const { unit, placedBy, postalCode, point } = stated;
  let { lng, lat, swapped } = coordinates;
  if (point !== null) {
    let apart = distanceKm(point[0], point[1], lng, lat);
    if (apart > CONFLICT_KM && !swapped && Math.abs(lng) <= 90) {
      const apartSwapped = distanceKm(point[0], point[1], lat, lng);
      if (apartSwapped <= CONFLICT_KM) {
        [lng, lat, swapped, apart] = [lat, lng, true, apartSwapped];
      }
    }
    if (apart > CONFLICT_KM) {
      repairs.push({ kind: "coordinates-conflict", at: "latitude", detail: `${Math.round(apart)} km` });
      // A place far outside of its own unit would bend distances and the map; within a huge unit it may be right.
      if (resolver.byCoordinates(lng, lat) !== unit) return placedAsStated(stated, resolver, repairs);
    }
  }
  if (swapped) repairs.push({ kind: "coordinates-swapped", at: "latitude", detail: "" });
  return { kind: "placed", unit, placedBy, postalCode, lng, lat, repairs };
}

function placedByCoordinates(stated: StatedUnit, coordinates: CoordinatesReading, resolver: PlaceResolver): Placing {
  const { reading, postalCode, point } = stated;
  if (coordinates.kind !== "place") {
    const unit = resolver.statesUnitIds && point !== null ? resolver.byCoordinates(point[0], point[1]) : NO_UNIT;
    if (unit !== NO_UNIT && point !== null) {
      const repairs = [...codeRepairs(stated), ...ignored(coordinates)];
      return { kind: "placed", unit, placedBy: "postal-code", postalCode, lng: point[0], lat: point[1], repairs };
    }
    return unplaced(stated, coordinates, resolver);
  }
  let { lng, lat, swapped } = coordinates;
  let unit = resolver.byCoordinates(lng, lat);
  if (unit === NO_UNIT && !swapped && Math.abs(lng) <= 90) {
    unit = resolver.byCoordinates(lat, lng);
    if (unit !== NO_UNIT) [lng, lat, swapped] = [lat, lng, true];
  }
  if (unit === NO_UNIT) return rejected("outside-layer", reading.kind === "blank" ? "latitude" : "postalCode");
  const repairs: PlaceRepair[] = [];
  const isUnusableCode = reading.kind !== "blank" && !(resolver.statesUnitIds && point !== null);
  if (isUnusableCode) repairs.push({ kind: "placed-by-coordinates", at: "postalCode", detail: "" });
  if (swapped) repairs.push({ kind: "coordinates-swapped", at: "latitude", detail: "" });
  return {
    kind: "placed",
    unit,
    placedBy: "coordinates",
    postalCode: point === null ? "" : postalCode,
    lng,
    lat,
    repairs,
  };
}

/** Neither the code nor coordinates lead to a unit: the code is at fault where there is one. */
function unplaced({ reading, point }: StatedUnit, coordinates: CoordinatesReading, resolver: PlaceResolver): Placing {
  switch (reading.kind) {
    case "blank":
      return coordinates.kind === "unusable"
        ? rejected("bad-coordinates", coordinates.at)
        : rejected("no-place", "postalCode");
    case "foreign":
    case "malformed":
      return rejected(resolver.statesUnitIds ? "outside-layer" : "not-a-zip", "postalCode");
    case "zip":
      return rejected(point === null && !resolver.statesUnitIds ? "unknown-zip" : "outside-layer", "postalCode");
  }
}

function codeRepairs({ reading, postalCode }: StatedUnit): PlaceRepair[] {
  if (reading.kind !== "zip" || reading.mended === null) return [];
  const kind = reading.mended === "leading-zeros" ? "leading-zeros" : "postal-code-trimmed";
  return [{ kind, at: "postalCode", detail: postalCode }];
}

function ignored(coordinates: Exclude<CoordinatesReading, { kind: "place" }>): PlaceRepair[] {
  if (coordinates.kind === "unusable") return [{ kind: "coordinates-ignored", at: coordinates.at, detail: "" }];
  return coordinates.isZero ? [{ kind: "coordinates-ignored", at: "latitude", detail: "0, 0" }] : [];
}

function rejected(because: RejectionKind, at: PlaceCell): Placing {
  return { kind: "rejected", because, at };
}
