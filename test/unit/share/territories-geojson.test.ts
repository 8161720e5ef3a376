import { area, booleanClockwise, booleanPointInPolygon, point } from "@turf/turf";
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { describe, expect, it } from "vitest";
import { loadShippedLayer } from "../../../core/intake/postal/shipped-layers.ts";
import { scorecardJson } from "../../../core/share/scorecard-json.ts";
import { territoriesGeojson } from "../../../core/share/territories-geojson.ts";
import { sharePlan } from "./share-plan.ts";

const plan = sharePlan({
  layer: await loadShippedLayer("us-county"),
  states: ["25", "44", "09"],
  territories: 5,
  accounts: 200,
});
const parse = (chunks: Iterable<string>): FeatureCollection<Polygon | MultiPolygon> =>
  JSON.parse([...chunks].join("")) as FeatureCollection<Polygon | MultiPolygon>;

describe("territories.geojson", () => {
  const { features } = parse(territoriesGeojson(plan));

  it("has one feature per territory, its properties the scores", () => {
    expect(features.map(({ id }) => id)).toEqual(plan.territories.map(({ id }) => id));
    features.forEach(({ properties }, slot) => {
      expect(properties).toEqual({ ...plan.scorecard.territories[slot], color: plan.territories[slot]?.color });
    });
  });
  it("holds exactly the territory's units", () => {
    const { layer } = plan;
    for (let unit = 0; unit < layer.unitCount; unit++) {
      if (plan.extent[unit] === 0) continue;
      const place = point([layer.pointLng[unit] as number, layer.pointLat[unit] as number]);
      const holders = features.flatMap((feature, slot) => (booleanPointInPolygon(place, feature) ? [slot] : []));
      expect(holders).toEqual([plan.assignment[unit]]);
    }
  });
  it("agrees with turf on every area", () => {
    features.forEach((feature, slot) => {
      // Turf's sphere and our ellipsoid differ by up to half a per cent.
      expect(area(feature) / 1e6 / (plan.scorecard.territories[slot]?.areaKm2 ?? 0)).toBeCloseTo(1, 2);
    });
  });
  it("winds shells counter-clockwise and holes clockwise", () => {
    for (const { geometry } of features) {
      const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
      for (const [shell, ...holes] of polygons) {
        expect(booleanClockwise(shell as number[][])).toBe(false);
        for (const hole of holes) expect(booleanClockwise(hole)).toBe(true);
      }
    }
  });
  it("gives a territory without units no geometry, and no territories no features", () => {
    const empty = parse(
      territoriesGeojson({ ...plan, assignment: plan.assignment.map((slot) => (slot === 2 ? 1 : slot)) }),
    );
    expect((empty.features[2] as Feature | undefined)?.geometry).toBeNull();
    const none = { ...plan, territories: [], assignment: plan.assignment.map(() => -1) };
    expect(parse(territoriesGeojson(none)).features).toEqual([]);
  });
});

describe("scorecard.json", () => {
  it("has the shape that scripts depend on", () => {
    const written = JSON.parse(scorecardJson(plan)) as Record<string, unknown>;
    expect(Object.keys(written)).toEqual(["layer", "seed", "seconds", "settings", "overall", "territories"]);
    expect(written).toEqual({
      layer: "us-county",
      seed: 1,
      seconds: 1.9,
      settings: plan.solve.settings,
      // How far each measure is from its proven bound; the plan's bounds are 0.
      overall: { ...plan.scorecard.overall, gap: { maxDeviation: plan.scorecard.overall.maxDeviation } },
      territories: plan.scorecard.territories,
    });
    for (const key of [
      "units",
      "accounts",
      "assignedAccounts",
      "balance",
      "maxDeviation",
      "bound",
      "nonContiguous",
      "polsbyPopper",
      "meanDistanceKm",
      "disruption",
    ]) {
      expect(written["overall"]).toHaveProperty(key);
    }
  });
});
