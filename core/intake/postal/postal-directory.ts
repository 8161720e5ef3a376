import { known } from "../../domain/invariant.ts";
import type { UnitIndex } from "../../domain/layer.ts";
import { decodePack, encodePack, packColumn } from "../../domain/pack.ts";

/**
 * What a ZIP code stands for: an area of its own, a point inside of another's area (post-office boxes, single
 * buildings), a military post office abroad, or a place that no shipped layer covers (Palau, Micronesia, the Marshall Islands).
 */
const POSTAL_KINDS = ["area", "point", "military", "uncovered"] as const;
type PostalKind = (typeof POSTAL_KINDS)[number];

/** Layers whose units a ZIP code resolves to. */
export const POSTAL_LAYERS = ["us-zip", "us-zip3", "us-county", "us-state"] as const;
export type PostalLayer = (typeof POSTAL_LAYERS)[number];

/** Instead of a unit: the ZIP is known but lies in no unit, or it is not known at all. */
export const NO_UNIT = -1;
export const UNKNOWN_ZIP = -2;

/** Coordinates are kept to a ten-thousandth of a degree, about 11 m. */
const PARTS_PER_DEGREE = 10_000;
const ZIP_COUNT = 100_000;

export type PostalPlace = {
  readonly zip: string;
  readonly kind: PostalKind;
  /** Unit of `us-zip`, or NO_UNIT; and those of the other layers. */
  readonly unit: UnitIndex;
  readonly zip3: UnitIndex;
  readonly county: UnitIndex;
  readonly state: UnitIndex;
  /** Two letters as on a letter: "MA", "PR", "AE"; "" where no source says. */
  readonly stateLetters: string;
  readonly city: string;
  readonly lng: number;
  readonly lat: number;
};

/** All known ZIP codes of the United States. */
export type PostalDirectory = {
  readonly size: number;
  /** The place of a five-digit ZIP, or null when there is none of that code. O(1). */
  readonly lookUp: (zip: string) => PostalPlace | null;
  /**
   * The unit of every ZIP in a layer, as a table of 100,000 entries by the ZIP's number: a unit, NO_UNIT or
   * UNKNOWN_ZIP. For placing accounts by the million. O(1) after the first call.
   */
  readonly unitsIn: (layer: PostalLayer) => Int32Array;
  /** All places, ascending by ZIP. */
  readonly places: () => IterableIterator<PostalPlace>;
};

const UNIT_COLUMNS: Readonly<Record<PostalLayer, string>> = {
  "us-zip": "unit",
  "us-zip3": "zip3",
  "us-county": "county",
  "us-state": "state",
};

/** The directory as the pack that ships. `places` ascend by ZIP. */
export function encodePostalDirectory(places: readonly PostalPlace[]): Uint8Array<ArrayBuffer> {
  const cities = [...new Set(places.map(({ city }) => city))].sort();
  const letters = [...new Set(places.map(({ stateLetters }) => stateLetters))].sort();
  const cityIndex = new Map(cities.map((city, i) => [city, i]));
  const lettersIndex = new Map(letters.map((code, i) => [code, i]));
  return encodePack({
    head: { cities, letters },
    columns: {
      zip: Int32Array.from(places, ({ zip }) => Number(zip)),
      kind: Uint8Array.from(places, ({ kind }) => POSTAL_KINDS.indexOf(kind)),
      unit: Int32Array.from(places, ({ unit }) => unit),
      zip3: Int32Array.from(places, ({ zip3 }) => zip3),
      county: Int32Array.from(places, ({ county }) => county),
      state: Int32Array.from(places, ({ state }) => state),
      city: Uint16Array.from(places, ({ city }) => known(cityIndex.get(city))),
      letters: Uint8Array.from(places, ({ stateLetters }) => known(lettersIndex.get(stateLetters))),
      lng: Int32Array.from(places, ({ lng }) => Math.round(lng * PARTS_PER_DEGREE)),
      lat: Int32Array.from(places, ({ lat }) => Math.round(lat * PARTS_PER_DEGREE)),
    },
  });
}

/**
 * Opens the directory that ships as `us-postal.pack`. The units are positions in the shipped layers of the same build.
 *
 * @param bytes The pack, not compressed.
 * @throws Error when the bytes are no pack or miss a column.
 */
export function readPostalDirectory(bytes: Uint8Array): PostalDirectory {
  const pack = decodePack(bytes);
  const { cities, letters } = pack.head as { cities: string[]; letters: string[] };
  const zips = packColumn(pack, "zip", "Int32Array");
  const kinds = packColumn(pack, "kind", "Uint8Array");
  const units = (layer: PostalLayer): Int32Array => packColumn(pack, UNIT_COLUMNS[layer], "Int32Array");
  const [zipUnits, zip3Units, countyUnits, stateUnits] = POSTAL_LAYERS.map(units) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const cityNumbers = packColumn(pack, "city", "Uint16Array");
  const letterNumbers = packColumn(pack, "letters", "Uint8Array");
  const lngs = packColumn(pack, "lng", "Int32Array");
  const lats = packColumn(pack, "lat", "Int32Array");

  const positionOfZip = new Int32Array(ZIP_COUNT).fill(-1);
  zips.forEach((zip, position) => {
    positionOfZip[zip] = position;
  });
  const placeAt = (position: number): PostalPlace => ({
    zip: String(zips[position]).padStart(5, "0"),
    kind: known(POSTAL_KINDS[known(kinds[position])]),
    unit: known(zipUnits[position]),
    zip3: known(zip3Units[position]),
    county: known(countyUnits[position]),
    state: known(stateUnits[position]),
    stateLetters: known(letters[known(letterNumbers[position])]),
    city: known(cities[known(cityNumbers[position])]),
    lng: known(lngs[position]) / PARTS_PER_DEGREE,
    lat: known(lats[position]) / PARTS_PER_DEGREE,
  });

  const tables = new Map<PostalLayer, Int32Array>();
  return {
    size: zips.length,
    lookUp: (zip) => {
      if (!/^[0-9]{5}$/.test(zip)) return null;
      const position = known(positionOfZip[Number(zip)]);
      return position < 0 ? null : placeAt(position);
    },
    unitsIn: (layer) => {
      const made = tables.get(layer);
      if (made) return made;
      const column = units(layer);
      const table = positionOfZip.map((position) => (position < 0 ? UNKNOWN_ZIP : known(column[position])));
      tables.set(layer, table);
      return table;
    },
    places: function* () {
      for (let position = 0; position < zips.length; position++) yield placeAt(position);
    },
  };
}
