import type { UnitIndex } from "../../core/domain/layer.ts";
import { type Direction, unitInDirection } from "../../core/geo/select/unit-in-direction.ts";
import { notice } from "../shell/notice.ts";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { selectionStore } from "../stores/selection-store.ts";
import { toolStore } from "../stores/tool-store.ts";
import { en } from "../text/en.ts";
import { focusTerritory, selectUnits } from "./select-units.ts";

/**
 * Moves the cursor of the map to the next unit in a direction, and with `extends` selects what it passes.
 *
 * @param first Where it begins: the unit in the middle of what is in sight.
 */
export function moveCursor(direction: Direction, extend: boolean, first: () => UnitIndex | null): void {
  const { layer, columns, extentUnits } = planStore.getState();
  if (layer === null || columns === null) return;
  const { cursor } = toolStore.getState();
  const [selected] = selectionStore.getState().units;
  const from = cursor ?? selected ?? null;
  if (from === null) {
    toolStore.setState({ cursor: first() });
    return;
  }
  const next = unitInDirection(layer, extentUnits, (unit) => columns.extent[unit] === 1, from, direction);
  if (next === null) notice.info(en.tools.cursorEnd);
  else toolStore.setState({ cursor: next });
  if (extend) selectUnits(next === null ? [from] : [from, next], "add");
}

/** Brings the cursor to a unit, or off the map. */
export function moveCursorTo(cursor: UnitIndex | null): void {
  if (toolStore.getState().cursor !== cursor) toolStore.setState({ cursor });
}

/** Selects the unit at the cursor, or takes it out of the selection. */
export function toggleAtCursor(): void {
  const { cursor } = toolStore.getState();
  if (cursor === null) return;
  selectUnits([cursor], "toggle");
  const territory = scenarioStore.getState().assignment[cursor] ?? -1;
  focusTerritory(territory < 0 ? null : territory);
}
