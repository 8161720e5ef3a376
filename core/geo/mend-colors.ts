import type { Adjacency } from "../domain/layer.ts";

/** What is known of a territory whose colour may have to change. */
export type Colored = {
  /** Null for one that has none yet. */
  readonly color: string | null;
  /** Whether it may be given another one. */
  readonly mayChange: boolean;
};

/**
 * Colours such that neighbours never share one, changing as few as possible: a territory keeps its colour unless it has
 * none, or a neighbour with more units has the same. What has to change takes the palette's colour that no neighbour
 * has and fewest territories use; where every colour stands beside it, the one that fewest neighbours have.
 *
 * @param assignment Territory 0 … territories.length − 1 per unit, negative where there is none.
 * @param palette At least one colour; six are enough for new ones on any map in the plane where nothing is fixed.
 * @returns A colour per territory. O(neighbour pairs + territories × palette).
 */
export function mendColors(
  adjacency: Pick<Adjacency, "offsets" | "neighbours">,
  assignment: Int32Array,
  territories: readonly Colored[],
  palette: readonly [string, ...string[]],
): string[] {
  const { beside, units } = neighbourhoods(adjacency, assignment, territories.length);
  const colors: (string | null)[] = territories.map(() => null);
  const bySize = territories.map((_, i) => i).toSorted((a, b) => (units[b] as number) - (units[a] as number) || a - b);
  const clashes = (index: number, color: string): number =>
    [...(beside[index] ?? [])].filter((other) => colors[other] === color).length;

  const pending: number[] = [];
  for (const index of bySize.toSorted((a, b) => fixedFirst(territories[a]) - fixedFirst(territories[b]))) {
    const { color, mayChange } = territories[index] as Colored;
    if (color !== null && (!mayChange || clashes(index, color) === 0)) colors[index] = color;
    else pending.push(index);
  }
  const uses = new Map(palette.map((color) => [color, colors.filter((each) => each === color).length]));
  // Those with the most neighbours first: they have the least choice.
  pending.sort((a, b) => (beside[b]?.size ?? 0) - (beside[a]?.size ?? 0) || a - b);
  for (const index of pending) {
    const cost = (color: string): number => clashes(index, color) * territories.length + (uses.get(color) ?? 0);
    const best = palette.reduce((least, color) => (cost(color) < cost(least) ? color : least));
    colors[index] = best;
    uses.set(best, (uses.get(best) ?? 0) + 1);
  }
  return colors.map((color) => color ?? palette[0]);
}

/** What may not change is there before anything that may. */
const fixedFirst = (territory: Colored | undefined): number => (territory?.mayChange === false ? 0 : 1);

function neighbourhoods(
  { offsets, neighbours }: Pick<Adjacency, "offsets" | "neighbours">,
  assignment: Int32Array,
  count: number,
): { readonly beside: readonly ReadonlySet<number>[]; readonly units: Int32Array } {
  const beside = Array.from({ length: count }, () => new Set<number>());
  const units = new Int32Array(count);
  for (let unit = 0; unit < assignment.length; unit++) {
    const own = assignment[unit] as number;
    if (own < 0) continue;
    units[own] = (units[own] as number) + 1;
    for (let i = offsets[unit] as number; i < (offsets[unit + 1] as number); i++) {
      const other = assignment[neighbours[i] as number] as number;
      if (other >= 0 && other !== own) beside[own]?.add(other);
    }
  }
  return { beside, units };
}
