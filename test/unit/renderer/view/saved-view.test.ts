import { describe, expect, it } from "vitest";
import { FIRST_STYLING } from "../../../../core/domain/map-styling.ts";
import { FIRST_TABLES } from "../../../../renderer/stores/table-store.ts";
import { FIRST_VIEW } from "../../../../renderer/stores/view-store.ts";
import { readView, savedView } from "../../../../renderer/view/saved-view.ts";

const CAMERA = { lng: -71.1, lat: 42.3, zoom: 9.5, bearing: 0 };
const view = savedView({
  camera: CAMERA,
  view: {
    ...FIRST_VIEW,
    panel: null,
    dockTab: "units",
    activeTerritory: 4,
    dialog: { kind: "build" },
    accountSearch: "x",
  },
  styling: { ...FIRST_STYLING, patterns: true, distances: "km" },
  tables: { ...FIRST_TABLES, units: { ...FIRST_TABLES.units, hidden: ["area"] } },
  tree: { collapsed: new Set([2, 5]), colorBy: "top-group" },
  hiddenRegions: new Set(["r1"]),
});
const kept = (): Record<string, unknown> => JSON.parse(JSON.stringify(view)) as Record<string, unknown>;

describe("a kept view", () => {
  it("is what it was after a stay in the file", () => {
    expect(readView(kept())).toEqual(view);
  });

  it("holds neither dialogs nor what a table was narrowed to", () => {
    expect(JSON.stringify(view)).not.toContain("build");
    expect(Object.keys(view.arrangement)).not.toContain("accountSearch");
  });

  it("of another version, or none, is left alone", () => {
    expect(readView(null)).toBeNull();
    expect(readView([])).toBeNull();
    expect(readView({ ...kept(), version: 2 })).toBeNull();
  });

  it("that is damaged in parts keeps the others", () => {
    const damaged = readView({
      ...kept(),
      camera: { ...CAMERA, lat: "north" },
      arrangement: { dockTab: 7, dockOpen: false, panel: {} },
      styling: { patterns: true, layers: null },
      tables: "none",
      tree: { collapsed: [3, "x"], colorBy: "moon" },
      hiddenRegions: [7],
    });
    expect(damaged?.camera).toBeNull();
    expect(damaged?.arrangement).toMatchObject({ dockTab: "territories", dockOpen: false, panel: "territories" });
    expect(damaged?.styling).toEqual({ ...FIRST_STYLING, patterns: true });
    expect(damaged?.tables).toEqual(FIRST_TABLES);
    expect(damaged?.tree).toEqual({ collapsed: [3], colorBy: "territory" });
    expect(damaged?.hiddenRegions).toEqual([]);
  });
});
