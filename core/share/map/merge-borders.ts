import type { Topology } from "../../domain/layer.ts";
import { arcNodes } from "../../geo/arc-nodes.ts";
import { borderArcs } from "../../geo/dissolve.ts";

/**
 * The topology of territories: the layer's arcs between two groups, joined end to end wherever a border merely passes
 * from one unit to the next. Its "units" are the groups. What was thousands of short arcs becomes a few long ones, which
 * can be thinned for drawing without opening gaps, since neighbours still share them.
 *
 * @param group Per unit its group, negative for none. Arc lengths of the result are not filled in (0). O(arcs + vertices).
 */
export function mergeBorders(topology: Topology, group: Int32Array): Topology {
  const { arcLeft, arcRight, arcOffsets, coordinates } = topology;
  const borders = borderArcs(topology, group);
  const { nodeCount, start, end } = arcNodes(topology);
  const groupBeside = (unit: number): number => (unit < 0 ? -1 : Math.max(-1, group[unit] as number));

  const degree = new Int32Array(nodeCount);
  const arcsAt = new Int32Array(2 * nodeCount).fill(-1);
  const attach = (node: number, arc: number): void => {
    const before = degree[node] as number;
    if (before < 2) arcsAt[2 * node + before] = arc;
    degree[node] = before + 1;
  };
  for (const arc of borders) {
    attach(start[arc] as number, arc);
    attach(end[arc] as number, arc);
  }

  const used = new Uint8Array(arcLeft.length);
  const merged = { coordinates: [] as number[], offsets: [0], left: [] as number[], right: [] as number[] };

  /** Walks from `node` along `arc` to the next node where more than two borders meet, or round to the beginning. */
  const walk = (firstArc: number, firstNode: number): void => {
    let arc = firstArc;
    let node = firstNode;
    const isForward = start[arc] === node;
    merged.left.push(groupBeside((isForward ? arcLeft[arc] : arcRight[arc]) as number));
    merged.right.push(groupBeside((isForward ? arcRight[arc] : arcLeft[arc]) as number));
    for (;;) {
      used[arc] = 1;
      const forward = start[arc] === node;
      pushVertices(arc, forward, merged.coordinates, node === firstNode && arc === firstArc);
      node = (forward ? end[arc] : start[arc]) as number;
      if (degree[node] !== 2) break;
      const [a, b] = [arcsAt[2 * node] as number, arcsAt[2 * node + 1] as number];
      const next = a === arc ? b : a;
      if (used[next] === 1) break;
      arc = next;
    }
    merged.offsets.push(merged.coordinates.length / 2);
  };

  const pushVertices = (arc: number, forward: boolean, into: number[], isFirst: boolean): void => {
    const first = arcOffsets[arc] as number;
    const last = (arcOffsets[arc + 1] as number) - 1;
    const step = forward ? 1 : -1;
    // Every arc but the first begins where the one before it ended.
    const from = (forward ? first : last) + (isFirst ? 0 : step);
    for (let vertex = from; forward ? vertex <= last : vertex >= first; vertex += step) {
      into.push(coordinates[2 * vertex] as number, coordinates[2 * vertex + 1] as number);
    }
  };

  for (const arc of borders) {
    if (used[arc] === 1) continue;
    if (degree[start[arc] as number] !== 2) walk(arc, start[arc] as number);
    else if (degree[end[arc] as number] !== 2) walk(arc, end[arc] as number);
  }
  // What is left are closed borders without a meeting point: islands, and territories inside one other.
  for (const arc of borders) if (used[arc] === 0) walk(arc, start[arc] as number);

  return {
    coordinates: Int32Array.from(merged.coordinates),
    arcOffsets: Int32Array.from(merged.offsets),
    arcLeft: Int32Array.from(merged.left),
    arcRight: Int32Array.from(merged.right),
    arcLengthKm: new Float64Array(merged.left.length),
  };
}
