import { scenarioStore } from "../../stores/scenario-store.ts";
import { selectionStore } from "../../stores/selection-store.ts";
import { viewStore } from "../../stores/view-store.ts";
import { en } from "../../text/en.ts";
import { assignToActive, unassignSelection } from "../assign-units.ts";
import { askCheckpoint } from "../checkpoints.ts";
import { openActiveMenu } from "../choose-active-territory.ts";
import { createTerritory } from "../create-territory.ts";
import { showDialog } from "../show-dialog.ts";
import { redo, undo } from "../undo.ts";
import type { Command } from "./command.ts";

const words = en.shortcut.words;
const hasSelection = (): boolean => selectionStore.getState().units.size > 0;

export const EDIT_COMMANDS = {
  assign: {
    title: words.assign,
    group: "edit",
    keys: [{ key: "a" }],
    run: assignToActive,
    isEnabled: () => hasSelection() && viewStore.getState().activeTerritory !== null,
  },
  chooseActive: { title: en.command.chooseActive, group: "edit", keys: [{ key: "d" }], run: openActiveMenu },
  unassign: {
    title: words.unassign,
    group: "edit",
    keys: [{ key: "Delete" }, { key: "Backspace" }],
    run: unassignSelection,
    isEnabled: hasSelection,
  },
  create: { title: words.create, group: "edit", keys: [{ key: "n" }], run: createTerritory },
  undo: {
    title: words.undo,
    group: "edit",
    keys: [{ key: "z", mod: true }],
    run: undo,
    isEnabled: () => scenarioStore.getState().undoLabel !== null,
  },
  redo: {
    title: words.redo,
    group: "edit",
    keys: [
      { key: "z", mod: true, shift: true },
      { key: "y", mod: true },
    ],
    run: redo,
    isEnabled: () => scenarioStore.getState().redoLabel !== null,
  },
  checkpoint: { title: en.command.checkpoint, group: "edit", run: askCheckpoint },
  build: { title: words.build, group: "edit", keys: [{ key: "b" }], run: () => showDialog({ kind: "build" }) },
} as const satisfies Record<string, Command>;
