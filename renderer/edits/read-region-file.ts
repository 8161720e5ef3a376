import type { Position, RegionShape } from "../../core/domain/region.ts";

export type FoundRegion = { readonly name: string; readonly shape: RegionShape };

/**
 * The polygons and lines of a GeoJSON text, each with a name: the feature's own, else the file's. Empty where the text is
 * something else; shapes outside of longitude ±360 and latitude ±90 are left out.
 */
export function readRegionFile(text: string, fileName: string): FoundRegion[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  const found = shapesIn(value, fileName);
  return found.map(({ name, shape }, i) => ({
    name: (found.length > 1 && name === fileName ? `${name} ${i + 1}` : name).slice(0, 200),
    shape,
  }));
}

type Json = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const NAMES = ["name", "Name", "NAME", "title", "id"];

function shapesIn(value: unknown, name: string): FoundRegion[] {
  if (!isRecord(value)) return [];
  const many = (list: unknown): FoundRegion[] =>
    Array.isArray(list) ? list.flatMap((each: unknown) => shapesIn(each, name)) : [];
  if (value["type"] === "FeatureCollection") return many(value["features"]);
  if (value["type"] === "GeometryCollection") return many(value["geometries"]);
  if (value["type"] === "Feature") return shapesIn(value["geometry"], nameOf(value["properties"]) ?? name);
  const shape = shapeOf(value);
  return shape === null ? [] : [{ name, shape }];
}

function nameOf(properties: unknown): string | null {
  if (!isRecord(properties)) return null;
  const named = NAMES.map((key) => properties[key]).find((each) => typeof each === "string" && each.trim() !== "");
  return typeof named === "string" ? named.trim() : null;
}

function shapeOf({ type, coordinates }: Json): RegionShape | null {
  if (type === "Polygon") {
    const rings = listOf(coordinates, ringOf);
    return rings === null ? null : { type, coordinates: rings };
  }
  if (type === "MultiPolygon") {
    const polygons = listOf(coordinates, (polygon) => listOf(polygon, ringOf));
    return polygons === null ? null : { type, coordinates: polygons };
  }
  if (type === "LineString") {
    const path = listOf(coordinates, positionOf);
    return path === null || path.length < 2 ? null : { type, coordinates: path };
  }
  return null;
}

function ringOf(value: unknown): Position[] | null {
  const ring = listOf(value, positionOf);
  return ring === null || ring.length < 4 ? null : ring;
}

/** Every entry read, or null when one cannot be, or there is none. */
function listOf<Entry>(value: unknown, read: (entry: unknown) => Entry | null): Entry[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const entries: Entry[] = [];
  for (const each of value as unknown[]) {
    const entry = read(each);
    if (entry === null) return null;
    entries.push(entry);
  }
  return entries;
}

function positionOf(value: unknown): Position | null {
  if (!Array.isArray(value)) return null;
  const [lng, lat] = value as unknown[];
  if (typeof lng !== "number" || typeof lat !== "number") return null;
  return Math.abs(lng) <= 360 && Math.abs(lat) <= 90 ? [lng, lat] : null;
}
