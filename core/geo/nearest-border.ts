import Flatbush from "flatbush";
import { DEGREES_PER_STEP, type Topology } from "../domain/layer.ts";

/** A place on a border: a vertex of it where one is near enough, else the nearest point of an edge. Degrees. */
export type BorderPlace = { readonly lng: number; readonly lat: number; readonly isVertex: boolean };

/** Finds the nearest place on a border within a reach given in degrees of longitude and latitude; null when there is none. */
export type NearestBorder = (lng: number, lat: number, reachLng: number, reachLat: number) => BorderPlace | null;

/** An index over the arcs of a topology. O(vertices) to build, O(edges within reach) to ask. */
export function createNearestBorder({ coordinates, arcOffsets }: Topology): NearestBorder {
  const arcCount = arcOffsets.length - 1;
  if (arcCount === 0) return () => null;
  const index = new Flatbush(arcCount);
  for (let arc = 0; arc < arcCount; arc++) {
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 2 * (arcOffsets[arc] as number); i < 2 * (arcOffsets[arc + 1] as number); i += 2) {
      minX = Math.min(minX, coordinates[i] as number);
      maxX = Math.max(maxX, coordinates[i] as number);
      minY = Math.min(minY, coordinates[i + 1] as number);
      maxY = Math.max(maxY, coordinates[i + 1] as number);
    }
    index.add(minX, minY, maxX, maxY);
  }
  index.finish();

  return (lng, lat, reachLng, reachLat) => {
    const [x, y] = [lng / DEGREES_PER_STEP, lat / DEGREES_PER_STEP];
    const [reachX, reachY] = [reachLng / DEGREES_PER_STEP, reachLat / DEGREES_PER_STEP];
    // Distances in reaches, so that the same number of pixels counts the same in both directions.
    const squareTo = (px: number, py: number): number => ((px - x) / reachX) ** 2 + ((py - y) / reachY) ** 2;
    let vertex: readonly [number, number] | null = null;
    let vertexSquare = 1;
    let edge: readonly [number, number] | null = null;
    let edgeSquare = 1;
    for (const arc of index.search(x - reachX, y - reachY, x + reachX, y + reachY)) {
      for (let v = arcOffsets[arc] as number; v < (arcOffsets[arc + 1] as number); v++) {
        const ax = coordinates[2 * v] as number;
        const ay = coordinates[2 * v + 1] as number;
        const square = squareTo(ax, ay);
        if (square < vertexSquare) [vertex, vertexSquare] = [[ax, ay], square];
        if (v + 1 >= (arcOffsets[arc + 1] as number)) continue;
        const dx = ((coordinates[2 * v + 2] as number) - ax) / reachX;
        const dy = ((coordinates[2 * v + 3] as number) - ay) / reachY;
        const length = dx * dx + dy * dy;
        if (length === 0) continue;
        const along = Math.min(1, Math.max(0, (((x - ax) / reachX) * dx + ((y - ay) / reachY) * dy) / length));
        const [px, py] = [ax + along * dx * reachX, ay + along * dy * reachY];
        const onEdge = squareTo(px, py);
        if (onEdge < edgeSquare) [edge, edgeSquare] = [[px, py], onEdge];
      }
    }
    const place = vertex ?? edge;
    if (place === null) return null;
    return { lng: place[0] * DEGREES_PER_STEP, lat: place[1] * DEGREES_PER_STEP, isVertex: vertex !== null };
  };
}
