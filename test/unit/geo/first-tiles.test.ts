import { describe, expect, it } from "vitest";
import { firstTiles } from "../../../core/geo/first-tiles.ts";

describe("firstTiles", () => {
  it("is the heart of the country at zoom 3 for the nation", () => {
    const tiles = firstTiles([-125, 24.5, -67, 49.5], 14);
    expect(tiles).toContainEqual({ z: 3, x: 1, y: 2 });
    expect(tiles).toContainEqual({ z: 3, x: 2, y: 3 });
    expect(new Set(tiles.map(({ z }) => z))).toEqual(new Set([3]));
  });

  it("is a handful for a town, never deeper than there are tiles, and stays on the map", () => {
    const town = firstTiles([-71.1, 42.3, -71.0, 42.4], 14);
    expect(town.length).toBeLessThanOrEqual(12);
    expect(town.every(({ z }) => z >= 11 && z <= 14)).toBe(true);
    expect(firstTiles([10, 10, 10, 10], 9).every(({ z }) => z === 9)).toBe(true);
    expect(firstTiles([-180, -85, 180, 85], 14).every(({ x, y }) => x >= 0 && y >= 0 && x < 2 && y < 2)).toBe(true);
  });
});
