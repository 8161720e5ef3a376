import type { Map as MapLibreMap } from "maplibre-gl";
import { beforeEach, describe, expect, it } from "vitest";
import { createSteering, type Place, type Steering } from "../../../../../renderer/map/crosshair/steering.ts";

const SIZE = { clientWidth: 800, clientHeight: 600 };
const MIDDLE: Place = { x: 400, y: 300 };
let panned: (readonly [number, number])[] = [];
const map = {
  getCanvas: () => SIZE,
  panBy: (by: [number, number]) => panned.push(by),
} as unknown as MapLibreMap;

let shown: (Place | null)[] = [];
const steeringFrom = (first: Place | null): Steering =>
  createSteering(
    map,
    (place) => shown.push(place),
    () => first,
  );
const key = (name: string, shiftKey = false): KeyboardEvent => ({ key: name, shiftKey }) as KeyboardEvent;

describe("a crosshair that arrow keys move", () => {
  beforeEach(() => {
    shown = [];
    panned = [];
  });

  it("shows where it stands at the first press: where it is told, or in the middle where that is out of sight", () => {
    for (const [first, place] of [
      [
        { x: 100, y: 200 },
        { x: 100, y: 200 },
      ],
      [null, MIDDLE],
      [{ x: 10, y: 200 }, MIDDLE],
      [{ x: 100, y: 900 }, MIDDLE],
    ] as const) {
      const steering = steeringFrom(first);
      expect(steering.place()).toBeNull();
      expect(steering.steer(key("ArrowDown"))).toBe(true);
      expect(steering.place()).toEqual(place);
    }
  });

  it("goes the way of the arrow, six times as far with Shift, and leaves other keys to others", () => {
    const steering = steeringFrom(null);
    steering.begin();
    const steps = { ArrowUp: [0, -8], ArrowDown: [0, 8], ArrowLeft: [-8, 0], ArrowRight: [8, 0] };
    for (const [name, [x = 0, y = 0]] of Object.entries(steps)) {
      for (const times of [1, 6]) {
        const before = steering.place() ?? MIDDLE;
        expect(steering.steer(key(name, times > 1))).toBe(true);
        expect(steering.place()).toEqual({ x: before.x + times * x, y: before.y + times * y });
        expect(shown.at(-1)).toEqual(steering.place());
      }
    }
    expect(steering.steer(key("a"))).toBe(false);
    expect(panned).toEqual([]);
  });

  it("stands still near the edge, where the map goes on below it", () => {
    const steering = steeringFrom({ x: 755, y: 300 });
    steering.begin();
    steering.steer(key("ArrowRight"));
    expect(steering.place()).toEqual({ x: 755, y: 300 });
    expect(panned).toEqual([[8, 0]]);
    steering.steer(key("ArrowRight", true));
    expect(panned).toEqual([
      [8, 0],
      [48, 0],
    ]);
    // What is shown is told anew: something else lies there now.
    expect(shown).toHaveLength(3);
  });

  it("is hidden once, and begins again where it is told", () => {
    const steering = steeringFrom(null);
    steering.hide();
    expect(shown).toEqual([]);
    steering.begin();
    steering.hide();
    steering.hide();
    expect(shown).toEqual([MIDDLE, null]);
    expect(steering.place()).toBeNull();
  });
});
