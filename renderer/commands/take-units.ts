import type { UnitIndex } from "../../core/domain/layer.ts";
import { type TerritoryIndex, UNASSIGNED } from "../../core/domain/territory.ts";
import { tryMoves } from "../scores/live-scoring.ts";
import { notice } from "../shell/notice.ts";
import { gestureStore } from "../stores/gesture-store.ts";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { toolStore } from "../stores/tool-store.ts";
import { viewStore } from "../stores/view-store.ts";
import { en } from "../text/en.ts";
import { giveUnits, stopPreview } from "./give-units.ts";
import { focusTerritory, type SelectMode, selectUnits } from "./select-units.ts";

/** What a tool of the map has gathered, and what is to become of it. */
export type Taking = {
  readonly units: readonly UnitIndex[];
  readonly mode: SelectMode;
  /** Whom the gesture itself gives them to; else it is up to what the tools do at present. */
  readonly target?: TerritoryIndex | undefined;
};

/** Shows what the end of the gesture would do: as colour on the map, as scores in the card. */
export function previewTaking({ units, mode, target }: Taking): void {
  const to = receiver(mode, target);
  if (to === "select") {
    const kind = mode === "remove" ? "remove" : "select";
    gestureStore.setState({ preview: { kind, units: new Set(units) } });
    return;
  }
  if (to === null) return;
  const { assignment } = scenarioStore.getState();
  const moves = new Map<UnitIndex, TerritoryIndex>();
  for (const unit of units) if (assignment[unit] !== to) moves.set(unit, to);
  gestureStore.setState({ preview: { kind: "move", moves, effect: tryMoves(moves) } });
}

/** The end of a gesture: its units are selected, or given away as one undoable step. */
export async function takeUnits({ units, mode, target }: Taking): Promise<void> {
  const to = receiver(mode, target);
  if (to === "select") {
    stopPreview();
    if (units.length === 0) notice.info(en.edit.emptySelection);
    if (mode === "replace") focusTerritory(null);
    selectUnits(units, mode);
    return;
  }
  if (to === null) {
    stopPreview();
    notice.info(en.edit.noActive);
    return;
  }
  await giveUnits(new Map(units.map((unit) => [unit, to])), { asksForHeld: to !== UNASSIGNED, ...painted(to) });
}

/** "select", or who gets the units: UNASSIGNED with Alt, null when there is nobody to give them to. */
function receiver(mode: SelectMode, target: TerritoryIndex | undefined): TerritoryIndex | "select" | null {
  if (target !== undefined) return target;
  if (toolStore.getState().action !== "assign") return "select";
  return mode === "remove" ? UNASSIGNED : viewStore.getState().activeTerritory;
}

function painted(to: TerritoryIndex): { readonly label?: (count: number) => string } {
  const meta = planStore.getState().layer?.meta;
  const name = scenarioStore.getState().territories.get(to)?.name;
  if (meta === undefined || name === undefined) return {};
  return { label: (count) => en.tools.painted(count, meta.unitNoun, meta.unitNounPlural, name) };
}
