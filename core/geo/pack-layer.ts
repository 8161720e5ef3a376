import type { Layer, LayerMeta } from "../domain/layer.ts";
import { decodePack, encodePack, packColumn } from "../domain/pack.ts";
import { arcNodes, rememberArcNodes } from "./arc-nodes.ts";

type Head = {
  readonly meta: LayerMeta;
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly parents: readonly Pick<Layer["parents"][number], "layer" | "ids" | "names">[];
  readonly nodeCount: number;
};

/**
 * A layer as bytes in which every array stands as it is, for the way from one thread or process to the next: larger than
 * what `encodeLayer` makes for files, and there is nothing to work out on the other side. O(bytes).
 */
export function packLayer({
  meta,
  ids,
  names,
  parents,
  topology,
  adjacency,
  ...points
}: Layer): Uint8Array<ArrayBuffer> {
  const { nodeCount, start, end } = arcNodes(topology);
  const head: Head = {
    meta,
    ids,
    names,
    parents: parents.map((parent) => ({ layer: parent.layer, ids: parent.ids, names: parent.names })),
    nodeCount,
  };
  const { areaKm2, pointLng, pointLat } = points;
  const { coordinates, arcOffsets, arcLeft, arcRight, arcLengthKm } = topology;
  const { offsets, neighbours, borderKm, link } = adjacency;
  return encodePack({
    head,
    columns: {
      areaKm2,
      pointLng,
      pointLat,
      coordinates,
      arcOffsets,
      arcLeft,
      arcRight,
      arcLengthKm,
      nodeOfStart: start,
      nodeOfEnd: end,
      offsets,
      neighbours,
      borderKm,
      link,
      ...Object.fromEntries(parents.map(({ index }, i) => [`parent${i}`, index])),
    },
  });
}

/** The layer in bytes that `packLayer` made; its arrays are views of them. @throws Error when they are something else. */
export function unpackLayer(bytes: Uint8Array): Layer {
  const pack = decodePack(bytes);
  const { nodeCount, parents, ...named } = pack.head as Head;
  const floats = (name: string) => packColumn(pack, name, "Float64Array");
  const integers = (name: string) => packColumn(pack, name, "Int32Array");
  const topology = {
    coordinates: integers("coordinates"),
    arcOffsets: integers("arcOffsets"),
    arcLeft: integers("arcLeft"),
    arcRight: integers("arcRight"),
    arcLengthKm: floats("arcLengthKm"),
  };
  rememberArcNodes(topology, { nodeCount, start: integers("nodeOfStart"), end: integers("nodeOfEnd") });
  return {
    ...named,
    unitCount: named.ids.length,
    parents: parents.map((parent, i) => ({ ...parent, index: integers(`parent${i}`) })),
    areaKm2: floats("areaKm2"),
    pointLng: floats("pointLng"),
    pointLat: floats("pointLat"),
    topology,
    adjacency: {
      offsets: integers("offsets"),
      neighbours: integers("neighbours"),
      borderKm: floats("borderKm"),
      link: packColumn(pack, "link", "Uint8Array"),
    },
  };
}
