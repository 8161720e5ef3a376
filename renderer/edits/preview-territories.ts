import { TERRITORY_COLORS } from "../../core/domain/palette.ts";
import { makeTerritory, type Territory, type TerritoryIndex } from "../../core/domain/territory.ts";
import type { ShownTerritories } from "../stores/proposal-store.ts";

/** The solver's plan on the way: its territory number per unit, and which present territories the first ones are. */
export type SolvePreview = { readonly slot: Int32Array; readonly territories: readonly TerritoryIndex[] };

/**
 * How the plan on the way would look: present territories keep number and colour, new ones get passing ones; units
 * that are not the solver's business stay where they are. O(units).
 */
export function previewTerritories(
  present: ShownTerritories & { readonly nextTerritory: TerritoryIndex },
  { slot, territories }: SolvePreview,
): ShownTerritories {
  const shown = new Map(present.territories);
  const indexOf = (at: number): TerritoryIndex => territories[at] ?? present.nextTerritory + at;
  const assignment = present.assignment.slice();
  slot.forEach((at, unit) => {
    if (at < 0) return;
    const index = indexOf(at);
    assignment[unit] = index;
    if (!shown.has(index)) shown.set(index, passing(index, at));
  });
  return { assignment, territories: shown };
}

function passing(index: TerritoryIndex, at: number): Territory {
  const color = TERRITORY_COLORS[at % TERRITORY_COLORS.length] ?? "#888888";
  return makeTerritory({ index, id: `preview-${at}`, name: "", color });
}
