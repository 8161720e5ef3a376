import { BORDER, DEGREES_PER_STEP, type Layer, type LayerMeta } from "../domain/layer.ts";
import { type Column, decodePack, encodePack, type Pack, packColumn } from "../domain/pack.ts";
import { borderAdjacency, type Link, linksOf, withLinks } from "./adjacency.ts";
import { unitAreasKm2 } from "./area.ts";
import { decodeTopology, encodeTopology } from "./encode-topology.ts";
import { VarintReader, VarintWriter } from "./varint.ts";

/** Raised when the columns of a layer pack change their meaning. */
const LAYER_FORMAT = 1;

type LayerHead = {
  readonly format: number;
  readonly meta: LayerMeta;
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly parents: readonly {
    readonly layer: string;
    readonly ids: readonly string[];
    readonly names: readonly string[];
  }[];
};

/** The layer as bytes; compress them with gzip to store them. */
export const encodeLayer = (layer: Layer): Uint8Array<ArrayBuffer> => encodePack(layerToPack(layer));

/** The layer in bytes that `encodeLayer` made. @throws Error when they are something else or cut short. */
export const decodeLayer = (bytes: Uint8Array): Layer => layerFromPack(decodePack(bytes));

/**
 * A layer as a pack. Arc lengths, areas and border adjacency are not stored, as they follow from the arcs; links over
 * water are. O(vertices).
 */
export function layerToPack(layer: Layer): Pack {
  const links = linksOf(layer.adjacency).filter(({ kind }) => kind !== BORDER);
  const columns: Record<string, Column> = { ...encodeTopology(layer.topology), ...encodePoints(layer) };
  columns["linkPairs"] = Int32Array.from(links.flatMap(({ a, b }) => [a, b]));
  columns["linkKinds"] = Uint8Array.from(links, ({ kind }) => kind);
  layer.parents.forEach((parent, i) => {
    columns[`parent${i}`] = parent.index;
  });
  const head: LayerHead = {
    format: LAYER_FORMAT,
    meta: layer.meta,
    ids: layer.ids,
    names: layer.names,
    parents: layer.parents.map(({ layer: id, ids, names }) => ({ layer: id, ids, names })),
  };
  return { head, columns };
}

/** The layer in a pack, equal to the one that was encoded. O(vertices). */
export function layerFromPack(pack: Pack): Layer {
  const head = pack.head as LayerHead;
  if (head.format !== LAYER_FORMAT) throw new Error(`layer pack of format ${head.format}, expected ${LAYER_FORMAT}`);
  const unitCount = head.ids.length;
  const topology = decodeTopology(pack);
  const pairs = packColumn(pack, "linkPairs", "Int32Array");
  const links = Array.from(
    packColumn(pack, "linkKinds", "Uint8Array"),
    (kind, i): Link => ({ a: pairs[2 * i] as number, b: pairs[2 * i + 1] as number, borderKm: 0, kind }),
  );
  return {
    meta: head.meta,
    unitCount,
    ids: head.ids,
    names: head.names,
    parents: head.parents.map((parent, i) => ({ ...parent, index: packColumn(pack, `parent${i}`, "Int32Array") })),
    areaKm2: unitAreasKm2(topology, unitCount),
    ...decodePoints(pack, unitCount),
    topology,
    adjacency: withLinks(borderAdjacency(topology, unitCount), links),
  };
}

/** Label points as differences in whole steps; the few that lie between two steps are listed as they are. */
function encodePoints({ unitCount, pointLng, pointLat }: Layer): Record<string, Column> {
  const writer = new VarintWriter();
  const oddUnits: number[] = [];
  const oddPlaces: number[] = [];
  let [lastX, lastY] = [0, 0];
  for (let unit = 0; unit < unitCount; unit++) {
    const lng = pointLng[unit] as number;
    const lat = pointLat[unit] as number;
    const x = Math.round(lng / DEGREES_PER_STEP);
    const y = Math.round(lat / DEGREES_PER_STEP);
    writer.writeSigned(x - lastX);
    writer.writeSigned(y - lastY);
    lastX = x;
    lastY = y;
    if (x * DEGREES_PER_STEP === lng && y * DEGREES_PER_STEP === lat) continue;
    oddUnits.push(unit);
    oddPlaces.push(lng, lat);
  }
  return {
    points: writer.finish(),
    oddPointUnits: Int32Array.from(oddUnits),
    oddPointPlaces: Float64Array.from(oddPlaces),
  };
}

function decodePoints(pack: Pack, unitCount: number): Pick<Layer, "pointLng" | "pointLat"> {
  const reader = new VarintReader(packColumn(pack, "points", "Uint8Array"));
  const pointLng = new Float64Array(unitCount);
  const pointLat = new Float64Array(unitCount);
  let [x, y] = [0, 0];
  for (let unit = 0; unit < unitCount; unit++) {
    x += reader.readSigned();
    y += reader.readSigned();
    pointLng[unit] = x * DEGREES_PER_STEP;
    pointLat[unit] = y * DEGREES_PER_STEP;
  }
  const places = packColumn(pack, "oddPointPlaces", "Float64Array");
  packColumn(pack, "oddPointUnits", "Int32Array").forEach((unit, i) => {
    pointLng[unit] = places[2 * i] as number;
    pointLat[unit] = places[2 * i + 1] as number;
  });
  return { pointLng, pointLat };
}
