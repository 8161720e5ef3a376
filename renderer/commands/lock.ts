import type { Change } from "../../core/domain/edit.ts";
import type { TerritoryIndex } from "../../core/domain/territory.ts";
import { notice } from "../shell/notice.ts";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { selectionStore } from "../stores/selection-store.ts";
import { en } from "../text/en.ts";
import { plural } from "../text/plural.ts";
import { commitEdit } from "./commit-edit.ts";

const label = (isLocked: boolean, what: string): string => (isLocked ? en.lock.locked(what) : en.lock.unlocked(what));

/** Locks or unlocks territories: one undoable edit for those on the other side. */
export async function lockTerritories(indices: readonly TerritoryIndex[], isLocked: boolean): Promise<void> {
  const { territories } = scenarioStore.getState();
  const affected = indices.flatMap((index) => territories.get(index) ?? []).filter(({ locked }) => locked !== isLocked);
  const [first] = affected;
  if (first === undefined) return;
  const changes = affected.map(
    (from): Change => ({ kind: "territory", index: from.index, from, to: { ...from, locked: isLocked } }),
  );
  const what = affected.length === 1 ? first.name : en.tree.territories(affected.length);
  await commitEdit({ label: label(isLocked, what), changes });
}

/** Locks the territory of the inspector, or unlocks it. */
export async function toggleFocusedLock(): Promise<void> {
  const { territory } = selectionStore.getState();
  const focused = territory === null ? undefined : scenarioStore.getState().territories.get(territory);
  if (focused !== undefined) await lockTerritories([focused.index], !focused.locked);
}

/** Locks or unlocks the selected units. */
export async function lockSelection(isLocked: boolean): Promise<void> {
  const { layer, columns } = planStore.getState();
  const { lockedUnits } = scenarioStore.getState();
  const { units: selected } = selectionStore.getState();
  if (layer === null || columns === null) return;
  if (selected.size === 0) return notice.info(en.lock.nothingToLock);
  const units = [...selected].filter((unit) => lockedUnits[unit] === Number(!isLocked) && columns.extent[unit] === 1);
  if (units.length === 0) return;
  const { unitNoun, unitNounPlural } = layer.meta;
  await commitEdit({
    label: label(isLocked, plural(units.length, unitNoun, unitNounPlural)),
    changes: [{ kind: "locks", units, from: !isLocked, to: isLocked }],
  });
}

/** Locks the whole scenario, or takes that lock away; locks of units and territories stay as they are. */
export async function toggleAllLocked(): Promise<void> {
  const { allLocked } = scenarioStore.getState();
  await commitEdit({
    label: label(!allLocked, en.lock.everything),
    changes: [{ kind: "all-locked", from: allLocked, to: !allLocked }],
  });
}
