import type { Map as MapLibreMap } from "maplibre-gl";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type GestureKeys, gestureKeys } from "../../../../renderer/map/gestures/gesture-keys.ts";
import type { GestureRunner } from "../../../../renderer/map/gestures/gesture-runner.ts";
import { modeOf } from "../../../../renderer/map/gestures/mode-of.ts";
import { gestureStore } from "../../../../renderer/stores/gesture-store.ts";
import { toolStore } from "../../../../renderer/stores/tool-store.ts";
import { showStrip } from "../small-plan.ts";

const NO_KEYS = { altKey: false, shiftKey: false, ctrlKey: false, metaKey: false };

describe("what keys make of a gesture", () => {
  it("Alt takes out, before all; Shift, Ctrl and Cmd add; else it replaces", () => {
    expect(modeOf(NO_KEYS)).toBe("replace");
    for (const key of ["shiftKey", "ctrlKey", "metaKey"]) expect(modeOf({ ...NO_KEYS, [key]: true })).toBe("add");
    expect(modeOf({ ...NO_KEYS, altKey: true, shiftKey: true })).toBe("remove");
  });
});

/** A map of 600 by 600 pixels, 100 to a degree: its middle lies in the strip's last unit but two. */
const BODY = {};
const moved = new Set<() => void>();
const map = {
  getCanvas: () => ({ clientWidth: 600, clientHeight: 600 }),
  getContainer: () => ({ contains: () => false }),
  unproject: ([x, y]: [number, number]) => ({ lng: x / 100, lat: 0.5 + (y - 300) / 100 }),
  project: ([lng, lat]: [number, number]) => ({ x: 100 * lng, y: 300 + 100 * (lat - 0.5) }),
  panBy: () => undefined,
  on: (_: string, listener: () => void) => moved.add(listener),
  off: (_: string, listener: () => void) => moved.delete(listener),
} as unknown as MapLibreMap;

describe("gestures by keys", () => {
  let isOn = false;
  const runner = {
    tap: vi.fn((..._: unknown[]) => {
      isOn = !isOn;
    }),
    move: vi.fn(),
    leave: vi.fn(),
    isOn: () => isOn,
  };
  let keys: GestureKeys;
  let drawn: unknown[] = [];
  const press = (key: string, more: Partial<KeyboardEvent> = {}): boolean =>
    keys.press({ ...NO_KEYS, key, target: BODY, ...more } as KeyboardEvent);

  beforeEach(() => {
    vi.stubGlobal("document", { body: BODY });
    vi.stubGlobal("Node", EventTarget);
    showStrip();
    isOn = false;
    drawn = [];
    vi.clearAllMocks();
    keys = gestureKeys(map, runner as unknown as GestureRunner, (place) => drawn.push(place));
  });
  afterEach(() => {
    keys.stop();
    gestureStore.setState({ proposal: null });
    toolStore.setState({ cursor: null });
    vi.unstubAllGlobals();
  });

  it("begin where the cursor was, and say what lies under the crosshair", () => {
    toolStore.setState({ cursor: 1 });
    expect(press("ArrowRight")).toBe(true);
    expect(drawn).toEqual([{ x: 150, y: 300 }]);
    expect(toolStore.getState().isSteered).toBe(true);
    for (let i = 0; i < 2; i++) press("ArrowRight", { shiftKey: true });
    expect(toolStore.getState().cursor).toBe(2);
    press("ArrowUp", { shiftKey: true });
    press("ArrowUp", { shiftKey: true });
    expect(toolStore.getState().cursor).toBeNull();
  });

  it("Enter shows the crosshair first, then presses there with what is held", () => {
    expect(press("Enter")).toBe(true);
    expect(runner.tap).not.toHaveBeenCalled();
    press("Enter", { shiftKey: true });
    expect(runner.tap).toHaveBeenLastCalledWith(expect.objectContaining({ x: 300, y: 300, lng: 3 }), "add");
    press(" ", { altKey: true });
    expect(runner.tap).toHaveBeenLastCalledWith(expect.anything(), "remove");
  });

  it("Escape takes the crosshair away only where no gesture is under way, and is left to others", () => {
    press("ArrowRight");
    press("Enter");
    expect(press("Escape")).toBe(false);
    expect(drawn.at(-1)).not.toBeNull();
    isOn = false;
    expect(press("Escape")).toBe(false);
    expect(drawn.at(-1)).toBeNull();
    expect(toolStore.getState().isSteered).toBe(false);
    expect(runner.leave).toHaveBeenCalledOnce();
  });

  it("are told anew where the map moves below the crosshair, until they end", () => {
    for (const follow of moved) follow();
    expect(runner.move).not.toHaveBeenCalled();
    press("ArrowRight");
    runner.move.mockClear();
    for (const follow of moved) follow();
    expect(runner.move).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ x: 300, y: 300 }), "replace");
    keys.stop();
    expect(moved.size).toBe(0);
    expect(drawn.at(-1)).toBeNull();
  });

  it("are nobody's while something else has the keys: a field, a shortcut, a proposal", () => {
    expect(press("ArrowRight", { target: {} as EventTarget })).toBe(false);
    expect(press("ArrowRight", { ctrlKey: true })).toBe(false);
    expect(press("ArrowRight", { altKey: true })).toBe(false);
    gestureStore.setState({ proposal: {} as NonNullable<ReturnType<typeof gestureStore.getState>["proposal"]> });
    expect(press("Enter")).toBe(false);
    expect(drawn).toEqual([]);
  });
});
