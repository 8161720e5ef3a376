import type { Change, Edit } from "../domain/edit.ts";
import type { Adjacency } from "../domain/layer.ts";
import { TERRITORY_COLORS } from "../domain/palette.ts";
import type { Territory, TerritoryIndex } from "../domain/territory.ts";
import { mendColors } from "./mend-colors.ts";

type Scene = {
  readonly assignment: Int32Array;
  readonly territories: ReadonlyMap<TerritoryIndex, Territory>;
};

/**
 * The edit with what it takes so that two territories which it makes neighbours do not share a colour: the smaller one
 * gets another, in the same step, and nothing else changes. Locked territories keep theirs. An edit that brings no two
 * of one colour together is given back as it is.
 *
 * O(degrees of the moved units) to find nothing, O(neighbour pairs) to mend.
 *
 * @param scene As it is before the edit.
 */
export function keepColorsApart(
  edit: Edit,
  { assignment, territories }: Scene,
  adjacency: Pick<Adjacency, "offsets" | "neighbours">,
): Edit {
  const moved = new Map<number, TerritoryIndex>();
  const after = new Map(territories);
  for (const change of edit.changes) {
    if (change.kind === "units") change.units.forEach((unit, i) => moved.set(unit, change.to[i] as number));
    if (change.kind !== "territory") continue;
    if (change.to === null) after.delete(change.index);
    else after.set(change.index, change.to);
  }
  const holder = (unit: number): TerritoryIndex => moved.get(unit) ?? (assignment[unit] as number);
  const clashing = clashesOf(moved, holder, after, adjacency);
  if (clashing.size === 0) return edit;

  const order = [...after.values()];
  const slots = new Map(order.map(({ index }, slot) => [index, slot]));
  const slotted = assignment.map((_, unit) => slots.get(holder(unit)) ?? -1);
  const wishes = order.map(({ color, index, locked }) => ({ color, mayChange: clashing.has(index) && !locked }));
  const colors = mendColors(adjacency, slotted, wishes, TERRITORY_COLORS);
  const recolored = order.flatMap((territory, slot): Territory[] => {
    const color = colors[slot] as string;
    return color === territory.color ? [] : [{ ...territory, color }];
  });
  return { ...edit, changes: withTerritories(edit.changes, recolored, territories) };
}

/** Territories of one colour that the moved units bring together. */
function clashesOf(
  moved: ReadonlyMap<number, TerritoryIndex>,
  holder: (unit: number) => TerritoryIndex,
  territories: ReadonlyMap<TerritoryIndex, Territory>,
  { offsets, neighbours }: Pick<Adjacency, "offsets" | "neighbours">,
): ReadonlySet<TerritoryIndex> {
  const clashing = new Set<TerritoryIndex>();
  for (const [unit, own] of moved) {
    const color = territories.get(own)?.color;
    if (color === undefined) continue;
    for (let i = offsets[unit] as number; i < (offsets[unit + 1] as number); i++) {
      const other = holder(neighbours[i] as number);
      if (other !== own && territories.get(other)?.color === color) clashing.add(own).add(other);
    }
  }
  return clashing;
}

/** The changes with other colours: in the change that a territory has already, else in one of its own. */
function withTerritories(
  changes: readonly Change[],
  recolored: readonly Territory[],
  before: ReadonlyMap<TerritoryIndex, Territory>,
): Change[] {
  const colors = new Map(recolored.map(({ index, color }) => [index, color]));
  const merged = changes.map((change): Change => {
    const color = change.kind === "territory" && change.to !== null ? colors.get(change.index) : undefined;
    if (color === undefined || change.kind !== "territory" || change.to === null) return change;
    colors.delete(change.index);
    return { ...change, to: { ...change.to, color } };
  });
  const added = [...colors].flatMap(([index, color]): Change[] => {
    const from = before.get(index);
    return from === undefined ? [] : [{ kind: "territory", index, from, to: { ...from, color } }];
  });
  return [...merged, ...added];
}
