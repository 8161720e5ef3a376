import type { Layer, LayerMeta } from "../../../core/domain/layer.ts";
import { type BuiltLayer, buildLayer, type LayerFeature } from "../../../core/geo/build-layer.ts";

export const TEST_META: LayerMeta = {
  id: "imported-test",
  title: "Test",
  unitNoun: "area",
  unitNounPlural: "areas",
  approximate: false,
  vintage: "2020",
  source: "made up",
  licence: "none",
};

export type Position = readonly [number, number];
export type TestRing = readonly Position[];

/** A closed rectangle, counter-clockwise, in degrees. */
export function box(west: number, south: number, east: number, north: number): TestRing {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** A unit made of polygons, each a list of rings. */
export function unit(id: string, ...polygons: (readonly TestRing[])[]): LayerFeature {
  return { id, name: `Area ${id}`, polygons };
}

export function built(features: readonly LayerFeature[], toleranceSteps = 2, linkPieces = false): BuiltLayer {
  return buildLayer({ meta: TEST_META, features, toleranceSteps, linkPieces });
}

export const layerOf = (features: readonly LayerFeature[], toleranceSteps = 2): Layer =>
  built(features, toleranceSteps).layer;

/** Neighbouring pairs as "a-b", with the lower unit first. */
export function pairsOf({ adjacency, ids }: Layer): string[] {
  const pairs: string[] = [];
  ids.forEach((id, a) => {
    const { offsets, neighbours } = adjacency;
    for (const b of neighbours.subarray(offsets[a], offsets[a + 1])) if (b > a) pairs.push(`${id}-${ids[b]}`);
  });
  return pairs;
}

export const identityOwner = ({ unitCount }: Layer): Int32Array =>
  Int32Array.from({ length: unitCount }, (_, unit) => unit);
