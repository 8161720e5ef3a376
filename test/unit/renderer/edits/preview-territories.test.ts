import { describe, expect, it } from "vitest";
import { makeTerritory } from "../../../../core/domain/territory.ts";
import { previewTerritories } from "../../../../renderer/edits/preview-territories.ts";

describe("previewTerritories", () => {
  it("keeps present territories, numbers new ones after them, and leaves other units alone", () => {
    const kept = makeTerritory({ index: 3, id: "T04", name: "North", color: "#112233" });
    const present = { assignment: Int32Array.of(3, 3, -1, 7), territories: new Map([[3, kept]]), nextTerritory: 9 };
    const shown = previewTerritories(present, { slot: Int32Array.of(1, 0, 1, -1), territories: [3] });
    expect([...shown.assignment]).toEqual([10, 3, 10, 7]);
    expect(shown.territories.get(3)).toBe(kept);
    expect(shown.territories.get(10)?.color).toMatch(/^#[0-9a-f]{6}$/);
    expect([...present.assignment]).toEqual([3, 3, -1, 7]);
  });
});
