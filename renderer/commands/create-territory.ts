import type { Change } from "../../core/domain/edit.ts";
import type { Territory } from "../../core/domain/territory.ts";
import { assignUnitsChange } from "../edits/assign-units-edit.ts";
import { newTerritory } from "../edits/new-territory.ts";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { selectionStore } from "../stores/selection-store.ts";
import { viewStore } from "../stores/view-store.ts";
import { en } from "../text/en.ts";
import { commitEdit } from "./commit-edit.ts";
import { withGain } from "./with-gain.ts";

/** Makes a territory, with the selected units in it where there are any, and makes it the active one. */
export async function createTerritory(): Promise<Territory | null> {
  const { layer, columns } = planStore.getState();
  const { id, assignment, territories, nextTerritory } = scenarioStore.getState();
  if (layer === null || columns === null || id === null) return null;
  // Made while a group is looked at, it belongs there.
  const { group } = selectionStore.getState();
  const territory = { ...newTerritory([...territories.values()], nextTerritory, en.territory.newName), group };
  const changes: Change[] = [{ kind: "territory", index: territory.index, from: null, to: territory }];
  const selected = [...selectionStore.getState().units].filter((unit) => columns.extent[unit] === 1);
  const units = assignUnitsChange(assignment, selected, territory.index);
  if (units !== null) changes.push(units);
  const { unitNoun, unitNounPlural } = layer.meta;
  const label =
    units === null
      ? en.edit.created(territory.name)
      : withGain(en.edit.createdWith(territory.name, units.units.length, unitNoun, unitNounPlural), units.units, 1);
  const written = commitEdit({ label, changes });
  viewStore.setState({ activeTerritory: territory.index });
  selectionStore.setState({ territory: territory.index, group: null });
  return (await written) ? territory : null;
}
