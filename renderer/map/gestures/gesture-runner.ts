import type { Map as MapLibreMap } from "maplibre-gl";
import { stopPreview } from "../../commands/give-units.ts";
import { pickAccountsInShape } from "../../commands/pick-accounts.ts";
import { previewPicking } from "../../commands/preview-picking.ts";
import type { SelectMode } from "../../commands/select-units.ts";
import { previewTaking, type Taking, takeUnits } from "../../commands/take-units.ts";
import { touchableUnits } from "../../commands/tool-rules.ts";
import { notice } from "../../shell/notice.ts";
import { gestureStore } from "../../stores/gesture-store.ts";
import { planStore } from "../../stores/plan-store.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { SHAPE_TOOLS, toolStore } from "../../stores/tool-store.ts";
import { type Tool, viewStore } from "../../stores/view-store.ts";
import { finderOf } from "../finder-of.ts";
import type { Field, Gesture, Outline, PointerAt } from "./gesture.ts";
import { GESTURE_TOOLS } from "./gesture-tools.ts";

/** Width of the whole world at zoom 0. */
const WORLD_PX = 512;

export type GestureRunner = {
  readonly press: (at: PointerAt, mode: SelectMode) => void;
  readonly move: (at: PointerAt, mode: SelectMode) => void;
  readonly release: (at: PointerAt, mode: SelectMode) => void;
  /** A key in place of the button: presses it, and the next time lets it go. What takes clicks is clicked. */
  readonly tap: (at: PointerAt, mode: SelectMode) => void;
  readonly isOn: () => boolean;
  /** Enter: ends a gesture of several clicks. Whether there was one to end. */
  readonly finish: () => boolean;
  /** Backspace: takes the last corner back. Whether there was one. */
  readonly takeBack: () => boolean;
  /** Escape: nothing has happened. Whether there was a gesture. */
  readonly abandon: () => boolean;
  readonly leave: () => void;
};

/**
 * Runs the gestures of the chosen tool: pointer → gesture → preview → selection or edit. The preview follows once per
 * frame, however many events the pointer sends; the end does not wait for one.
 */
export function createGestureRunner(
  map: MapLibreMap,
  tool: Exclude<Tool, "select">,
  draw: (outline: Outline | null, at: PointerAt | null) => void,
): GestureRunner {
  let field: Field | null = null;
  let gesture: Gesture | null = null;
  let mode: SelectMode = "replace";
  let pointer: PointerAt | null = null;
  let frame = 0;

  const picks = (): boolean => SHAPE_TOOLS.has(tool) && toolStore.getState().action === "pick";
  const taking = (from: Gesture, on: Field): Taking => ({
    units: [...from.units()].filter(on.mayTouch),
    mode,
    ...(from.target !== undefined && { target: from.target }),
  });
  const hovered = (): Gesture | null =>
    pointer === null ? null : (GESTURE_TOOLS[tool].hover?.((field ??= fieldNow(map)), pointer) ?? null);
  const show = (): void => {
    frame = 0;
    const shown = gesture ?? hovered();
    draw(shown?.outline() ?? null, pointer);
    const corners = shown?.outline()?.corners ?? [];
    if (shown !== null && picks() && shown.isMeant() && corners.length >= 3) previewPicking(corners);
    else if (shown !== null && field !== null && shown.isMeant() && !picks()) previewTaking(taking(shown, field));
    else if (gestureStore.getState().question === null) stopPreview();
  };
  const showSoon = (): void => {
    frame ||= requestAnimationFrame(show);
  };
  const stop = (): void => {
    cancelAnimationFrame(frame);
    frame = 0;
    gesture = null;
    draw(null, pointer);
  };
  const end = (from: Gesture): void => {
    const corners = from.outline()?.corners ?? [];
    if (picks() && from.isMeant() && corners.length >= 3) {
      stop();
      stopPreview();
      field = null;
      void pickAccountsInShape(corners, mode);
      return;
    }
    const taken = from.isMeant() && field !== null ? taking(from, field) : null;
    stop();
    if (taken === null) stopPreview();
    else void takeUnits(taken);
    field = null;
  };

  const press = (at: PointerAt, pressed: SelectMode): void => {
    if (gestureStore.getState().question !== null || gesture !== null) return;
    pointer = at;
    mode = pressed;
    field = fieldNow(map);
    gesture = GESTURE_TOOLS[tool].begin(field, at);
    const whyNot = gesture === null ? GESTURE_TOOLS[tool].whyNot?.(field) : null;
    if (whyNot) notice.info(whyNot);
    showSoon();
  };
  const release = (at: PointerAt, pressed: SelectMode): void => {
    if (gesture === null) return;
    pointer = at;
    mode = pressed;
    if (gesture.up(at)) end(gesture);
    else showSoon();
  };

  return {
    press,
    release,
    tap(at, pressed) {
      const isUnderWay = gesture !== null;
      if (!isUnderWay) press(at, pressed);
      if (isUnderWay || gesture?.isClicked === true) release(at, pressed);
    },
    isOn: () => gesture !== null,
    move(at, pressed) {
      if (gestureStore.getState().question !== null) return;
      pointer = at;
      const box = map.getCanvas().clientWidth;
      const pointerSide = at.x < box / 2 ? "left" : "right";
      if (gestureStore.getState().pointerSide !== pointerSide) gestureStore.setState({ pointerSide });
      if (gesture === null) mode = pressed;
      gesture?.move(at);
      showSoon();
    },
    finish() {
      if (gesture?.finish?.() !== true) return false;
      end(gesture);
      return true;
    },
    takeBack() {
      if (gesture?.takeBack === undefined) return false;
      if (!gesture.takeBack()) stop();
      showSoon();
      return true;
    },
    abandon() {
      const wasOn = gesture !== null;
      stop();
      field = null;
      if (wasOn) stopPreview();
      return wasOn;
    },
    leave() {
      pointer = null;
      field = gesture === null ? null : field;
      showSoon();
    },
  };
}

function fieldNow(map: MapLibreMap): Field {
  const { layer, extentUnits } = planStore.getState();
  if (layer === null) throw new Error("broken invariant: a gesture without a plan");
  const { action, brushPx, radiusKm } = toolStore.getState();
  return {
    layer,
    extentUnits,
    finder: finderOf(layer),
    assignment: scenarioStore.getState().assignment,
    activeTerritory: viewStore.getState().activeTerritory,
    action,
    brushPx,
    radiusKm,
    degreesPerPx: 360 / (WORLD_PX * 2 ** map.getZoom()),
    pixelOf: ({ lng, lat }) => map.project([lng, lat]),
    mayTouch: touchableUnits(),
  };
}
