import type { Layer } from "../../domain/layer.ts";
import { dissolve } from "../../geo/dissolve.ts";
import { simplifyTopology } from "../../geo/simplify-topology.ts";
import { type Box, boundsOf, type Place, type Projection, type Spot } from "./map-projection.ts";
import { mergeBorders } from "./merge-borders.ts";
import { placeAt, projectedRing } from "./projected-ring.ts";

/** One frame of the map: what it holds, how that is projected, and how far drawing may reach. */
export type BackdropFrame = {
  readonly places: readonly Place[];
  readonly projection: Projection;
  readonly clip: Box;
};

/**
 * What is drawn behind the territories, per frame: the backdrop's units near it, thinned like the territories. Land that
 * another frame shows is left out, so that no island appears twice.
 *
 * @param radians Greatest distance on the globe by which thinning may move a border.
 */
export function backdropOf(
  backdrop: Layer | null,
  frames: readonly BackdropFrame[],
  radians: number,
): readonly (readonly (readonly Spot[])[])[] {
  if (backdrop === null) return frames.map(() => []);
  const identity = Int32Array.from({ length: backdrop.unitCount }, (_, unit) => unit);
  const merged = mergeBorders(backdrop.topology, identity);
  const thinned = simplifyTopology(merged, mercatorTolerance(radians, frames[0]?.places ?? []));
  const rings = dissolve(thinned, identity, backdrop.unitCount).flatMap((outline) => outline.flat());
  const middles = frames.map(({ places }): Place => places[Math.floor(places.length / 2)] ?? [0, 0]);
  const extents = frames.map(({ places }, i) => extentAround(middles[i] as Place, places));

  return frames.map(({ projection, clip }, own) => {
    const middle = middles[own] as Place;
    return rings
      .filter((ring) => {
        const place = placeAt(ring, 0);
        if (Math.abs(turned(place, middle)[0]) > FARTHEST) return false;
        const isIn = (frame: number): boolean => holds(extents[frame] as Box, turned(place, middles[frame] as Place));
        return isIn(own) || !frames.some((_, other) => other !== own && isIn(other));
      })
      .map((ring) => projectedRing(ring, projection))
      .filter((ring) => touches(boundsOf(ring), clip));
  });
}

/** Degrees of longitude from the middle of a frame; beyond, a cone tears the globe apart. */
const FARTHEST = 100;

/** A tolerance on the globe in the Mercator units that thinning uses, which are longer away from the equator. */
export function mercatorTolerance(radians: number, places: readonly Place[]): number {
  const middle = places.reduce((sum, [, lat]) => sum + lat, 0) / Math.max(1, places.length);
  return radians / (2 * Math.PI * Math.cos((middle * Math.PI) / 180));
}

/** A place with its longitude counted from another's, so that the date line lies on the far side. */
const turned = ([lng, lat]: Place, [middle]: Place): Place => [((lng - middle + 540) % 360) - 180, lat];

const extentAround = (middle: Place, places: readonly Place[]): Box =>
  boundsOf(places.map((place) => turned(place, middle))) ?? { x: 0, y: 0, width: 0, height: 0 };

const holds = ({ x, y, width, height }: Box, [lng, lat]: Place): boolean =>
  lng >= x && lng <= x + width && lat >= y && lat <= y + height;

const touches = (box: Box | null, frame: Box): boolean =>
  box !== null &&
  box.x < frame.x + frame.width &&
  box.x + box.width > frame.x &&
  box.y < frame.y + frame.height &&
  box.y + box.height > frame.y;
