import { MEAN_RADIUS_KM, RADIANS_PER_DEGREE } from "../geo/earth.ts";

/** Places on a plane in km. */
export type PlanePoints = { readonly x: Float64Array; readonly y: Float64Array };

/**
 * Places in km on the Lambert azimuthal equal-area plane that touches the sphere at their mean direction. East is x,
 * north is y. The mean is taken in space, so that places on both sides of the antimeridian stay together.
 *
 * Source: Snyder (1987), "Map Projections: A Working Manual", USGS 1395, section 24, spherical form. O(n).
 *
 * @param lng,lat Degrees, WGS 84, of equal length. Places evenly spread over the whole globe have no mean direction:
 *   then the plane touches at 0°, 0°.
 */
export function equalAreaPoints(lng: Float64Array, lat: Float64Array): PlanePoints {
  let east = 0;
  let side = 0;
  let north = 0;
  for (let i = 0; i < lng.length; i++) {
    const lambda = lng[i]! * RADIANS_PER_DEGREE;
    const phi = lat[i]! * RADIANS_PER_DEGREE;
    east += Math.cos(phi) * Math.cos(lambda);
    side += Math.cos(phi) * Math.sin(lambda);
    north += Math.sin(phi);
  }
  const lambda0 = Math.hypot(east, side, north) < 1e-9 ? 0 : Math.atan2(side, east);
  const phi0 = Math.hypot(east, side, north) < 1e-9 ? 0 : Math.atan2(north, Math.hypot(east, side));
  const [sin0, cos0] = [Math.sin(phi0), Math.cos(phi0)];
  const x = new Float64Array(lng.length);
  const y = new Float64Array(lng.length);
  for (let i = 0; i < lng.length; i++) {
    const lambda = lng[i]! * RADIANS_PER_DEGREE - lambda0;
    const phi = lat[i]! * RADIANS_PER_DEGREE;
    const [sin, cos] = [Math.sin(phi), Math.cos(phi)];
    // The opposite of the centre is a circle on this plane; it is put at the circle's edge.
    const facing = Math.max(1e-12, 1 + sin0 * sin + cos0 * cos * Math.cos(lambda));
    const scale = MEAN_RADIUS_KM * Math.sqrt(2 / facing);
    x[i] = scale * cos * Math.sin(lambda);
    y[i] = scale * (cos0 * sin - sin0 * cos * Math.cos(lambda));
  }
  return { x, y };
}
