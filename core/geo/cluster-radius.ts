/** How large a cluster is drawn: pairs of the decimal logarithm of its accounts and a radius in pixels, straight between. */
export const CLUSTER_RADII_PX: readonly (readonly [number, number])[] = [
  [0, 7],
  [1, 10],
  [2, 13],
  [3, 16],
  [4, 20],
  [6, 26],
];
