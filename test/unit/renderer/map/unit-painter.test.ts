import type { Map as MapLibreMap } from "maplibre-gl";
import { describe, expect, it } from "vitest";
import { unitPainter } from "../../../../renderer/map/unit-painter.ts";

/** A map that knows colours by unit, and how often it was told one. */
function paintedMap() {
  const colors = new Map<number, string | null>();
  let told = 0;
  const map = {
    setFeatureState: ({ id }: { id: number }, { color }: { color: string | null }) => {
      told++;
      colors.set(id, color);
    },
  } as unknown as MapLibreMap;
  return {
    painter: unitPainter(map, Int32Array.of(0, 1, 2)),
    colors: () => [0, 1, 2].map((unit) => colors.get(unit)),
    toldSince: () => {
      const since = told;
      told = 0;
      return since;
    },
  };
}

describe("units on the map", () => {
  it("are told only colours that differ", () => {
    const { painter, colors, toldSince } = paintedMap();
    painter.paint(() => "red");
    expect(toldSince()).toBe(3);
    painter.paint((unit) => (unit === 1 ? "blue" : "red"));
    expect(toldSince()).toBe(1);
    expect(colors()).toEqual(["red", "blue", "red"]);
  });

  it("cost nothing where an edit makes true what was shown", () => {
    const { painter, colors, toldSince } = paintedMap();
    painter.paint(() => "red");
    painter.cover(
      new Map([
        [0, "blue"],
        [1, "blue"],
      ]),
    );
    expect(toldSince()).toBe(5);
    painter.paint(() => "blue", [0, 1]);
    painter.cover(new Map());
    expect(toldSince()).toBe(0);
    expect(colors()).toEqual(["blue", "blue", "red"]);
  });

  it("have their own colours back once nothing lies over them, also those that came meanwhile", () => {
    const { painter, colors } = paintedMap();
    painter.paint(() => "red");
    painter.cover(
      new Map([
        [0, "blue"],
        [1, "blue"],
      ]),
    );
    painter.paint((unit) => (unit === 1 ? "green" : "red"));
    expect(colors()).toEqual(["blue", "blue", "red"]);
    painter.cover(new Map([[0, "yellow"]]));
    expect(colors()).toEqual(["yellow", "green", "red"]);
    painter.cover(new Map());
    expect(colors()).toEqual(["red", "green", "red"]);
  });

  it("can be seen through where they have no colour", () => {
    const { painter, colors } = paintedMap();
    painter.cover(new Map([[2, "blue"]]));
    painter.cover(new Map());
    expect(colors()).toEqual([undefined, undefined, null]);
  });
});
