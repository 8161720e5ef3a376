import type { UnitIndex } from "../../core/domain/layer.ts";
import { type TerritoryIndex, UNASSIGNED } from "../../core/domain/territory.ts";
import { assignUnitsChange } from "../edits/assign-units-edit.ts";
import { notice } from "../shell/notice.ts";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { selectionStore } from "../stores/selection-store.ts";
import { viewStore } from "../stores/view-store.ts";
import { en } from "../text/en.ts";
import { commitEdit } from "./commit-edit.ts";
import { withGain } from "./with-gain.ts";

/** Gives units to a territory, or to nobody (UNASSIGNED), as one undoable edit. Units outside the extent stay. */
export async function assignUnits(units: Iterable<UnitIndex>, target: TerritoryIndex): Promise<void> {
  const { layer, columns } = planStore.getState();
  const { assignment, territories } = scenarioStore.getState();
  if (layer === null || columns === null) return;
  const inExtent = [...units].filter((unit) => columns.extent[unit] === 1);
  const change = assignUnitsChange(assignment, inExtent, target);
  if (change === null) return;
  const { unitNoun, unitNounPlural } = layer.meta;
  const label =
    target === UNASSIGNED
      ? en.edit.unassigned(change.units.length, unitNoun, unitNounPlural)
      : en.edit.moved(change.units.length, unitNoun, unitNounPlural, territories.get(target)?.name ?? "");
  await commitEdit({ label: withGain(label, change.units, target === UNASSIGNED ? -1 : 1), changes: [change] });
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
