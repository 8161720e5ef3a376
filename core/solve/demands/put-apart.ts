import type { DemandTask } from "./demand-task.ts";

/**
 * Slots for nodes of which each two must differ: beside what is fixed, a clique of the pairs is fixed to a slot of its own
 * each. New slots with equal capacities are interchangeable, so that no plan is lost by it. Null where slots are not, or
 * there is nothing to fix.
 *
 * The clique is found greedily, from the nodes with most pairs. O(pairs²) at worst.
 */
export function putApart(task: DemandTask, count: number): Int32Array | null {
  const { fixed, mustDiffer, kept, newCapacities, startsFromPresent } = task;
  const areAlike = Array.from({ length: count }, (_, slot) => newCapacities[slot] ?? 1).every(
    (capacity, _, all) => capacity === all[0],
  );
  if (startsFromPresent || kept.length > 0 || !areAlike) return null;
  const used = new Set(fixed.filter((slot) => slot >= 0));
  const free = Array.from({ length: count }, (_, slot) => slot).filter((slot) => !used.has(slot));
  const apart = fixed.slice();
  let isChanged = false;
  for (const node of cliqueOf(mustDiffer)) {
    const slot = apart[node]! >= 0 ? undefined : free.shift();
    if (slot === undefined) continue;
    apart[node] = slot;
    isChanged = true;
  }
  return isChanged ? apart : null;
}

function cliqueOf(mustDiffer: Int32Array): readonly number[] {
  const rivals = new Map<number, Set<number>>();
  const add = (node: number, rival: number): void =>
    void rivals.set(node, (rivals.get(node) ?? new Set<number>()).add(rival));
  for (let i = 0; i < mustDiffer.length; i += 2) {
    add(mustDiffer[i]!, mustDiffer[i + 1]!);
    add(mustDiffer[i + 1]!, mustDiffer[i]!);
  }
  const clique: number[] = [];
  const byPairs = [...rivals].sort((a, b) => b[1].size - a[1].size || a[0] - b[0]);
  for (const [node, of] of byPairs) if (clique.every((member) => of.has(member))) clique.push(node);
  return clique;
}
