import type { UnitIndex } from "../../core/domain/layer.ts";
import { type TerritoryIndex, UNASSIGNED } from "../../core/domain/territory.ts";
import { notice } from "../shell/notice.ts";
import { planStore } from "../stores/plan-store.ts";
import { selectionStore } from "../stores/selection-store.ts";
import { viewStore } from "../stores/view-store.ts";
import { en } from "../text/en.ts";
import { giveUnits } from "./give-units.ts";

/** Gives units to a territory, or to nobody (UNASSIGNED), as one undoable edit. Units outside the extent stay. */
export async function assignUnits(units: Iterable<UnitIndex>, target: TerritoryIndex): Promise<void> {
  const { columns } = planStore.getState();
  if (columns === null) return;
  const moves = new Map<UnitIndex, TerritoryIndex>();
  for (const unit of units) if (columns.extent[unit] === 1) moves.set(unit, target);
  await giveUnits(moves, { asksForHeld: false });
}

/** Gives the selected units to `target`. */
export async function assignSelection(target: TerritoryIndex): Promise<void> {
  const { units } = selectionStore.getState();
  if (units.size === 0) notice.info(en.edit.nothingSelected);
  else await assignUnits(units, target);
}

/** Gives the selected units to the active territory. */
export async function assignToActive(): Promise<void> {
  const { activeTerritory } = viewStore.getState();
  if (activeTerritory === null) notice.info(en.edit.noActive);
  else await assignSelection(activeTerritory);
}

export const unassignSelection = (): Promise<void> => assignSelection(UNASSIGNED);
