import type { Map as MapLibreMap } from "maplibre-gl";
import { useEffect } from "react";
import { useStore } from "zustand";
import type { UnitIndex } from "../../../core/domain/layer.ts";
import type { Direction } from "../../../core/geo/select/unit-in-direction.ts";
import { moveCursor, toggleAtCursor } from "../../commands/move-cursor.ts";
import { useNumbers } from "../../format/use-numbers.ts";
import { mainMeasure, planStore } from "../../stores/plan-store.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { selectionStore } from "../../stores/selection-store.ts";
import { toolStore } from "../../stores/tool-store.ts";
import { viewStore } from "../../stores/view-store.ts";
import { en } from "../../text/en.ts";
import { belongsToMap } from "../belongs-to-map.ts";
import { finderOf } from "../finder-of.ts";
import classes from "./tools.module.css";

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};
/** The cursor keeps this far from the map's edge; beyond, the map follows. */
const MARGIN_PX = 60;

/** The map without a mouse: arrow keys go from unit to unit, Space selects, a line says what is there. */
export function UnitCursor({ map }: { readonly map: MapLibreMap }) {
  const numbers = useNumbers();
  const { layer, columns, snapshot } = useStore(planStore);
  const cursor = useStore(toolStore, (state) => state.cursor);
  const tool = useStore(viewStore, (state) => state.tool);
  const territory = useStore(scenarioStore, (state) =>
    cursor === null ? undefined : state.territories.get(state.assignment[cursor] ?? -1),
  );
  const isSelected = useStore(selectionStore, (state) => cursor !== null && state.units.has(cursor));

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !belongsToMap(map, event)) return;
      const direction = DIRECTIONS[event.key];
      if (direction !== undefined) moveCursor(direction, event.shiftKey, () => unitInTheMiddle(map));
      else if (event.key === " ") toggleAtCursor();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [map]);
  useEffect(() => {
    // A tool that is steered moves the map itself.
    if (tool === "select" && cursor !== null && layer !== null)
      keepInSight(map, [layer.pointLng[cursor] ?? 0, layer.pointLat[cursor] ?? 0]);
  }, [map, layer, cursor, tool]);

  if (cursor === null || layer === null || columns === null || snapshot === null) {
    return <p className="visually-hidden" aria-live="polite" />;
  }
  const main = mainMeasure(snapshot);
  const value = columns.measures.find(({ measure }) => measure.key === main.key)?.perUnit[cursor] ?? 0;
  return (
    <p className={classes.cursorLine} aria-live="polite" data-testid="cursor-line">
      {en.tools.cursor(layer.names[cursor] ?? "", territory?.name ?? en.unassigned, numbers.short(value, main))}
      {isSelected && ` · ${en.tools.cursorSelected}`}
    </p>
  );
}

function unitInTheMiddle(map: MapLibreMap): UnitIndex | null {
  const { layer, columns, extentUnits } = planStore.getState();
  if (layer === null || columns === null) return null;
  const { lng, lat } = map.getCenter();
  const unit = finderOf(layer).unitAt(lng, lat);
  if (unit >= 0 && columns.extent[unit] === 1) return unit;
  let nearest: UnitIndex | null = null;
  let least = Infinity;
  for (const other of extentUnits) {
    const away = ((layer.pointLng[other] ?? 0) - lng) ** 2 + ((layer.pointLat[other] ?? 0) - lat) ** 2;
    if (away < least) [nearest, least] = [other, away];
  }
  return nearest;
}

function keepInSight(map: MapLibreMap, place: [number, number]): void {
  const { x, y } = map.project(place);
  const { clientWidth, clientHeight } = map.getContainer();
  if (x >= MARGIN_PX && y >= MARGIN_PX && x <= clientWidth - MARGIN_PX && y <= clientHeight - MARGIN_PX) return;
  map.panTo(place, { duration: window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 140 });
}
