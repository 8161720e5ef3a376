import { feature as topojsonFeature } from "topojson-client";
import type { GeometryObject, Topology as TopoJson } from "topojson-specification";
import { fail, ok, type Result } from "../../domain/result.ts";
import { isRecord, type PolygonFeature, polygonsOf } from "./polygon-features.ts";

export type JsonProblem =
  | { readonly kind: "damaged-json"; readonly detail: string }
  | { readonly kind: "not-geographic-json" }
  | { readonly kind: "no-polygons" };

const MAX_DETAIL = 120;

/**
 * The polygon features in the text of a GeoJSON or TopoJSON file. Of a TopoJSON file with several objects the one with
 * the most polygons is taken, the first of equals. Features without polygons are left out.
 */
export function parseGeographicJson(text: string): Result<readonly PolygonFeature[], JsonProblem> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return fail({ kind: "damaged-json", detail: shortDetail(error) });
  }
  if (!isRecord(parsed)) return fail({ kind: "not-geographic-json" });
  if (parsed["type"] === "Topology") return topojsonPolygons(parsed);
  const features = geojsonFeatures(parsed);
  if (features === null) return fail({ kind: "not-geographic-json" });
  const found = polygonFeatures(features);
  return found.length > 0 ? ok(found) : fail({ kind: "no-polygons" });
}

const GEOMETRY_TYPES = new Set([
  "Point",
  "MultiPoint",
  "LineString",
  "MultiLineString",
  "Polygon",
  "MultiPolygon",
  "GeometryCollection",
]);

function geojsonFeatures(parsed: Record<string, unknown>): readonly unknown[] | null {
  if (parsed["type"] === "FeatureCollection") return Array.isArray(parsed["features"]) ? parsed["features"] : null;
  if (parsed["type"] === "Feature") return [parsed];
  return GEOMETRY_TYPES.has(String(parsed["type"])) ? [{ type: "Feature", properties: {}, geometry: parsed }] : null;
}

function topojsonPolygons(parsed: Record<string, unknown>): Result<readonly PolygonFeature[], JsonProblem> {
  const topology = parsed as unknown as TopoJson;
  if (!isRecord(topology.objects) || !Array.isArray(topology.arcs)) return fail({ kind: "not-geographic-json" });
  let best: readonly PolygonFeature[] = [];
  for (const object of Object.values(topology.objects)) {
    try {
      const converted: unknown = topojsonFeature(topology, object as GeometryObject);
      const features = isRecord(converted) ? geojsonFeatures(converted) : null;
      const found = polygonFeatures(features ?? []);
      if (found.length > best.length) best = found;
    } catch {
      // topojson-client runs into undefined, and its words for that help nobody.
      return fail({ kind: "damaged-json", detail: "it refers to arcs that it does not hold" });
    }
  }
  return best.length > 0 ? ok(best) : fail({ kind: "no-polygons" });
}

function polygonFeatures(features: readonly unknown[]): PolygonFeature[] {
  const found: PolygonFeature[] = [];
  features.forEach((feature, i) => {
    if (!isRecord(feature)) return;
    const polygons = polygonsOf(feature["geometry"]);
    if (polygons.length === 0) return;
    const ownId = feature["id"];
    found.push({
      number: i + 1,
      ownId: typeof ownId === "string" || typeof ownId === "number" ? String(ownId) : "",
      properties: isRecord(feature["properties"]) ? feature["properties"] : {},
      polygons,
    });
  });
  return found;
}

function shortDetail(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  // The runtime quotes the text around the fault, which may hold line breaks and any length.
  return message.replaceAll(/\s+/g, " ").slice(0, MAX_DETAIL);
}
