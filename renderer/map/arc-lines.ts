import { DEGREES_PER_STEP, type Topology, type UnitIndex } from "../../core/domain/layer.ts";
import { arcNodes } from "../../core/geo/arc-nodes.ts";

const STEPS_PER_DEGREE = Math.round(1 / DEGREES_PER_STEP);

/** Arcs as the lines of a GeoJSON MultiLineString, in degrees. */
export function arcLines(topology: Topology, arcs: Iterable<number>): number[][][] {
  const lines: number[][][] = [];
  for (const arc of arcs) {
    const line: number[][] = [];
    pushArc(line, topology, arc, true);
    lines.push(line);
  }
  return lines;
}

/**
 * The same with arcs joined end to end wherever exactly two of them meet: a border of hundreds of short arcs becomes a few
 * lines, which the map can thin when seen from afar and which have an end only where the border has one. O(arcs).
 */
export function borderLines(topology: Topology, arcs: readonly number[]): number[][][] {
  const { start, end } = arcNodes(topology);
  const arcsAt = new Map<number, number[]>();
  for (const arc of arcs) {
    for (const node of [start[arc] as number, end[arc] as number]) {
      const there = arcsAt.get(node);
      if (there === undefined) arcsAt.set(node, [arc]);
      else there.push(arc);
    }
  }
  const used = new Set<number>();
  const lines: number[][][] = [];
  const walk = (firstArc: number, firstNode: number): void => {
    const line: number[][] = [];
    let node = firstNode;
    for (let arc: number | undefined = firstArc; arc !== undefined; ) {
      used.add(arc);
      const isForward: boolean = start[arc] === node;
      line.pop();
      pushArc(line, topology, arc, isForward);
      node = (isForward ? end[arc] : start[arc]) as number;
      const meeting = arcsAt.get(node) ?? [];
      arc = meeting.length === 2 ? meeting.find((other) => !used.has(other)) : undefined;
    }
    lines.push(line);
  };
  for (const arc of arcs) {
    for (const node of [start[arc] as number, end[arc] as number]) {
      if (!used.has(arc) && arcsAt.get(node)?.length !== 2) walk(arc, node);
    }
  }
  // What is left are closed borders.
  for (const arc of arcs) if (!used.has(arc)) walk(arc, start[arc] as number);
  return lines;
}

function pushArc(line: number[][], { coordinates, arcOffsets }: Topology, arc: number, isForward: boolean): void {
  const first = arcOffsets[arc] as number;
  const last = (arcOffsets[arc + 1] as number) - 1;
  const step = isForward ? 1 : -1;
  for (let vertex = isForward ? first : last; vertex >= first && vertex <= last; vertex += step) {
    line.push([
      (coordinates[2 * vertex] as number) / STEPS_PER_DEGREE,
      (coordinates[2 * vertex + 1] as number) / STEPS_PER_DEGREE,
    ]);
  }
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
