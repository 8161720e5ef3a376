/*
 * Sets that grow together, as a forest in an array: every item points to another one of its set, one of them to itself.
 * Source: union-find with path halving, R. E. Tarjan (1975).
 */

/** Sets of one item each, numbered from 0. */
export const singletons = (count: number): Int32Array => Int32Array.from({ length: count }, (_, item) => item);

/** The item that stands for the set that `item` is in. O(log items) on average over the calls. */
export function rootOf(parent: Int32Array, item: number): number {
  let at = item;
  while (parent[at] !== at) {
    parent[at] = parent[parent[at] as number] as number;
    at = parent[at] as number;
  }
  return at;
}

/** Makes one set of the two that the items are in; of those that stood for them the lower does. Whether they were apart. */
export function join(parent: Int32Array, a: number, b: number): boolean {
  const rootA = rootOf(parent, a);
  const rootB = rootOf(parent, b);
  if (rootA === rootB) return false;
  if (rootA < rootB) parent[rootB] = rootA;
  else parent[rootA] = rootB;
  return true;
}
