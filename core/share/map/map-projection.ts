import { geoConicEqualArea } from "d3-geo";

export type Place = readonly [lng: number, lat: number];
export type Spot = readonly [x: number, y: number];

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** From degrees to a place on the sheet, y downward. */
export type Projection = (place: Place) => Spot;

/**
 * An equal-area conic projection (Albers) turned to the middle of some places, not yet placed on a sheet. Its standard
 * parallels lie a sixth of the height inside, the usual choice for least distortion (Snyder 1987, p. 99).
 */
export function albersAround(places: readonly Place[]): Projection {
  const rotation = -middleLongitude(places);
  let south = 90;
  let north = -90;
  for (const [, lat] of places) {
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  const sixth = (north - south) / 6;
  const projection = geoConicEqualArea()
    .rotate([rotation, 0])
    .parallels([south + sixth, north - sixth])
    .scale(1)
    .translate([0, 0]);
  return ([lng, lat]) => projection([lng, lat]) ?? [Number.NaN, Number.NaN];
}

/** The longitude in the middle of places, also when they lie on both sides of the date line. */
function middleLongitude(places: readonly Place[]): number {
  let x = 0;
  let y = 0;
  for (const [lng] of places) {
    x += Math.cos((lng * Math.PI) / 180);
    y += Math.sin((lng * Math.PI) / 180);
  }
  const middle = Math.atan2(y, x);
  // The mean leans to where most places are; the middle of the two ends is what the sheet needs.
  let west = 0;
  let east = 0;
  for (const [lng] of places) {
    const turned = wrap((lng * Math.PI) / 180 - middle);
    west = Math.min(west, turned);
    east = Math.max(east, turned);
  }
  return ((middle + (west + east) / 2) * 180) / Math.PI;
}

/** An angle as −π … π. */
const wrap = (angle: number): number => Math.atan2(Math.sin(angle), Math.cos(angle));

/** The smallest box around projected places; null for none. */
export function boundsOf(spots: Iterable<Spot>): Box | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of spots) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return left > right ? null : { x: left, y: top, width: right - left, height: bottom - top };
}

/** `projection` scaled and moved so that `from` fills `to` as far as its shape allows, in the middle. */
export function fitted(projection: Projection, from: Box, to: Box): Projection {
  const scale = fittingScale(from, to);
  const offsetX = to.x + to.width / 2 - scale * (from.x + from.width / 2);
  const offsetY = to.y + to.height / 2 - scale * (from.y + from.height / 2);
  return (place) => {
    const [x, y] = projection(place);
    return [scale * x + offsetX, scale * y + offsetY];
  };
}

/** How much larger `from` may be drawn to fit into `to`. A single place fits at any scale: 1. */
export function fittingScale(from: Box, to: Box): number {
  const scale = Math.min(to.width / from.width, to.height / from.height);
  return Number.isFinite(scale) ? scale : 1;
}
