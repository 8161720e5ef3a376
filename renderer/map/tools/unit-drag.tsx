import type { Map as MapLibreMap } from "maplibre-gl";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { type TerritoryIndex, UNASSIGNED } from "../../../core/domain/territory.ts";
import { giveUnits, stopPreview } from "../../commands/give-units.ts";
import { useNumbers } from "../../format/use-numbers.ts";
import { tryMoves } from "../../scores/live-scoring.ts";
import { gestureStore } from "../../stores/gesture-store.ts";
import { planStore } from "../../stores/plan-store.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { selectionStore } from "../../stores/selection-store.ts";
import { viewStore } from "../../stores/view-store.ts";
import { en } from "../../text/en.ts";
import { finderOf } from "../finder-of.ts";
import { MOVED_PX } from "../gestures/gesture.ts";
import classes from "./tools.module.css";

type Drag = { readonly x: number; readonly y: number; readonly target: TerritoryIndex | null };

/** What a drop there gives to: rows and bars say so by `data-drop-territory`, the map by the unit under the pointer. */
const DROP = "[data-drop-territory]";

/** With the selecting tool, a press on a selected unit carries the selection: onto a row, a bar, or another territory. */
export function UnitDrag({ map }: { readonly map: MapLibreMap }) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const tool = useStore(viewStore, (state) => state.tool);
  useEffect(() => (tool === "select" ? listen(map, setDrag) : undefined), [map, tool]);
  return drag === null ? null : <Carried drag={drag} />;
}

function Carried({ drag: { x, y, target } }: { readonly drag: Drag }) {
  const numbers = useNumbers();
  const count = useStore(selectionStore, (state) => state.units.size);
  const territory = useStore(scenarioStore, (state) => (target === null ? undefined : state.territories.get(target)));
  return (
    <div className={classes.carried} style={{ transform: `translate(${x + 14}px, ${y + 14}px)` }} data-testid="carried">
      <strong className="num">
        {numbers.whole(count)} {numbers.unitNoun(count)}
      </strong>
      <span>{territory === undefined ? en.tools.dropNowhere : en.tools.dropOn(territory.name)}</span>
    </div>
  );
}

function listen(map: MapLibreMap, show: (drag: Drag | null) => void): () => void {
  const container = map.getContainer();
  let from: { readonly x: number; readonly y: number } | null = null;
  let isOn = false;
  let target: TerritoryIndex | null = null;
  let row: Element | null = null;

  const mark = (next: Element | null): void => {
    row?.removeAttribute("data-drop-over");
    next?.setAttribute("data-drop-over", "true");
    row = next;
  };
  const stop = (): void => {
    from = null;
    isOn = false;
    target = null;
    mark(null);
    show(null);
  };
  const press = (event: MouseEvent): void => {
    if (event.button !== 0 || event.shiftKey || event.ctrlKey || event.metaKey) return;
    const unit = unitUnder(map, event);
    if (unit === null || !selectionStore.getState().units.has(unit)) return;
    // Kept from MapLibre, which would drag the map.
    event.stopPropagation();
    event.preventDefault();
    from = { x: event.clientX, y: event.clientY };
  };
  const move = (event: MouseEvent): void => {
    if (from === null) return;
    if (!isOn && Math.hypot(event.clientX - from.x, event.clientY - from.y) < MOVED_PX) return;
    isOn = true;
    const over = document.elementFromPoint(event.clientX, event.clientY);
    const drop = over?.closest(DROP) ?? null;
    const next = drop === null ? territoryUnder(map, event, over) : Number(drop.getAttribute("data-drop-territory"));
    if (drop !== row) mark(drop);
    if (next !== target) preview(next);
    target = next;
    show({ x: event.clientX, y: event.clientY, target });
  };
  const release = (event: MouseEvent): void => {
    if (from === null) return;
    const wasOn = isOn;
    const to = target;
    stop();
    if (!wasOn) return;
    swallowClick(container, event);
    if (to === null) stopPreview();
    else
      void giveUnits(new Map([...selectionStore.getState().units].map((unit) => [unit, to])), { asksForHeld: false });
  };
  const abandon = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || from === null) return;
    event.preventDefault();
    event.stopPropagation();
    stop();
    stopPreview();
  };
  container.addEventListener("mousedown", press, { capture: true });
  window.addEventListener("mousemove", move);
  window.addEventListener("mouseup", release);
  window.addEventListener("keydown", abandon, { capture: true });
  return () => {
    container.removeEventListener("mousedown", press, { capture: true });
    window.removeEventListener("mousemove", move);
    window.removeEventListener("mouseup", release);
    window.removeEventListener("keydown", abandon, { capture: true });
    if (from !== null) stopPreview();
    stop();
  };
}

function preview(target: TerritoryIndex | null): void {
  if (target === null) {
    stopPreview();
    return;
  }
  const { assignment } = scenarioStore.getState();
  const moves = new Map(
    [...selectionStore.getState().units].filter((unit) => assignment[unit] !== target).map((unit) => [unit, target]),
  );
  gestureStore.setState({ preview: { kind: "move", moves, effect: tryMoves(moves) } });
}

function unitUnder(map: MapLibreMap, event: MouseEvent): number | null {
  const { layer } = planStore.getState();
  if (layer === null) return null;
  const { left, top } = map.getContainer().getBoundingClientRect();
  const { lng, lat } = map.unproject([event.clientX - left, event.clientY - top]);
  const unit = finderOf(layer).unitAt(lng, lat);
  return unit < 0 ? null : unit;
}

/** Whose unit is there, unless it is one of those that are carried. */
function territoryUnder(map: MapLibreMap, event: MouseEvent, over: Element | null): TerritoryIndex | null {
  if (over === null || !map.getContainer().contains(over)) return null;
  const unit = unitUnder(map, event);
  if (unit === null || selectionStore.getState().units.has(unit)) return null;
  const territory = scenarioStore.getState().assignment[unit] ?? UNASSIGNED;
  return territory === UNASSIGNED ? null : territory;
}

/** The click that follows a drag on the map is part of it. */
function swallowClick(container: HTMLElement, { target }: MouseEvent): void {
  if (!(target instanceof Node) || !container.contains(target)) return;
  const swallow = (event: Event): void => event.stopPropagation();
  container.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => container.removeEventListener("click", swallow, { capture: true }));
}
