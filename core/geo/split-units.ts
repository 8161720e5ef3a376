import { invariant, known } from "../domain/invariant.ts";
import {
  BORDER,
  DEGREES_PER_STEP,
  type Layer,
  type ParentColumn,
  type Topology,
  type UnitIndex,
} from "../domain/layer.ts";
import type { Cut, PartedUnit, UnitSplit } from "../domain/split.ts";
import { borderAdjacency, linksOf, withLinks } from "./adjacency.ts";
import { unitAreasKm2 } from "./area.ts";
import { type CutUnit, cutUnits } from "./cut-units.ts";
import { dissolve } from "./dissolve.ts";
import { interiorPoint } from "./interior-point.ts";
import { heirsOfLinks } from "./link-heirs.ts";

/** A layer with the units of a new split divided, and what became of them; `units` is empty where nothing was. */
export type SplitLayer = { readonly layer: Layer; readonly units: readonly PartedUnit[] };

/**
 * Divides units of a layer along a cut. All units keep their numbers. A divided one keeps its id, name and label point
 * but has neither land nor neighbours any more; its parts stand after all others, with ids like "90210·1", its name and
 * its parents.
 *
 * @param units Those to divide; any of them that the cut does not divide stays whole.
 * @param firstPart Number of the first part; numbers between the layer's units and it stay empty.
 *
 * O(arcs · log arcs) for the neighbours, and the cost of `cutUnits`.
 */
export function splitUnits(layer: Layer, units: readonly UnitIndex[], cut: Cut, firstPart: UnitIndex): SplitLayer {
  const { topology, cutUnits: divided } = cutUnits(layer.topology, units, cut, firstPart);
  if (divided.length === 0) return { layer, units: [] };
  const named = withPartNames(layer, divided);
  return { layer: layerWithParts(layer, topology, named), units: named };
}

/**
 * The layer of a plan: the one it was made with, with its splits done again, oldest first. The same splits give the same
 * layer to the last bit.
 *
 * @throws Error when a split no longer leaves the parts that it left when it was made.
 */
export function withSplits(base: Layer, splits: readonly UnitSplit[]): Layer {
  if (splits.length === 0) return base;
  let topology = base.topology;
  for (const { cut, units } of splits) {
    const firstPart = known(units[0]?.parts[0]?.unit, "first part of a split");
    const done = cutUnits(
      topology,
      units.map(({ unit }) => unit),
      cut,
      firstPart,
    );
    const isSame =
      done.cutUnits.length === units.length &&
      units.every(
        ({ unit, parts }, i) => done.cutUnits[i]?.unit === unit && done.cutUnits[i]?.partCount === parts.length,
      );
    invariant(isSame, "a split does not leave the same parts any more");
    topology = done.topology;
  }
  return layerWithParts(
    base,
    topology,
    splits.flatMap(({ units }) => units),
  );
}

/** "90210·1", "90210·2" …; numbers that other units have already are passed over. */
function withPartNames(layer: Layer, divided: readonly CutUnit[]): PartedUnit[] {
  const taken = new Set(layer.ids);
  return divided.map(({ unit, firstPart, partCount }) => {
    const [id, name] = [known(layer.ids[unit]), known(layer.names[unit])];
    let number = 0;
    const parts = Array.from({ length: partCount }, (_, i) => {
      do number++;
      while (taken.has(`${id}·${number}`));
      const partId = `${id}·${number}`;
      taken.add(partId);
      return { unit: firstPart + i, id: partId, name: name === id ? partId : `${name} (part ${number})` };
    });
    return { unit, parts };
  });
}

function layerWithParts(base: Layer, topology: Topology, units: readonly PartedUnit[]): Layer {
  const parts = units.flatMap((whole) => whole.parts.map((part) => ({ ...part, whole: whole.unit })));
  const unitCount = Math.max(base.unitCount, ...parts.map(({ unit }) => unit + 1));
  const ids = Array.from({ length: unitCount }, (_, unit) => base.ids[unit] ?? "");
  const names = Array.from({ length: unitCount }, (_, unit) => base.names[unit] ?? "");
  const parents = base.parents.map((parent): ParentColumn => {
    const index = new Int32Array(unitCount).fill(-1);
    index.set(parent.index);
    return { ...parent, index };
  });
  const pointLng = lengthened(base.pointLng, unitCount);
  const pointLat = lengthened(base.pointLat, unitCount);
  const points = partPoints(
    topology,
    parts.map(({ unit }) => unit),
    unitCount,
  );
  parts.forEach(({ unit, id, name, whole }, i) => {
    ids[unit] = id;
    names[unit] = name;
    for (const { index } of parents) index[unit] = index[whole] as number;
    pointLng[unit] = points[i]?.[0] ?? (pointLng[whole] as number);
    pointLat[unit] = points[i]?.[1] ?? (pointLat[whole] as number);
  });
  const links = linksOf(base.adjacency).filter(({ kind }) => kind !== BORDER);
  return {
    meta: base.meta,
    unitCount,
    ids,
    names,
    parents,
    areaKm2: unitAreasKm2(topology, unitCount),
    pointLng,
    pointLat,
    topology,
    adjacency: withLinks(borderAdjacency(topology, unitCount), heirsOfLinks(links, topology, units)),
  };
}

function lengthened(column: Float64Array, length: number): Float64Array {
  const longer = new Float64Array(length);
  longer.set(column);
  return longer;
}

/** A label point for each part, in degrees; undefined for one without land, because it was divided again. */
function partPoints(
  topology: Topology,
  parts: readonly UnitIndex[],
  unitCount: number,
): (readonly [lng: number, lat: number] | undefined)[] {
  const owner = new Int32Array(unitCount).fill(-1);
  parts.forEach((unit, i) => {
    owner[unit] = i;
  });
  return dissolve(topology, owner, parts.length).map((outline) => {
    const point = interiorPoint(outline);
    return point === null ? undefined : [point.x * DEGREES_PER_STEP, point.y * DEGREES_PER_STEP];
  });
}
