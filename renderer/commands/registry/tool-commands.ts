import { planStore } from "../../stores/plan-store.ts";
import { selectionStore } from "../../stores/selection-store.ts";
import { toolStore } from "../../stores/tool-store.ts";
import { en } from "../../text/en.ts";
import {
  growSelection,
  invertSelection,
  selectEverything,
  selectSameParent,
  selectSameTerritory,
  selectUnassigned,
  shrinkSelection,
} from "../change-selection.ts";
import { largerBrush, smallerBrush, toggleAction } from "../change-tools.ts";
import { chooseTool } from "../choose-tool.ts";
import { chosenTerritory } from "../chosen-territory.ts";
import { pickNoAccounts } from "../pick-accounts.ts";
import { proposeFillHoles, proposeSwallow } from "../propose-enclosed.ts";
import { proposeExchange } from "../propose-exchange.ts";
import { proposeNearest } from "../propose-nearest.ts";
import { clearSelection } from "../select-units.ts";
import { showAssignMenu } from "../show-assign-menu.ts";
import { showDialog } from "../show-dialog.ts";
import type { Command } from "./command.ts";

const words = en.shortcut.words;
const hasUnits = (): boolean => selectionStore.getState().units.size > 0 || toolStore.getState().cursor !== null;
const hasParent =
  (parent: number): (() => boolean) =>
  () =>
    hasUnits() && (planStore.getState().layer?.parents.length ?? 0) > parent;

function clearEverything(): void {
  clearSelection();
  pickNoAccounts();
}

export const TOOL_COMMANDS = {
  select: { title: words.select, group: "tools", keys: [{ key: "v" }], run: () => chooseTool("select") },
  rectangle: { title: words.rectangle, group: "tools", keys: [{ key: "r" }], run: () => chooseTool("rectangle") },
  lasso: { title: words.lasso, group: "tools", keys: [{ key: "l" }], run: () => chooseTool("lasso") },
  polygon: { title: words.polygon, group: "tools", keys: [{ key: "g" }], run: () => chooseTool("polygon") },
  radius: { title: words.radius, group: "tools", keys: [{ key: "c" }], run: () => chooseTool("radius") },
  brush: { title: words.brush, group: "tools", keys: [{ key: "p" }], run: () => chooseTool("brush") },
  smallerBrush: { title: en.tools.smaller, group: "tools", keys: [{ key: "[" }], run: smallerBrush },
  largerBrush: { title: en.tools.larger, group: "tools", keys: [{ key: "]" }], run: largerBrush },
  fill: { title: words.fill, group: "tools", keys: [{ key: "k" }], run: () => chooseTool("fill") },
  edge: { title: words.edge, group: "tools", keys: [{ key: "e" }], run: () => chooseTool("edge") },
  toolAction: { title: words.action, group: "tools", keys: [{ key: "m" }], run: toggleAction },
  selectEverything: { title: en.tools.selectAll, group: "selection", run: selectEverything },
  selectUnassigned: { title: en.tools.unassignedUnits, group: "selection", run: selectUnassigned },
  invert: { title: en.tools.invert, group: "selection", keys: [{ key: "i" }], run: invertSelection },
  grow: { title: en.tools.grow, group: "selection", keys: [{ key: ">" }], run: growSelection, isEnabled: hasUnits },
  shrink: {
    title: en.tools.shrink,
    group: "selection",
    keys: [{ key: "<" }],
    run: shrinkSelection,
    isEnabled: hasUnits,
  },
  byAttribute: {
    title: en.tools.byAttribute,
    group: "selection",
    keys: [{ key: "q" }],
    run: () => showDialog({ kind: "conditions" }),
  },
  sameTerritory: {
    title: en.tools.sameTerritory,
    group: "selection",
    keys: [{ key: "w" }],
    run: selectSameTerritory,
    isEnabled: hasUnits,
  },
  sameParent: {
    title: en.tools.sameParentAny,
    group: "selection",
    keys: [{ key: "u" }],
    run: () => selectSameParent(0),
    isEnabled: hasParent(0),
  },
  widerParent: {
    title: en.tools.widerParent,
    group: "selection",
    run: () => selectSameParent(1),
    isEnabled: hasParent(1),
  },
  escape: { title: words.escape, group: "selection", keys: [{ key: "Escape" }], run: clearEverything },
  fillHoles: { title: en.tools.fillHoles, group: "edit", run: proposeFillHoles },
  swallow: { title: en.tools.swallow, group: "edit", run: proposeSwallow },
  assignNearest: { title: en.tools.nearest, group: "edit", run: proposeNearest },
  swap: {
    title: en.tools.swapWith,
    group: "edit",
    run: () => showAssignMenu(true),
    isEnabled: () => chosenTerritory() !== null,
  },
  exchange: { title: en.tools.exchange, group: "edit", run: proposeExchange, isEnabled: hasUnits },
} as const satisfies Record<string, Command>;
