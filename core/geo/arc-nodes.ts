import type { Topology } from "../domain/layer.ts";
import { mixPair, tableSize } from "./border-rings.ts";

/** The places where arcs end, numbered 0 … nodeCount − 1, and for each arc the node it begins and ends in. */
export type ArcNodes = { readonly nodeCount: number; readonly start: Int32Array; readonly end: Int32Array };

const cache = new WeakMap<Topology, ArcNodes>();

/** For whoever makes a topology and knows its nodes already, numbered in the order of first appearance. */
export const rememberArcNodes = (topology: Topology, nodes: ArcNodes): void => void cache.set(topology, nodes);

/** Nodes of a topology, in the order of first appearance; remembered as long as the topology lives. O(arcs). */
export function arcNodes(topology: Topology): ArcNodes {
  const known = cache.get(topology);
  if (known !== undefined) return known;
  const { coordinates, arcOffsets } = topology;
  const arcCount = arcOffsets.length - 1;
  const start = new Int32Array(arcCount);
  const end = new Int32Array(arcCount);
  const slots = new Int32Array(tableSize(2 * arcCount)).fill(-1);
  const mask = slots.length - 1;
  const nodeX = new Int32Array(2 * arcCount);
  const nodeY = new Int32Array(2 * arcCount);
  let nodeCount = 0;

  const nodeAt = (vertex: number): number => {
    const x = coordinates[2 * vertex] as number;
    const y = coordinates[2 * vertex + 1] as number;
    let slot = mixPair(x, y) & mask;
    let node = slots[slot] as number;
    while (node >= 0 && (nodeX[node] !== x || nodeY[node] !== y)) {
      slot = (slot + 1) & mask;
      node = slots[slot] as number;
    }
    if (node >= 0) return node;
    slots[slot] = nodeCount;
    nodeX[nodeCount] = x;
    nodeY[nodeCount] = y;
    return nodeCount++;
  };
  for (let arc = 0; arc < arcCount; arc++) {
    start[arc] = nodeAt(arcOffsets[arc] as number);
    end[arc] = nodeAt((arcOffsets[arc + 1] as number) - 1);
  }
  const nodes = { nodeCount, start, end };
  cache.set(topology, nodes);
  return nodes;
}
