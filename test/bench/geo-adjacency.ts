/**
 * Builds layers from full-resolution Census ZIP areas and holds their adjacency against pairs that were computed
 * elsewhere (borders of at least 50 m). Prints time, precision and recall, and how areas compare with the Census's own.
 *
 *   node test/bench/geo-adjacency.ts DATA_FOLDER [state …]
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { linksOf } from "../../core/geo/adjacency.ts";
import { buildLayer, type LayerFeature } from "../../core/geo/build-layer.ts";

const [folder = ".", ...wanted] = process.argv.slice(2);
for (const state of wanted.length > 0 ? wanted : ["ri", "dc", "de", "ct", "ca"]) {
  const file = `${state}_zcta510_full${state === "ca" ? "_6dp" : ""}.geojson.gz`;
  const startMs = performance.now();
  const text = gunzipSync(readFileSync(join(folder, "zcta_full", file))).toString();
  const collection = JSON.parse(text) as {
    features: { properties: Record<string, string>; geometry: { type: string; coordinates: never } }[];
  };
  const landByZip = new Map<string, number>();
  const features = collection.features.map(({ properties, geometry }): LayerFeature => {
    const id = properties["ZCTA5CE10"] as string;
    const km2 = (Number(properties["ALAND10"]) + Number(properties["AWATER10"])) / 1e6;
    landByZip.set(id, (landByZip.get(id) ?? 0) + km2);
    return { id, name: id, polygons: geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates };
  });
  const readMs = performance.now();
  const meta = { id: "imported-bench", title: "", unitNoun: "", unitNounPlural: "", approximate: false };
  const { layer, findings } = buildLayer({
    meta: { ...meta, vintage: "", source: "", licence: "" },
    features,
    linkPieces: true,
  });
  const builtMs = performance.now();

  const truth = new Set(
    gunzipSync(readFileSync(join(folder, "truth_adjacency", `${state}_adjacency.csv.gz`)))
      .toString()
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.trim()),
  );
  const found = linksOf(layer.adjacency)
    .filter(({ borderKm }) => borderKm >= 0.05)
    .map(({ a, b }) => `${layer.ids[a]},${layer.ids[b]}`);
  const hits = found.filter((pair) => truth.has(pair)).length;
  const areaErrors = layer.ids.map((id, unit) =>
    Math.abs((layer.areaKm2[unit] as number) / (landByZip.get(id) as number) - 1),
  );
  areaErrors.sort((p, q) => p - q);
  console.log(
    `${state}: ${layer.unitCount} units, ${layer.topology.coordinates.length / 2} vertices, ${layer.topology.arcLeft.length} arcs; ` +
      `read ${(readMs - startMs).toFixed(0)} ms, build ${(builtMs - readMs).toFixed(0)} ms; ` +
      `precision ${(hits / found.length).toFixed(4)}, recall ${(hits / truth.size).toFixed(4)}; ` +
      `area off by ${areaErrors[areaErrors.length >> 1]?.toExponential(1)} median, ${areaErrors.at(-1)?.toExponential(1)} worst; ` +
      `${findings.length} findings`,
  );
}
