import {
  type Adjacency,
  DEGREES_PER_STEP,
  type Layer,
  type LayerId,
  type LayerMeta,
  type ParentColumn,
  type Topology,
  WATER_LINK,
} from "../domain/layer.ts";
import { borderAdjacency } from "./adjacency.ts";
import { unitAreasKm2 } from "./area.ts";
import { borderRings, type MultiPolygonCoordinates } from "./border-rings.ts";
import { cutArcs } from "./cut-arcs.ts";
import { dissolve } from "./dissolve.ts";
import { interiorPoint } from "./interior-point.ts";
import { linkPieces } from "./link-pieces.ts";
import { nodeBorders } from "./node-borders.ts";
import { sidedEdges } from "./sided-edges.ts";

/** Enough for exact data whose coordinates were rounded by different programs: about 0.2 m. */
const DEFAULT_TOLERANCE_STEPS = 2;

/** The unit of a coarser layer that a feature belongs to. */
export type ParentRef = { readonly layer: LayerId; readonly id: string; readonly name: string };

export type LayerFeature = {
  readonly id: string;
  readonly name: string;
  /** Coordinates of a MultiPolygon in degrees; ring directions and closing vertices do not matter. */
  readonly polygons: MultiPolygonCoordinates;
  readonly parents?: readonly ParentRef[];
};

export type LayerInput = {
  readonly meta: LayerMeta;
  /** Features of the same id become one unit of several parts, with the first one's name and parents. */
  readonly features: readonly LayerFeature[];
  /** Greatest distance, in steps, by which a border may be moved to meet its neighbour's. */
  readonly toleranceSteps?: number;
  /** Whether pieces of the layer that do not touch are joined by water links. */
  readonly linkPieces: boolean;
};

/** What was noticed while the layer was built; it is usable all the same. Ids are unit ids. */
export type LayerFinding =
  | { readonly kind: "no-area"; readonly id: string }
  | { readonly kind: "several-features"; readonly id: string; readonly count: number }
  | { readonly kind: "overlap"; readonly ids: readonly [string, string] };

export type BuiltLayer = { readonly layer: Layer; readonly findings: readonly LayerFinding[] };

/**
 * Builds a layer from polygons: shared borders are found and stored once, and areas, adjacency and label points follow
 * from them. Units are ordered by id; a unit without area is left out and reported. Where units overlap along a shared
 * border each keeps its own closed outline and the pair is reported. The result does not depend on the order of the
 * features, save that the first of several with one id gives the name.
 *
 * @param onProgress Called with the share done, 0 … 1; may throw to cancel.
 * @throws RangeError on a coordinate outside longitude ±180 (±360 is allowed for shapes across the date line) and
 *   latitude ±90, or not a number: readers reject those.
 *
 * O(vertices · log vertices).
 */
export function buildLayer(input: LayerInput, onProgress: (share: number) => void = () => {}): BuiltLayer {
  const merged = mergeById(input.features);
  const rings = borderRings(merged.units.map(({ parts }) => parts));
  onProgress(0.15);
  const noded = nodeBorders(rings, input.toleranceSteps ?? DEFAULT_TOLERANCE_STEPS);
  onProgress(0.5);

  const kept = unitsWithRings(noded.rings.ringOffsets, noded.rings.ringUnit, merged.units.length);
  const units = kept.list.map((unit) => merged.units[unit] as MergedUnit);
  const unitCount = units.length;
  const keptRings = { ...noded.rings, ringUnit: noded.rings.ringUnit.map((unit) => kept.position[unit] as number) };
  const keptEdges = {
    ...noded.edges,
    unitOfCorner: noded.edges.unitOfCorner.map((unit) => kept.position[unit] as number),
  };
  const sided = sidedEdges(keptRings, keptEdges);
  const topology = cutArcs(sided, keptRings.vertexX, keptRings.vertexY);
  onProgress(0.7);

  const points = labelPoints(topology, unitCount, units);
  onProgress(0.9);
  const borders = borderAdjacency(topology, unitCount);
  const adjacency: Adjacency = input.linkPieces
    ? linkPieces({ topology, adjacency: borders }, null, WATER_LINK)
    : borders;
  const layer: Layer = {
    meta: input.meta,
    unitCount,
    ids: units.map(({ id }) => id),
    names: units.map(({ name }) => name),
    parents: parentColumns(units),
    areaKm2: unitAreasKm2(topology, unitCount),
    pointLng: points.lng,
    pointLat: points.lat,
    topology,
    adjacency,
  };
  onProgress(1);

  const without = merged.units.filter((_, unit) => (kept.position[unit] as number) < 0);
  const idOf = (unit: number): string => layer.ids[unit] as string;
  return {
    layer,
    findings: [
      ...without.map(({ id }) => ({ kind: "no-area", id }) as const),
      ...merged.units
        .filter(({ count }) => count > 1)
        .map(({ id, count }) => ({ kind: "several-features", id, count }) as const),
      ...sided.overlaps.map(([a, b]) => ({ kind: "overlap", ids: [idOf(a), idOf(b)] }) as const),
    ],
  };
}

