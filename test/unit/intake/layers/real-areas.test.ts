import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { area as turfArea } from "@turf/turf";
import { describe, expect, it } from "vitest";
import type { Layer } from "../../../../core/domain/layer.ts";
import { linksOf } from "../../../../core/geo/adjacency.ts";
import { dissolve } from "../../../../core/geo/dissolve.ts";
import { toMultiPolygon } from "../../../../core/geo/outline.ts";
import { layerFileSentence } from "../../../../core/intake/layers/layer-file-problem.ts";
import { readLayerFile } from "../../../../core/intake/layers/read-layer-file.ts";

/** Full-resolution Census ZIP areas, kept beside the project: tests that want them skip visibly without them. */
const DATA = resolve(import.meta.dirname, "../../../../../shared/data");

const read = async (file: string): Promise<Layer> => {
  const result = await readLayerFile(join(DATA, file));
  if (!result.ok) throw new Error(layerFileSentence(result.problem));
  return result.value;
};

/** How the pairs with at least 50 m of common border agree with those computed elsewhere. */
function agreement(layer: Layer, state: string): { precision: number; recall: number } {
  const lines = gunzipSync(readFileSync(join(DATA, `truth_adjacency/${state}_adjacency.csv.gz`))).toString();
  const truth = new Set(lines.trim().split(/\s+/).slice(1));
  const found = linksOf(layer.adjacency)
    .filter(({ borderKm }) => borderKm >= 0.05)
    .map(({ a, b }) => `${layer.ids[a]},${layer.ids[b]}`);
  const hits = found.filter((pair) => truth.has(pair)).length;
  return { precision: hits / found.length, recall: hits / truth.size };
}

describe.skipIf(!existsSync(DATA))("full-resolution ZIP areas", () => {
  it.each([
    ["ri", "zcta_full/ri_zcta510_full.geojson.gz"],
    ["ct", "zcta_full/ct_zcta510_full.geojson.gz"],
    ["dc", "zcta_full/dc_zcta510_full.geojson.gz"],
    ["de", "zcta_full/de_zcta510_full.geojson.gz"],
    ["ri", "shapefiles/tl_2010_44_zcta510_rebuilt.zip"],
  ])("have the adjacency that is known for %s, from %s", async (state, file) => {
    const { precision, recall } = agreement(await read(file), state);
    expect(precision).toBeGreaterThanOrEqual(0.99);
    expect(recall).toBeGreaterThanOrEqual(0.99);
  });

  it("have the land and water area that the Census states, and nearly that of the sphere", async () => {
    const layer = await read("zcta_full/ct_zcta510_full.geojson.gz");
    const text = gunzipSync(readFileSync(join(DATA, "zcta_full/ct_zcta510_full.geojson.gz"))).toString();
    const stated = new Map(
      (JSON.parse(text) as { features: { properties: Record<string, string> }[] }).features.map(({ properties }) => [
        properties["ZCTA5CE10"],
        (Number(properties["ALAND10"]) + Number(properties["AWATER10"])) / 1e6,
      ]),
    );
    const outlines = dissolve(
      layer.topology,
      Int32Array.from(layer.ids, (_, unit) => unit),
      layer.unitCount,
    );
    layer.ids.forEach((id, unit) => {
      const ours = layer.areaKm2[unit]!;
      expect(Math.abs(ours / stated.get(id)! - 1)).toBeLessThan(1e-4);
      const sphere = turfArea({ type: "MultiPolygon", coordinates: toMultiPolygon(outlines[unit]!) }) / 1e6;
      expect(Math.abs(ours / sphere - 1)).toBeLessThan(0.003);
    });
  });

  it("that are no polygons, or lie in another projection, are refused or turned", async () => {
    const hospitals = await readLayerFile(join(DATA, "shapefiles/hifld_hospitals_shp.zip"));
    expect(hospitals.ok ? "" : hospitals.problem.kind).toBe("no-polygons");
  });

  it("that were simplified one by one, with invalid shapes, are still read", async () => {
    const layer = await read("zcta_simplified/ny_zcta510_simplified.geojson.gz");
    expect(layer.unitCount).toBe(1794);
    expect(layer.areaKm2.every((km2) => km2 >= 0)).toBe(true);
  });
});
