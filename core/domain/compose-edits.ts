import type { Change, Edit } from "./edit.ts";
import type { UnitIndex } from "./layer.ts";
import type { TerritoryIndex } from "./territory.ts";

/**
 * Several edits as one that has the same effect on a scenario: who watched none of the steps in between follows it in
 * one go. Each unit that moved is in it once, from its first holder to its last; what came back to where it was is not
 * in it at all. All other changes stand in their order, since they name what they touch and are few.
 *
 * @param edits One after the other, each made for the state that the one before leaves.
 * @returns An edit that applyEdit takes where it takes the first one. O(changes).
 */
export function composeEdits(label: string, edits: readonly Edit[]): Edit {
  const first = new Map<UnitIndex, TerritoryIndex>();
  const last = new Map<UnitIndex, TerritoryIndex>();
  const others: Change[] = [];
  for (const { changes } of edits) {
    for (const change of changes) {
      if (change.kind !== "units") {
        others.push(change);
        continue;
      }
      change.units.forEach((unit, i) => {
        if (!first.has(unit)) first.set(unit, change.from[i] as TerritoryIndex);
        last.set(unit, change.to[i] as TerritoryIndex);
      });
    }
  }
  const moved = [...first].filter(([unit, from]) => last.get(unit) !== from);
  if (moved.length === 0) return { label, changes: others };
  const units: Change = {
    kind: "units",
    units: moved.map(([unit]) => unit),
    from: moved.map(([, from]) => from),
    to: moved.map(([unit]) => last.get(unit) as TerritoryIndex),
  };
  return { label, changes: [...others, units] };
}
