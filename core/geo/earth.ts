/** Mean radius of the earth, (2a + b) / 3 of WGS 84, in km: for distances and lengths. Source: IUGG / Moritz (2000). */
export const MEAN_RADIUS_KM = 6371.0088;

/** Equatorial radius of the WGS 84 ellipsoid in km. Source: NGA.STND.0036. */
export const EQUATORIAL_RADIUS_KM = 6378.137;

/** First eccentricity squared of the WGS 84 ellipsoid, f (2 − f) with f = 1 / 298.257223563. */
export const ECCENTRICITY_SQUARED = 0.0066943799901413165;

export const RADIANS_PER_DEGREE = Math.PI / 180;
