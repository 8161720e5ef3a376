import { describe, expect, it } from "vitest";
import { createUnitFinder } from "../../../../core/geo/select/unit-finder.ts";
import type { Field, Gesture, GestureTool, PointerAt } from "../../../../renderer/map/gestures/gesture.ts";
import { GESTURE_TOOLS } from "../../../../renderer/map/gestures/gesture-tools.ts";
import { stripLayer } from "../small-plan.ts";

const layer = stripLayer();
const finder = createUnitFinder(layer);

/** A map of the strip that can be zoomed: so many pixels a degree. */
function fieldOf(wish: Partial<Field> = {}): {
  field: Field;
  at: (lng: number, lat: number) => PointerAt;
  zoom: { px: number };
} {
  const zoom = { px: 100 };
  const pixelOf = ({ lng, lat }: Pick<PointerAt, "lng" | "lat">) => ({ x: lng * zoom.px, y: -lat * zoom.px });
  const field: Field = {
    layer,
    extentUnits: Int32Array.of(0, 1, 2, 3, 4, 5),
    finder,
    assignment: Int32Array.of(0, 0, -1, -1, 1, 1),
    activeTerritory: 1,
    action: "select",
    brushPx: 10,
    radiusKm: null,
    degreesPerPx: 1 / zoom.px,
    pixelOf,
    mayTouch: () => true,
    ...wish,
  };
  return { field, at: (lng, lat) => ({ lng, lat, ...pixelOf({ lng, lat }) }), zoom };
}

const begun = (tool: GestureTool, field: Field, at: PointerAt): Gesture => {
  const gesture = tool.begin(field, at);
  if (gesture === null) throw new Error("nothing begins there");
  return gesture;
};
const unitsOf = (gesture: Gesture): number[] => [...gesture.units()].sort((a, b) => a - b);

describe("a box, a lasso and a circle", () => {
  it.each([
    ["rectangle", [[2.6, 0.9]]],
    [
      "lasso",
      [
        [2.6, 0.1],
        [2.6, 0.9],
        [0.4, 0.9],
      ],
    ],
  ] as const)("the %s takes what has its middle inside", (tool, way) => {
    const { field, at } = fieldOf();
    const gesture = begun(GESTURE_TOOLS[tool], field, at(0.4, 0.1));
    for (const [lng, lat] of way) gesture.move(at(lng, lat));
    expect(gesture.isMeant()).toBe(true);
    expect(unitsOf(gesture)).toEqual([0, 1, 2]);
    expect(gesture.up(at(0.4, 0.9))).toBe(true);
  });

  it.each(["rectangle", "lasso", "radius"] as const)("the %s of an unsteady click takes nothing", (tool) => {
    const { field, at } = fieldOf();
    const gesture = begun(GESTURE_TOOLS[tool], field, at(0.5, 0.5));
    for (const away of [0.01, 0.02, 0.03]) gesture.move(at(0.5 + away, 0.5 + away / 2));
    expect(gesture.isMeant()).toBe(false);
    expect(unitsOf(gesture)).toEqual([]);
  });

  it("a circle is as large as it is dragged, or as was given; then a click does", () => {
    const { field, at } = fieldOf();
    const dragged = begun(GESTURE_TOOLS.radius, field, at(2.5, 0.5));
    dragged.up(at(3.6, 0.5));
    expect(unitsOf(dragged)).toEqual([1, 2, 3]);
    expect(dragged.isClicked).toBeUndefined();
    // A degree is some 111 km here.
    const given = begun(GESTURE_TOOLS.radius, { ...field, radiusKm: 230 }, at(2.5, 0.5));
    expect(given.isMeant()).toBe(true);
    expect(given.isClicked).toBe(true);
    expect(unitsOf(given)).toEqual([0, 1, 2, 3, 4]);
  });
});

