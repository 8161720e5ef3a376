import { decodePack, encodePack, packColumn } from "../domain/pack.ts";
import { VarintReader, VarintWriter } from "./varint.ts";

/** A line or ring as longitude and latitude in degrees, in turn. */
export type Path = readonly number[];

/** A populated place to label. */
export type BasemapCity = {
  readonly name: string;
  readonly population: number;
  readonly lng: number;
  readonly lat: number;
  /** The zoom from which it has room beside its larger neighbours: small for important places. */
  readonly rank: number;
};

/** What lies under every plan: land and water as polygons (outer ring first), rivers and borders as lines, places. */
export type Basemap = {
  readonly land: readonly (readonly Path[])[];
  readonly water: readonly (readonly Path[])[];
  readonly rivers: readonly Path[];
  readonly states: readonly Path[];
  readonly counties: readonly Path[];
  readonly cities: readonly BasemapCity[];
};

/** Coordinates are kept to a hundred-thousandth of a degree, about 1 m. */
const PARTS_PER_DEGREE = 1e5;

const POLYGONS = ["land", "water"] as const;
const LINES = ["rivers", "states", "counties"] as const;

/** The basemap as the pack that ships. O(vertices). */
export function encodeBasemap(basemap: Basemap): Uint8Array<ArrayBuffer> {
  const columns: Record<string, Uint8Array> = {};
  for (const name of POLYGONS) columns[name] = encodeShapes(basemap[name]);
  for (const name of LINES) columns[name] = encodeShapes([basemap[name]]);
  const places = new VarintWriter();
  for (const { lng, lat, population, rank } of basemap.cities) {
    places.writeSigned(Math.round(lng * PARTS_PER_DEGREE));
    places.writeSigned(Math.round(lat * PARTS_PER_DEGREE));
    places.write(population);
    places.write(rank);
  }
  columns["cities"] = places.finish();
  return encodePack({ head: { cityNames: basemap.cities.map(({ name }) => name) }, columns });
}

/** @throws Error when the bytes are no basemap or are cut short. O(vertices). */
export function decodeBasemap(bytes: Uint8Array): Basemap {
  const pack = decodePack(bytes);
  const shapes = (name: string): Path[][] => decodeShapes(packColumn(pack, name, "Uint8Array"));
  const lines = (name: string): Path[] => shapes(name)[0] ?? [];
  const places = new VarintReader(packColumn(pack, "cities", "Uint8Array"));
  const { cityNames } = pack.head as { cityNames: string[] };
  return {
    land: shapes("land"),
    water: shapes("water"),
    rivers: lines("rivers"),
    states: lines("states"),
    counties: lines("counties"),
    cities: cityNames.map((name) => ({
      name,
      lng: places.readSigned() / PARTS_PER_DEGREE,
      lat: places.readSigned() / PARTS_PER_DEGREE,
      population: places.read(),
      rank: places.read(),
    })),
  };
}

function encodeShapes(shapes: readonly (readonly Path[])[]): Uint8Array {
  const writer = new VarintWriter();
  writer.write(shapes.length);
  let [lastX, lastY] = [0, 0];
  for (const paths of shapes) {
    writer.write(paths.length);
    for (const path of paths) {
      writer.write(path.length / 2);
      for (let i = 0; i < path.length; i += 2) {
        const x = Math.round((path[i] as number) * PARTS_PER_DEGREE);
        const y = Math.round((path[i + 1] as number) * PARTS_PER_DEGREE);
        writer.writeSigned(x - lastX);
        writer.writeSigned(y - lastY);
        lastX = x;
        lastY = y;
      }
    }
  }
  return writer.finish();
}

function decodeShapes(bytes: Uint8Array): Path[][] {
  const reader = new VarintReader(bytes);
  let [x, y] = [0, 0];
  return Array.from({ length: reader.read() }, () =>
    Array.from({ length: reader.read() }, () => {
      const path: number[] = [];
      for (let left = reader.read(); left > 0; left--) {
        x += reader.readSigned();
        y += reader.readSigned();
        path.push(x / PARTS_PER_DEGREE, y / PARTS_PER_DEGREE);
      }
      return path;
    }),
  );
}
