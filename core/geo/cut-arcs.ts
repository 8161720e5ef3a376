import type { Topology } from "../domain/layer.ts";
import { arcLengthsKm } from "./arc-length.ts";
import type { SidedEdges } from "./sided-edges.ts";

/**
 * Chains edges into arcs. A chain goes on through a vertex where exactly two edges meet that have the same units on
 * their hands; everywhere else arcs end. Each arc is turned so that its lower unit is on the right (OUTSIDE counts as
 * lowest, so a unit is always on the left), closed arcs begin in their lowest vertex, and arcs are ordered by their
 * units and first vertex: the result depends on the shapes alone. O(edges + arcs · log arcs).
 *
 * @param isNode 1 for vertices in which arcs end although only two edges meet there, as others end there too.
 */
export function cutArcs(
  edges: SidedEdges,
  vertexX: Int32Array,
  vertexY: Int32Array,
  isNode: Uint8Array = new Uint8Array(vertexX.length),
): Topology {
  const incidence = { ...edgesOfVertices(edges, vertexX.length), isNode };
  const used = new Uint8Array(edges.count);
  const chains: Chain[] = [];

  const walk = (startVertex: number, startEdge: number): void => {
    const vertices = [startVertex];
    let vertex = startVertex;
    let edge = startEdge;
    for (;;) {
      used[edge] = 1;
      vertex = edges.from[edge] === vertex ? (edges.to[edge] as number) : (edges.from[edge] as number);
      vertices.push(vertex);
      if (vertex === startVertex || isJunction(edges, incidence, vertex)) break;
      const first = incidence.list[incidence.offsets[vertex] as number] as number;
      edge = first === edge ? (incidence.list[(incidence.offsets[vertex] as number) + 1] as number) : first;
    }
    const forward = edges.from[startEdge] === startVertex;
    const left = (forward ? edges.left[startEdge] : edges.right[startEdge]) as number;
    const right = (forward ? edges.right[startEdge] : edges.left[startEdge]) as number;
    chains.push(left > right ? { vertices, left, right } : { vertices: vertices.reverse(), left: right, right: left });
  };

  for (let vertex = 0; vertex < vertexX.length; vertex++) {
    if (!isJunction(edges, incidence, vertex)) continue;
    for (let i = incidence.offsets[vertex] as number; i < (incidence.offsets[vertex + 1] as number); i++) {
      const edge = incidence.list[i] as number;
      if (used[edge] === 0) walk(vertex, edge);
    }
  }
  // What is left are rings without any junction.
  for (let edge = 0; edge < edges.count; edge++) if (used[edge] === 0) walk(edges.from[edge] as number, edge);

  for (const chain of chains) turnToLowestVertex(chain, vertexX, vertexY, incidence, edges);
  chains.sort((p, q) => compareChains(p, q, vertexX, vertexY));
  return storedArcs(chains, vertexX, vertexY);
}

type Chain = { vertices: number[]; readonly left: number; readonly right: number };
type Incidence = { readonly offsets: Int32Array; readonly list: Int32Array; readonly isNode: Uint8Array };

/** The edges at each vertex, compressed. */
function edgesOfVertices({ count, from, to }: SidedEdges, vertexCount: number): Omit<Incidence, "isNode"> {
  const offsets = new Int32Array(vertexCount + 1);
  for (const ends of [from, to]) for (const vertex of ends) offsets[vertex + 1] = (offsets[vertex + 1] as number) + 1;
  for (let vertex = 0; vertex < vertexCount; vertex++) {
    offsets[vertex + 1] = (offsets[vertex + 1] as number) + (offsets[vertex] as number);
  }
  const cursor = offsets.slice(0, vertexCount);
  const list = new Int32Array(2 * count);
  for (let edge = 0; edge < count; edge++) {
    for (const vertex of [from[edge] as number, to[edge] as number]) {
      const at = cursor[vertex] as number;
      cursor[vertex] = at + 1;
      list[at] = edge;
    }
  }
  return { offsets, list };
}

function isJunction({ from, left, right }: SidedEdges, { offsets, list, isNode }: Incidence, vertex: number): boolean {
  const at = offsets[vertex] as number;
  const degree = (offsets[vertex + 1] as number) - at;
  if (degree !== 2 || isNode[vertex] === 1) return degree > 0;
  const first = list[at] as number;
  const second = list[at + 1] as number;
  const sameWay = (from[first] === vertex) !== (from[second] === vertex);
  return sameWay
    ? left[first] !== left[second] || right[first] !== right[second]
    : left[first] !== right[second] || right[first] !== left[second];
}

/** A closed arc without junction may begin anywhere: it shall begin in its lowest vertex. */
function turnToLowestVertex(
  chain: Chain,
  vertexX: Int32Array,
  vertexY: Int32Array,
  incidence: Incidence,
  edges: SidedEdges,
): void {
  const first = chain.vertices[0] as number;
  if (first !== chain.vertices.at(-1) || isJunction(edges, incidence, first)) return;
  const open = chain.vertices.slice(0, -1);
  let lowest = 0;
  for (let i = 1; i < open.length; i++) {
    if (compareVertices(open[i] as number, open[lowest] as number, vertexX, vertexY) < 0) lowest = i;
  }
  chain.vertices = [...open.slice(lowest), ...open.slice(0, lowest + 1)];
}

function compareChains(p: Chain, q: Chain, vertexX: Int32Array, vertexY: Int32Array): number {
  return (
    p.left - q.left ||
    p.right - q.right ||
    compareVertices(p.vertices[0] as number, q.vertices[0] as number, vertexX, vertexY) ||
    compareVertices(p.vertices[1] as number, q.vertices[1] as number, vertexX, vertexY)
  );
}

function compareVertices(p: number, q: number, vertexX: Int32Array, vertexY: Int32Array): number {
  return (vertexX[p] as number) - (vertexX[q] as number) || (vertexY[p] as number) - (vertexY[q] as number);
}

function storedArcs(chains: readonly Chain[], vertexX: Int32Array, vertexY: Int32Array): Topology {
  const arcOffsets = new Int32Array(chains.length + 1);
  chains.forEach((chain, arc) => {
    arcOffsets[arc + 1] = (arcOffsets[arc] as number) + chain.vertices.length;
  });
  const coordinates = new Int32Array(2 * (arcOffsets[chains.length] as number));
  let at = 0;
  for (const { vertices } of chains) {
    for (const vertex of vertices) {
      coordinates[at++] = vertexX[vertex] as number;
      coordinates[at++] = vertexY[vertex] as number;
    }
  }
  return {
    coordinates,
    arcOffsets,
    arcLeft: Int32Array.from(chains, (chain) => chain.left),
    arcRight: Int32Array.from(chains, (chain) => chain.right),
    arcLengthKm: arcLengthsKm(coordinates, arcOffsets),
  };
}