type MergedUnit = {
  readonly id: string;
  readonly name: string;
  readonly parents: readonly ParentRef[];
  readonly parts: MultiPolygonCoordinates[];
  count: number;
};

function mergeById(features: readonly LayerFeature[]): { readonly units: readonly MergedUnit[] } {
  const byId = new Map<string, MergedUnit>();
  for (const { id, name, polygons, parents } of features) {
    checkRange(id, polygons);
    const known = byId.get(id);
    if (known === undefined) byId.set(id, { id, name, parents: parents ?? [], parts: [polygons], count: 1 });
    else {
      known.parts.push(polygons);
      known.count++;
    }
  }
  return { units: [...byId.values()].toSorted((p, q) => (p.id < q.id ? -1 : 1)) };
}

function checkRange(id: string, polygons: MultiPolygonCoordinates): void {
  for (const polygon of polygons) {
    for (const ring of polygon) {
      for (const [lng, lat] of ring) {
        if (Math.abs(lng as number) <= 360 && Math.abs(lat as number) <= 90) continue;
        throw new RangeError(`coordinate of ${id} out of range: ${lng}, ${lat}`);
      }
    }
  }
}

/** Units that have at least one ring, and for every unit its position among them, or −1. */
function unitsWithRings(
  ringOffsets: Int32Array,
  ringUnit: Int32Array,
  unitCount: number,
): { readonly list: readonly number[]; readonly position: Int32Array } {
  const position = new Int32Array(unitCount).fill(-1);
  ringUnit.forEach((unit, ring) => {
    if ((ringOffsets[ring + 1] as number) > (ringOffsets[ring] as number)) position[unit] = 0;
  });
  const list: number[] = [];
  position.forEach((has, unit) => {
    if (has < 0) return;
    position[unit] = list.length;
    list.push(unit);
  });
  return { list, position };
}

/** A label point for each unit, in degrees. A unit whose parts cancel out has the first corner of its input. */
function labelPoints(
  topology: Topology,
  unitCount: number,
  units: readonly MergedUnit[],
): { readonly lng: Float64Array; readonly lat: Float64Array } {
  const lng = new Float64Array(unitCount);
  const lat = new Float64Array(unitCount);
  const outlines = dissolve(
    topology,
    Int32Array.from(lng, (_, unit) => unit),
    unitCount,
  );
  outlines.forEach((outline, unit) => {
    const point = interiorPoint(outline);
    const corner = units[unit]?.parts[0]?.[0]?.[0]?.[0] ?? [0, 0];
    lng[unit] = point === null ? (corner[0] as number) : point.x * DEGREES_PER_STEP;
    lat[unit] = point === null ? (corner[1] as number) : point.y * DEGREES_PER_STEP;
  });
  return { lng, lat };
}

/** One column per parent layer that any unit names, in the order of first mention; parents ordered by id. */
function parentColumns(units: readonly MergedUnit[]): ParentColumn[] {
  const layers = new Map<LayerId, Map<string, string>>();
  for (const { parents } of units) {
    for (const { layer, id, name } of parents) {
      const names = layers.get(layer) ?? new Map<string, string>();
      layers.set(layer, names);
      if (!names.has(id)) names.set(id, name);
    }
  }
  return [...layers].map(([layer, names]) => {
    const ids = [...names.keys()].toSorted((p, q) => (p < q ? -1 : 1));
    const positionOfId = new Map(ids.map((id, i) => [id, i]));
    const index = Int32Array.from(units, ({ parents }) => {
      const parent = parents.find((ref) => ref.layer === layer);
      return parent === undefined ? -1 : (positionOfId.get(parent.id) as number);
    });
    return { layer, ids, names: ids.map((id) => names.get(id) as string), index };
  });
}
