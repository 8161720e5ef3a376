import { describe, expect, it } from "vitest";
import { RAMPS } from "../../../../core/domain/map-styling.ts";
import { classColors, isDiverging, rampColors } from "../../../../renderer/map/ramps.ts";
import { ciede2000, partsOf, seenAs, VISIONS } from "../../color-vision.ts";

const CLASSES = 5;

describe.each(RAMPS)("the ramp %s", (ramp) => {
  it.each(Object.entries(VISIONS))("has classes that can be told apart under %s", (_, vision) => {
    for (const scheme of ["light", "dark"] as const) {
      const seen = rampColors(ramp, CLASSES, scheme).map((color) => seenAs(partsOf(color), vision));
      const differences = seen.flatMap((a, i) => seen.slice(i + 1).map((b) => ciede2000(a, b)));
      expect(Math.min(...differences)).toBeGreaterThan(7);
    }
  });

  it.each(Object.entries(VISIONS))("grows in one direction under %s", (_, vision) => {
    const lightness = rampColors(ramp, 9, "light").map((color) => seenAs(partsOf(color), vision)[0]);
    const peak = isDiverging(ramp) ? 4 : 0;
    lightness.forEach((each, i) => {
      if (i === 0) return;
      const before = lightness[i - 1] ?? 0;
      if (i <= peak) expect(each).toBeGreaterThan(before);
      else expect(each).toBeLessThan(before);
    });
  });

  it("is as long as asked, and near the map's ground where there is little", () => {
    for (const count of [1, 2, 9]) expect(new Set(rampColors(ramp, count, "light")).size).toBe(count);
    if (isDiverging(ramp)) return;
    const lightness = (scheme: "light" | "dark") =>
      rampColors(ramp, 5, scheme).map(
        (color) =>
          seenAs(partsOf(color), [
            [1, 0, 0],
            [0, 1, 0],
            [0, 0, 1],
          ])[0],
      );
    expect(lightness("light")[0]).toBeGreaterThan(lightness("light")[4] ?? 0);
    expect(lightness("dark")[0]).toBeLessThan(lightness("dark")[4] ?? 0);
  });
});

it("colours set by hand stand before the ramp's", () => {
  const classing = { method: "equal", count: 3, ramp: "blues", breaks: null, colors: { 1: "#123456" } } as const;
  const [first, second, third] = classColors(classing, 3, "light");
  expect([first, third]).toEqual([rampColors("blues", 3, "light")[0], rampColors("blues", 3, "light")[2]]);
  expect(second).toBe("#123456");
});
