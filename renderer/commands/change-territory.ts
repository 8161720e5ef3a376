import { sameValue } from "../../core/domain/same-value.ts";
import type { Territory, TerritoryIndex } from "../../core/domain/territory.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { en } from "../text/en.ts";
import { commitEdit } from "./commit-edit.ts";

export type TerritoryChanges = Partial<Pick<Territory, "name" | "color" | "owner" | "capacity" | "targets" | "note">>;

/** Renames, recolours, gives an owner …: one undoable edit; nothing when nothing differs. */
export async function changeTerritory(index: TerritoryIndex, changes: TerritoryChanges): Promise<void> {
  const from = scenarioStore.getState().territories.get(index);
  if (from === undefined) return;
  const to: Territory = { ...from, ...changes };
  const differing = (Object.keys(changes) as (keyof TerritoryChanges)[]).filter(
    (key) => !sameValue(from[key], to[key]),
  );
  if (differing.length === 0 || to.name.trim() === "") return;
  await commitEdit({ label: labelOf(from, to, differing), changes: [{ kind: "territory", index, from, to }] });
}

function labelOf(from: Territory, to: Territory, differing: readonly (keyof TerritoryChanges)[]): string {
  if (differing.length > 1) return en.edit.changed(to.name);
  switch (differing[0]) {
    case "name":
      return en.edit.renamed(from.name, to.name);
    case "color":
      return en.edit.recoloured(to.name);
    case "owner":
      return en.edit.newOwner(to.name, to.owner);
    case "capacity":
      return en.edit.newCapacity(to.name, from.capacity, to.capacity);
    case "note":
      return to.note === "" ? en.edit.noteRemoved(to.name) : en.edit.noted(to.name);
    case "targets":
      return en.groupEdit.newTargets(to.name);
    default:
      return en.edit.changed(to.name);
  }
}
