import { RADIANS_PER_DEGREE } from "../geo/earth.ts";

/** A point on the unit sphere. */
export type Vector = readonly [x: number, y: number, z: number];

/** Points on the unit sphere as columns. */
export type Vectors = { readonly x: Float64Array; readonly y: Float64Array; readonly z: Float64Array };

export function vectorAt(lng: number, lat: number): Vector {
  const ring = Math.cos(lat * RADIANS_PER_DEGREE);
  return [
    ring * Math.cos(lng * RADIANS_PER_DEGREE),
    ring * Math.sin(lng * RADIANS_PER_DEGREE),
    Math.sin(lat * RADIANS_PER_DEGREE),
  ];
}

export function vectorsOf(lngs: Float64Array, lats: Float64Array): Vectors {
  const count = lngs.length;
  const vectors = { x: new Float64Array(count), y: new Float64Array(count), z: new Float64Array(count) };
  for (let i = 0; i < count; i++) {
    const [x, y, z] = vectorAt(lngs[i] as number, lats[i] as number);
    vectors.x[i] = x;
    vectors.y[i] = y;
    vectors.z[i] = z;
  }
  return vectors;
}

export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

export const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

export const plus = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const lengthOf = (a: Vector): number => Math.sqrt(dot(a, a));

/** The point of the sphere in the direction of `a`; null when it has no direction. */
export function onSphere(a: Vector): Vector | null {
  const length = lengthOf(a);
  return length > 1e-12 ? [a[0] / length, a[1] / length, a[2] / length] : null;
}

/** Angle between two points in radians; exact for small ones too, which the arc cosine is not. */
export const angleBetween = (a: Vector, b: Vector): number => 2 * Math.asin(Math.min(1, lengthOf(minus(a, b)) / 2));
