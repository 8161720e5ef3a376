import { MEAN_RADIUS_KM } from "../geo/earth.ts";
import { angleBetween, cross, minus, onSphere, plus, type Vector } from "./sphere.ts";

/** A circle on the sphere: its centre, and its radius as an angle in radians. */
export type Cap = { readonly centre: Vector; readonly radius: number };

/** Points this much outside (radians, 0.6 mm) count as inside: the circle through three points is only that exact. */
const ON_THE_RIM = 1e-10;

/**
 * Area over the area of the smallest circle around the territory: 1 is a circle, 0.64 a square, near 0 a thin strip.
 *
 *     area / (2π R² (1 − cos radius))
 *
 * The circle is a cap of the sphere. Source: E. C. Reock (1961), "A note: measuring compactness as a requirement of
 * legislative apportionment", Midwest Journal of Political Science 5.
 *
 * @param outline Vertices of the territory's outline (outline-points.ts), less than half the earth apart.
 * @returns Null for a territory without area or outline. Expected O(vertices).
 */
export function reock(areaKm2: number, outline: readonly Vector[]): number | null {
  const cap = smallestCap(outline);
  if (cap === null || !(areaKm2 > 0) || cap.radius === 0) return null;
  // 1 − cos r = 2 sin² (r / 2), which does not cancel for small caps.
  return areaKm2 / (4 * Math.PI * MEAN_RADIUS_KM ** 2 * Math.sin(cap.radius / 2) ** 2);
}

/**
 * The smallest cap that holds all points; null for none.
 *
 * Source: E. Welzl (1991), "Smallest enclosing disks", in its iterative form, on the sphere: a cap is fixed by two points
 * (their middle) or by three (the normal of their plane). Expected O(points), as the points are visited in a fixed
 * scattered order.
 */
export function smallestCap(points: readonly Vector[]): Cap | null {
  const scattered = scatter(points);
  const [first] = scattered;
  if (first === undefined) return null;
  let cap: Cap = { centre: first, radius: 0 };
  for (let i = 1; i < scattered.length; i++) {
    const p = scattered[i] as Vector;
    if (holds(cap, p)) continue;
    cap = { centre: p, radius: 0 };
    for (let j = 0; j < i; j++) {
      const q = scattered[j] as Vector;
      if (holds(cap, q)) continue;
      cap = capOfTwo(p, q);
      for (let k = 0; k < j; k++) {
        const r = scattered[k] as Vector;
        if (!holds(cap, r)) cap = capOfThree(p, q, r);
      }
    }
  }
  return cap;
}

const holds = ({ centre, radius }: Cap, point: Vector): boolean => angleBetween(centre, point) <= radius + ON_THE_RIM;

function capOfTwo(a: Vector, b: Vector): Cap {
  const centre = onSphere(plus(a, b)) ?? a;
  return { centre, radius: angleBetween(centre, a) };
}

function capOfThree(a: Vector, b: Vector, c: Vector): Cap {
  const normal = onSphere(cross(minus(b, a), minus(c, a)));
  // Three points on one great circle through their middle: the two farthest apart decide.
  if (normal === null) {
    return [capOfTwo(a, b), capOfTwo(b, c), capOfTwo(a, c)].reduce((p, q) => (p.radius >= q.radius ? p : q));
  }
  const radius = angleBetween(normal, a);
  return radius <= Math.PI / 2
    ? { centre: normal, radius }
    : { centre: [-normal[0], -normal[1], -normal[2]], radius: Math.PI - radius };
}

/** The points in a fixed order in which neighbours along the outline are far apart: every `stride`-th, round and round. */
function scatter<Item>(items: readonly Item[]): readonly Item[] {
  const count = items.length;
  const stride = strideFor(count);
  return Array.from({ length: count }, (_, i) => items[(i * stride) % count] as Item);
}

/** About count / φ and without a common divisor, so that every item is met once. */
function strideFor(count: number): number {
  let stride = Math.max(1, Math.round(count * 0.618034));
  while (divisor(stride, count) > 1) stride++;
  return stride;
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
