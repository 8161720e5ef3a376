import { invariant } from "../domain/invariant.ts";
import { OUTSIDE, type Topology } from "../domain/layer.ts";
import { type Pack, packColumn } from "../domain/pack.ts";
import { arcLengthsKm } from "./arc-length.ts";
import { arcNodes, rememberArcNodes } from "./arc-nodes.ts";
import { VarintReader, VarintWriter } from "./varint.ts";

/**
 * A topology as byte columns made for gzip: per arc the units on its hands and the number of inner vertices; each end
 * node once, later only as "so many nodes back"; coordinates as differences from the vertex before. Lengths are not
 * stored: they are computed again. O(vertices).
 */
export function encodeTopology(topology: Topology): Record<string, Uint8Array> {
  const { coordinates, arcOffsets, arcLeft, arcRight } = topology;
  const { start, end } = arcNodes(topology);
  const [sides, counts, nodes, x, y] = [0, 0, 0, 0, 0].map(() => new VarintWriter()) as [
    VarintWriter,
    VarintWriter,
    VarintWriter,
    VarintWriter,
    VarintWriter,
  ];
  let [lastX, lastY, lastLeft, nodesSeen] = [0, 0, 0, 0];

  const writeVertex = (vertex: number): void => {
    const vertexX = coordinates[2 * vertex] as number;
    const vertexY = coordinates[2 * vertex + 1] as number;
    x.writeSigned(vertexX - lastX);
    y.writeSigned(vertexY - lastY);
    lastX = vertexX;
    lastY = vertexY;
  };
  const writeNode = (node: number, vertex: number): void => {
    // Nodes are numbered in the order of first appearance, so a new one is always the next number.
    nodes.write(nodesSeen - node);
    if (node === nodesSeen) {
      nodesSeen++;
      writeVertex(vertex);
    } else {
      lastX = coordinates[2 * vertex] as number;
      lastY = coordinates[2 * vertex + 1] as number;
    }
  };

  for (let arc = 0; arc < arcLeft.length; arc++) {
    const left = arcLeft[arc] as number;
    const right = arcRight[arc] as number;
    sides.writeSigned(left - lastLeft);
    if (right === OUTSIDE) sides.write(0);
    else sides.writeSigned(left > right ? left - right : left - right - 1);
    lastLeft = left;

    const first = arcOffsets[arc] as number;
    const last = (arcOffsets[arc + 1] as number) - 1;
    counts.write(last - first - 1);
    writeNode(start[arc] as number, first);
    for (let vertex = first + 1; vertex < last; vertex++) writeVertex(vertex);
    writeNode(end[arc] as number, last);
  }
  return {
    arcCount: Uint8Array.from(countBytes(arcLeft.length)),
    arcSides: sides.finish(),
    arcInnerVertices: counts.finish(),
    arcNodes: nodes.finish(),
    vertexX: x.finish(),
    vertexY: y.finish(),
  };
}

/**
 * The topology in a pack, equal in every number to the one that was encoded. O(vertices).
 *
 * @throws Error when columns are missing or cut short.
 */
export function decodeTopology(pack: Pack): Topology {
  const reader = (name: string): VarintReader => new VarintReader(packColumn(pack, name, "Uint8Array"));
  const arcCount = reader("arcCount").read();
  const [sides, counts, nodes] = [reader("arcSides"), reader("arcInnerVertices"), reader("arcNodes")];
  const [x, y] = [reader("vertexX"), reader("vertexY")];

  const arcOffsets = new Int32Array(arcCount + 1);
  for (let arc = 0; arc < arcCount; arc++) arcOffsets[arc + 1] = (arcOffsets[arc] as number) + counts.read() + 2;
  const coordinates = new Int32Array(2 * (arcOffsets[arcCount] as number));
  const arcLeft = new Int32Array(arcCount);
  const arcRight = new Int32Array(arcCount);
  const nodeX = new Int32Array(2 * arcCount);
  const nodeY = new Int32Array(2 * arcCount);
  const start = new Int32Array(arcCount);
  const end = new Int32Array(arcCount);
  let [lastX, lastY, lastLeft, nodeCount] = [0, 0, 0, 0];

  const readNode = (vertex: number): number => {
    const node = nodeCount - nodes.read();
    if (node === nodeCount) {
      nodeX[node] = lastX + x.readSigned();
      nodeY[node] = lastY + y.readSigned();
      nodeCount++;
    }
    invariant(node >= 0, "arc ends in an unknown node");
    lastX = nodeX[node] as number;
    lastY = nodeY[node] as number;
    coordinates[2 * vertex] = lastX;
    coordinates[2 * vertex + 1] = lastY;
    return node;
  };
  for (let arc = 0; arc < arcCount; arc++) {
    const left = lastLeft + sides.readSigned();
    const rightCode = sides.readSigned();
    arcLeft[arc] = left;
    arcRight[arc] = rightCode === 0 ? OUTSIDE : rightCode > 0 ? left - rightCode : left - rightCode - 1;
    lastLeft = left;

    const last = (arcOffsets[arc + 1] as number) - 1;
    start[arc] = readNode(arcOffsets[arc] as number);
    for (let vertex = (arcOffsets[arc] as number) + 1; vertex < last; vertex++) {
      lastX += x.readSigned();
      lastY += y.readSigned();
      coordinates[2 * vertex] = lastX;
      coordinates[2 * vertex + 1] = lastY;
    }
    end[arc] = readNode(last);
  }
  const topology = { coordinates, arcOffsets, arcLeft, arcRight, arcLengthKm: arcLengthsKm(coordinates, arcOffsets) };
  rememberArcNodes(topology, { nodeCount, start, end });
  return topology;
}

function countBytes(count: number): Uint8Array {
  const writer = new VarintWriter();
  writer.write(count);
  return writer.finish();
}
