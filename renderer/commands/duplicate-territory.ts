import { nextColor } from "../../core/domain/palette.ts";
import type { Territory, TerritoryIndex } from "../../core/domain/territory.ts";
import { newTerritory } from "../edits/new-territory.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { en } from "../text/en.ts";
import { commitEdit } from "./commit-edit.ts";
import { focusTerritory } from "./select-units.ts";

/**
 * Makes an empty territory with the settings of another one: owner, capacity, targets, group and note. It is unlocked and has
 * a colour of its own; units can be in one territory only, and a what-if is a duplicate of the scenario.
 */
export async function duplicateTerritory(index: TerritoryIndex): Promise<void> {
  const { territories, nextTerritory } = scenarioStore.getState();
  const original = territories.get(index);
  if (original === undefined) return;
  const present = [...territories.values()];
  const fresh = newTerritory(present, nextTerritory, en.territory.newName);
  const copy: Territory = {
    ...original,
    index: fresh.index,
    id: fresh.id,
    name: freeName(en.whole.copyName(original.name), present),
    color: nextColor(present.map(({ color }) => color)),
    locked: false,
  };
  const written = commitEdit({
    label: en.whole.duplicated(original.name),
    changes: [{ kind: "territory", index: copy.index, from: null, to: copy }],
  });
  if (await written) focusTerritory(copy.index);
}

function freeName(wanted: string, present: readonly Territory[]): string {
  const names = new Set(present.map(({ name }) => name));
  let name = wanted.slice(0, 190);
  for (let number = 2; names.has(name); number++) name = `${wanted.slice(0, 190)} ${number}`;
  return name;
}
