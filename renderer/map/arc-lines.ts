import { DEGREES_PER_STEP, type Topology, type UnitIndex } from "../../core/domain/layer.ts";

const STEPS_PER_DEGREE = Math.round(1 / DEGREES_PER_STEP);

/** Arcs as the lines of a GeoJSON MultiLineString, in degrees. */
export function arcLines({ coordinates, arcOffsets }: Topology, arcs: Iterable<number>): number[][][] {
  const lines: number[][][] = [];
  for (const arc of arcs) {
    const line: number[][] = [];
    for (let vertex = arcOffsets[arc] as number; vertex < (arcOffsets[arc + 1] as number); vertex++) {
      line.push([
        (coordinates[2 * vertex] as number) / STEPS_PER_DEGREE,
        (coordinates[2 * vertex + 1] as number) / STEPS_PER_DEGREE,
      ]);
    }
    lines.push(line);
  }
  return lines;
}

/** Arcs with a unit of the set on exactly one side: its outline. O(arcs). */
export function outlineArcs({ arcLeft, arcRight }: Topology, units: ReadonlySet<UnitIndex>): number[] {
  const arcs: number[] = [];
  if (units.size === 0) return arcs;
  for (let arc = 0; arc < arcLeft.length; arc++) {
    if (units.has(arcLeft[arc] as number) !== units.has(arcRight[arc] as number)) arcs.push(arc);
  }
  return arcs;
}
