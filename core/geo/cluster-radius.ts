/** Deepest zoom of account tiles; beyond it the map stretches them. */
export const MAX_ACCOUNT_ZOOM = 15;

/** How large a cluster is drawn: pairs of the decimal logarithm of its accounts and a radius in pixels, straight between. */
export const CLUSTER_RADII_PX: readonly (readonly [number, number])[] = [
  [0, 7],
  [1, 10],
  [2, 13],
  [3, 16],
  [4, 20],
  [6, 26],
];

/** The radius in pixels of a cluster of `count` accounts. */
export function clusterRadiusPx(count: number): number {
  const at = Math.log10(count);
  const above = CLUSTER_RADII_PX.findIndex(([power]) => power >= at);
  const [toPower, to] = CLUSTER_RADII_PX.at(above) ?? [0, 0];
  if (above <= 0) return to;
  const [fromPower, from] = CLUSTER_RADII_PX[above - 1] ?? [0, 0];
  return from + ((at - fromPower) / (toPower - fromPower)) * (to - from);
}
