import { MEAN_RADIUS_KM } from "../../geo/earth.ts";
import { vectorAt } from "../sphere.ts";

/** Places from which distances are measured: the heaviest ones. All others are bounded by how far they are from these. */
const MOST_CENTRES = 1000;
/** Classes of distance, each taken for its nearer end. */
const CLASSES = 4096;
/** An arc is no longer than its chord, in radii, times 1 + this · chord²; equal for half a great circle. */
const BULGE = Math.PI / 8 - 1 / 4;

export type WayProblem = {
  /** Degrees, and what each place has, ≥ 0. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly load: Float64Array;
  /** What every territory has at least, > 0. */
  readonly least: number;
};

/**
 * Mean great-circle distance in km of the load from the centres of its territories that no plan can beat in which every
 * territory has at least so much, whatever its shape and wherever its centre. Never overstated.
 *
 * Let gᵢ be the mean distance from place i of the `least` load that is nearest to it. In a territory with load W and mean way
 * m round its centre c, the mean distance of everything from i is at least gᵢ and at most d(i, c) + m; averaged over i
 * that is 2m at most. So the mean of gᵢ over all load, halved, is a bound. Where i is none of the heaviest places, gᵢ ≥ gⱼ −
 * d(i, j) for each of those.
 *
 * O(places · least(places, 1000)). Null where the load is not enough for one territory.
 */
export function wayBoundKm({ lng, lat, load, least }: WayProblem): number | null {
  const places = [...load.keys()].filter((place) => load[place]! > 0);
  const whole = places.reduce((sum, place) => sum + load[place]!, 0);
  if (!(least > 0) || whole < least) return null;
  const n = places.length;
  const at = new Float64Array(3 * n);
  const weight = Float64Array.from(places, (place) => load[place]!);
  places.forEach((place, i) => at.set(vectorAt(lng[place]!, lat[place]!), 3 * i));
  const centres = Array.from({ length: n }, (_, i) => i)
    .sort((a, b) => weight[b]! - weight[a]! || a - b)
    .slice(0, MOST_CENTRES);

  const chord = new Float64Array(n);
  const near = new Float64Array(n);
  const classes = new Float64Array(CLASSES + 1);
  for (const centre of centres) {
    const [x, y, z] = [at[3 * centre]!, at[3 * centre + 1]!, at[3 * centre + 2]!];
    let longest = 0;
    for (let i = 0; i < n; i++) {
      const [dx, dy, dz] = [at[3 * i]! - x, at[3 * i + 1]! - y, at[3 * i + 2]! - z];
      const length = Math.sqrt(dx * dx + dy * dy + dz * dz);
      chord[i] = length;
      if (length > longest) longest = length;
    }
    classes.fill(0);
    const scale = longest > 0 ? CLASSES / longest : 0;
    for (let i = 0; i < n; i++) {
      const of = Math.floor(chord[i]! * scale);
      classes[of] = classes[of]! + weight[i]!;
    }
    let left = least;
    let way = 0;
    for (let of = 0; of <= CLASSES && left > 0; of++) {
      const taken = Math.min(left, classes[of]!);
      left -= taken;
      way += scale > 0 ? (taken * of) / scale : 0;
    }
    const mean = (MEAN_RADIUS_KM * way) / least;
    for (let i = 0; i < n; i++) {
      const length = chord[i]!;
      const bound = mean - MEAN_RADIUS_KM * length * (1 + BULGE * length * length);
      if (bound > near[i]!) near[i] = bound;
    }
  }
  let sum = 0;
  for (let i = 0; i < n; i++) sum += weight[i]! * near[i]!;
  return sum / whole / 2;
}