describe("a polygon", () => {
  function clicked(places: readonly (readonly [number, number])[]) {
    const map = fieldOf();
    const [first = [0, 0], ...others] = places;
    const gesture = begun(GESTURE_TOOLS.polygon, map.field, map.at(...first));
    const ended = [gesture.up(map.at(...first)), ...others.map((place) => gesture.up(map.at(...place)))];
    return { ...map, gesture, ended };
  }
  const SQUARE = [
    [0.2, 0.1],
    [2.8, 0.1],
    [2.8, 0.9],
    [0.2, 0.9],
  ] as const;

  it("is closed by a click on its first or last corner, not before there are three", () => {
    expect(clicked([...SQUARE, [0.22, 0.12]]).ended).toEqual([false, false, false, false, true]);
    expect(clicked([...SQUARE, [0.2, 0.9]]).ended.at(-1)).toBe(true);
    expect(
      clicked([
        [0.2, 0.1],
        [2.8, 0.1],
        [2.8, 0.1],
      ]).ended.at(-1),
    ).toBe(false);
    expect(unitsOf(clicked([...SQUARE, [0.2, 0.9]]).gesture)).toEqual([0, 1, 2]);
  });

  it("knows its corners after the map was zoomed: what is far now is another corner", () => {
    const { gesture, at, zoom } = clicked(SQUARE);
    zoom.px = 2000;
    expect(gesture.up(at(0.22, 0.12))).toBe(false);
    expect(gesture.up(at(0.2, 0.1))).toBe(true);
    zoom.px = 5;
    const other = clicked(SQUARE);
    other.zoom.px = 5;
    expect(other.gesture.up(other.at(1.2, 0.1))).toBe(true);
  });

  it("takes corners back, the last one with the gesture; Enter ends what can be ended", () => {
    const { gesture } = clicked(SQUARE);
    expect(gesture.finish?.()).toBe(true);
    expect([1, 2].map(() => gesture.takeBack?.())).toEqual([true, true]);
    expect(gesture.finish?.()).toBe(false);
    expect(gesture.isMeant()).toBe(false);
    expect([1, 2].map(() => gesture.takeBack?.())).toEqual([true, false]);
  });
});

describe("a sweep", () => {
  it("takes everything between two places of a fast pointer, and keeps it", () => {
    const { field, at } = fieldOf();
    const gesture = begun(GESTURE_TOOLS.brush, field, at(0.5, 0.5));
    gesture.move(at(3.5, 0.5));
    gesture.move(at(2.5, 0.5));
    expect(unitsOf(gesture)).toEqual([0, 1, 2, 3]);
  });

  it("is as wide as the brush; a border is pulled with the tip, by whoever it begins in", () => {
    const wide = fieldOf({ brushPx: 80 });
    expect(unitsOf(begun(GESTURE_TOOLS.brush, wide.field, wide.at(1.5, 0.5)))).toEqual([0, 1, 2]);
    const pulled = begun(GESTURE_TOOLS.edge, wide.field, wide.at(4.5, 0.5));
    expect(pulled.target).toBe(1);
    pulled.up(wide.at(3.5, 0.5));
    expect(unitsOf(pulled)).toEqual([3, 4]);
    expect(GESTURE_TOOLS.edge.begin(wide.field, wide.at(2.5, 0.5))).toBeNull();
    expect(GESTURE_TOOLS.edge.whyNot?.(wide.field)).toMatch(/territory/);
  });
});

describe("filling", () => {
  it("takes the piece that nobody has for the active territory, or whoever stands around it", () => {
    const { field, at } = fieldOf({ action: "assign" });
    const hole = begun(GESTURE_TOOLS.fill, field, at(2.5, 0.5));
    expect([unitsOf(hole), hole.target, hole.isClicked]).toEqual([[2, 3], 1, true]);
    const alone = { ...field, activeTerritory: null, assignment: Int32Array.of(0, -1, 0, 0, 1, 1) };
    expect(begun(GESTURE_TOOLS.fill, alone, at(1.5, 0.5)).target).toBe(0);
    expect(GESTURE_TOOLS.fill.begin(field, at(4.5, 0.5))).toBeNull();
    expect(GESTURE_TOOLS.fill.whyNot?.(field)).toMatch(/nobody has/);
  });

  it("selects the piece of whoever has it, up to what may be touched", () => {
    const { field, at } = fieldOf({ mayTouch: (unit) => unit !== 3 });
    expect(unitsOf(begun(GESTURE_TOOLS.fill, field, at(4.5, 0.5)))).toEqual([4, 5]);
    expect(unitsOf(begun(GESTURE_TOOLS.fill, field, at(2.5, 0.5)))).toEqual([2]);
    expect(begun(GESTURE_TOOLS.fill, field, at(2.5, 0.5)).target).toBeUndefined();
  });
});
