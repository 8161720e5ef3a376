import { DEGREES_PER_STEP, type Topology } from "../domain/layer.ts";
import { ECCENTRICITY_SQUARED, EQUATORIAL_RADIUS_KM, RADIANS_PER_DEGREE } from "./earth.ts";

const RADIANS_PER_STEP = DEGREES_PER_STEP * RADIANS_PER_DEGREE;

/**
 * True area of each unit in km² on the WGS 84 ellipsoid, in one pass over the arcs.
 *
 * The area under an edge, down to the equator, is ∫ A(φ) dλ with A the area of the ellipsoid between the equator and
 * latitude φ per radian of longitude; a unit's area is the sum over its border. Edges are straight in longitude and
 * latitude (RFC 7946, 3.1.1); the integral is taken by Simpson's rule, exact to 1e-8 for edges of one degree.
 *
 * @param unitCount Length of the result; a unit without arcs has area 0.
 *
 * Source: Snyder (1987), "Map projections: a working manual", p. 16, authalic latitude. O(vertices).
 */
export function unitAreasKm2(topology: Topology, unitCount: number): Float64Array {
  const { arcOffsets, arcLeft, arcRight } = topology;
  const areas = new Float64Array(unitCount);
  for (let arc = 0; arc < arcLeft.length; arc++) {
    const underKm2 = areaUnderArcKm2(topology.coordinates, arcOffsets[arc] as number, arcOffsets[arc + 1] as number);
    const left = arcLeft[arc] as number;
    const right = arcRight[arc] as number;
    if (left >= 0) areas[left] = (areas[left] as number) - underKm2;
    if (right >= 0) areas[right] = (areas[right] as number) + underKm2;
  }
  return areas;
}

/**
 * Area between the equator and the vertices `first` … `end − 1` in km², positive when they run eastward on the
 * northern half. A closed ring walked with its inside on the left has minus its area.
 */
function areaUnderArcKm2(coordinates: Int32Array, first: number, end: number): number {
  let sumKm2 = 0;
  let lng = coordinates[2 * first] as number;
  let lat = (coordinates[2 * first + 1] as number) * RADIANS_PER_STEP;
  let strip = stripAreaKm2(lat);
  for (let vertex = first + 1; vertex < end; vertex++) {
    const nextLng = coordinates[2 * vertex] as number;
    const nextLat = (coordinates[2 * vertex + 1] as number) * RADIANS_PER_STEP;
    const nextStrip = stripAreaKm2(nextLat);
    const middleStrip = stripAreaKm2((lat + nextLat) / 2);
    sumKm2 += ((nextLng - lng) * RADIANS_PER_STEP * (strip + 4 * middleStrip + nextStrip)) / 6;
    lng = nextLng;
    lat = nextLat;
    strip = nextStrip;
  }
  return sumKm2;
}

/** Area between the equator and a latitude (radians), per radian of longitude, in km². */
function stripAreaKm2(lat: number): number {
  const sine = Math.sin(lat);
  const square = ECCENTRICITY_SQUARED * sine * sine;
  // artanh(e sin φ) / (e sin φ) as its series: e² is 0.0067, so four terms are exact to a double's last digits.
  const artanh = 1 + square * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square / 9)));
  return (EQUATORIAL_RADIUS_KM ** 2 * (1 - ECCENTRICITY_SQUARED) * sine * (1 / (1 - square) + artanh)) / 2;
}
