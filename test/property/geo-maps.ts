import { Delaunay } from "d3-delaunay";
import fc from "fast-check";
import { seededRandom } from "../../core/domain/random.ts";
import type { LayerFeature } from "../../core/geo/build-layer.ts";

/** A random subdivision of a box: which units there are, and the box itself in degrees. */
export type RandomMap = {
  readonly features: readonly LayerFeature[];
  readonly west: number;
  readonly south: number;
  readonly width: number;
  readonly height: number;
};

/**
 * Cells of a grid dealt out to units: units of many parts, holes, enclaves, corners that touch. Each cell is a polygon of
 * its own, in a random direction; some come as two halves, so that corners lie on their neighbours' edges.
 */
const gridMaps: fc.Arbitrary<RandomMap> = fc
  .record({
    cols: fc.integer({ min: 1, max: 7 }),
    rows: fc.integer({ min: 1, max: 7 }),
    unitCount: fc.integer({ min: 1, max: 8 }),
    seed: fc.integer(),
  })
  .map(({ cols, rows, unitCount, seed }) => {
    const random = seededRandom(seed);
    const polygonsOfUnit = new Map<string, number[][][][]>();
    for (let row = 0; row < rows; row++) {
      for (let col = 0; col < cols; col++) {
        const id = `u${Math.floor(random() * unitCount)}`;
        const polygons = polygonsOfUnit.get(id) ?? [];
        polygonsOfUnit.set(id, polygons);
        const halves = random() < 0.3 ? [0, 0.5, 1] : [0, 1];
        for (let i = 0; i + 1 < halves.length; i++) {
          const ring = rectangle(-80 + col + halves[i]!, 40 + row, -80 + col + halves[i + 1]!, 41 + row);
          polygons.push([random() < 0.5 ? ring : ring.toReversed()]);
        }
      }
    }
    const features = [...polygonsOfUnit].map(([id, polygons]) => ({ id, name: id, polygons }));
    return { features, west: -80, south: 40, width: cols, height: rows };
  });

/** Voronoi cells clipped to a box. */
const voronoiMaps: fc.Arbitrary<RandomMap> = fc
  .record({ count: fc.integer({ min: 1, max: 60 }), seed: fc.integer() })
  .map(({ count, seed }) => {
    const random = seededRandom(seed);
    const [west, south, width, height] = [-100, 30, 4, 3];
    const points = Array.from({ length: 2 * count }, (_, i) =>
      i % 2 === 0 ? west + width * random() : south + height * random(),
    );
    const voronoi = new Delaunay(points).voronoi([west, south, west + width, south + height]);
    const features: LayerFeature[] = [];
    for (let i = 0; i < count; i++) {
      const cell = voronoi.cellPolygon(i) as number[][] | null;
      if (cell !== null) features.push({ id: String(i).padStart(3, "0"), name: `cell ${i}`, polygons: [[cell]] });
    }
    return { features, west, south, width, height };
  });

export const randomMaps: fc.Arbitrary<RandomMap> = fc.oneof(gridMaps, voronoiMaps);

export function rectangle(west: number, south: number, east: number, north: number): number[][] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}
