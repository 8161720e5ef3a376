import { describe, expect, it } from "vitest";
import { TERRITORY_COLORS } from "../../../core/domain/palette.ts";
import { MAP_COLORS } from "../../../renderer/map/map-colors.ts";
import { ciede2000, over, partsOf, seenAs, VISIONS } from "../color-vision.ts";

/** Pairs 1, 7, 13 and 17 of the test data that come with the formula (Sharma, Wu and Dalal 2005, table 1). */
it.each([
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, 0, 0], [50, -1, 2], 2.3669],
  [[50, -0.001, 2.49], [50, 0.0009, -2.49], 4.8045],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
] as const)("the test's own colour difference is right: %j %j", (a, b, expected) => {
  expect(ciede2000(a, b)).toBeCloseTo(expected, 3);
});

const leastDifference = (colors: readonly (readonly [number, number, number])[]): number =>
  Math.min(...colors.flatMap((a, i) => colors.slice(i + 1).map((b) => ciede2000(a, b))));

describe.each(Object.entries(VISIONS))("territory colours under %s", (_, vision) => {
  it("stay apart on their own", () => {
    const seen = TERRITORY_COLORS.map((color) => seenAs(partsOf(color), vision));
    expect(leastDifference(seen)).toBeGreaterThan(19);
  });

  it.each(["light", "dark"] as const)("stay apart at 60 %% over %s land", (scheme) => {
    const land = partsOf(MAP_COLORS[scheme].land);
    const seen = TERRITORY_COLORS.map((color) => seenAs(over(partsOf(color), land, 0.6), vision));
    expect(leastDifference(seen)).toBeGreaterThan(11);
  });
});
