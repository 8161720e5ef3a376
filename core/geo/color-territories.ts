import type { Adjacency } from "../domain/layer.ts";

/**
 * Colours for territories such that neighbours never share one, as long as `colorCount` is at least six.
 *
 * Territories are coloured in smallest-last order (D. Matula and L. Beck, 1983), which needs at most six colours for
 * any map in the plane; among the colours that no neighbour has, the one used least so far is taken, so that all of
 * them appear. Links over water and gaps make their ends neighbours too. Deterministic.
 *
 * @param assignment Territory 0 … territoryCount − 1 per unit, negative where there is none.
 * @returns Per territory a colour 0 … colorCount − 1. O(neighbour pairs + territories²).
 */
export function colorTerritories(
  { offsets, neighbours }: Pick<Adjacency, "offsets" | "neighbours">,
  assignment: Int32Array,
  territoryCount: number,
  colorCount: number,
): Int32Array {
  const beside = Array.from({ length: territoryCount }, () => new Set<number>());
  for (let unit = 0; unit < assignment.length; unit++) {
    const own = assignment[unit] as number;
    if (own < 0) continue;
    for (let i = offsets[unit] as number; i < (offsets[unit + 1] as number); i++) {
      const other = assignment[neighbours[i] as number] as number;
      if (other >= 0 && other !== own) beside[own]?.add(other);
    }
  }

  const colors = new Int32Array(territoryCount).fill(-1);
  const uses = new Int32Array(colorCount);
  for (const territory of smallestLast(beside).reverse()) {
    const conflicts = new Int32Array(colorCount);
    for (const other of beside[territory] ?? []) {
      const color = colors[other] as number;
      if (color >= 0) conflicts[color] = (conflicts[color] as number) + 1;
    }
    let best = 0;
    for (let color = 1; color < colorCount; color++) {
      const fewer = (conflicts[color] as number) - (conflicts[best] as number);
      if (fewer < 0 || (fewer === 0 && (uses[color] as number) < (uses[best] as number))) best = color;
    }
    colors[territory] = best;
    uses[best] = (uses[best] as number) + 1;
  }
  return colors;
}

/** Again and again the territory with the fewest neighbours that are left; the lowest number among equals. */
function smallestLast(beside: readonly ReadonlySet<number>[]): number[] {
  const degree = Int32Array.from(beside, (set) => set.size);
  const isTaken = new Uint8Array(beside.length);
  return beside.map(() => {
    let least = -1;
    for (let territory = 0; territory < degree.length; territory++) {
      if (isTaken[territory] === 1) continue;
      if (least < 0 || (degree[territory] as number) < (degree[least] as number)) least = territory;
    }
    isTaken[least] = 1;
    for (const other of beside[least] ?? []) degree[other] = (degree[other] as number) - 1;
    return least;
  });
}
