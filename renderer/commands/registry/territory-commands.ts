import type { Territory } from "../../../core/domain/territory.ts";
import { askToDissolve } from "../../dialogs/territories/dissolve-form.tsx";
import { askToMerge } from "../../dialogs/territories/merge-form.tsx";
import { askToSplit } from "../../dialogs/territories/split-form.tsx";
import { notice } from "../../shell/notice.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { selectionStore } from "../../stores/selection-store.ts";
import { treeStore } from "../../stores/tree-store.ts";
import { en } from "../../text/en.ts";
import { duplicateTerritory } from "../duplicate-territory.ts";
import { createGroup } from "../groups.ts";
import { lockSelection, toggleAllLocked, toggleFocusedLock } from "../lock.ts";
import type { Command } from "./command.ts";

function focused(): Territory | undefined {
  const { territory } = selectionStore.getState();
  return territory === null ? undefined : scenarioStore.getState().territories.get(territory);
}

const hasFocus = (): boolean => focused() !== undefined;
const hasSelection = (): boolean => selectionStore.getState().units.size > 0;

/** Does something to the territory that the inspector shows. */
const withFocused = (act: (territory: Territory) => unknown) => (): void => {
  const territory = focused();
  if (territory !== undefined) act(territory);
};

function mergePicked(): void {
  const { picked } = treeStore.getState();
  if (picked.size >= 2) askToMerge([...picked]);
  else if (hasFocus()) withFocused(({ index }) => askToMerge([index]))();
  else notice.info(en.whole.needTwo);
}

export const TERRITORY_COMMANDS = {
  newGroup: { title: en.tree.newGroup, group: "edit", run: createGroup },
  lockTerritory: {
    title: en.lock.lockFocused,
    group: "edit",
    keys: [{ key: "x" }],
    run: toggleFocusedLock,
    isEnabled: hasFocus,
  },
  lockSelection: {
    title: en.lock.lockSelection,
    group: "edit",
    run: () => lockSelection(true),
    isEnabled: hasSelection,
  },
  unlockSelection: {
    title: en.lock.unlockSelection,
    group: "edit",
    run: () => lockSelection(false),
    isEnabled: hasSelection,
  },
  lockEverything: {
    title: `${en.lock.lockEverything} / ${en.lock.unlockEverything.toLowerCase()}`,
    group: "edit",
    run: toggleAllLocked,
  },
  merge: { title: en.whole.mergeWith, group: "edit", run: mergePicked },
  split: { title: en.whole.splitFocused, group: "edit", run: withFocused(askToSplit), isEnabled: hasFocus },
  dissolve: { title: en.whole.dissolveFocused, group: "edit", run: withFocused(askToDissolve), isEnabled: hasFocus },
  duplicateTerritory: {
    title: en.whole.duplicateFocused,
    group: "edit",
    run: withFocused(({ index }) => duplicateTerritory(index)),
    isEnabled: hasFocus,
  },
} as const satisfies Record<string, Command>;
