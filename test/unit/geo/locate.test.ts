import { describe, expect, it } from "vitest";
import { OUTSIDE } from "../../../core/domain/layer.ts";
import { seededRandom } from "../../../core/domain/random.ts";
import { distanceKm } from "../../../core/geo/arc-length.ts";
import { createLocator } from "../../../core/geo/locate.ts";
import { PlaceTree } from "../../../core/geo/place-tree.ts";
import { box, layerOf, unit } from "./layer-builder.ts";

const layer = layerOf([
  unit("around", [box(0, 0, 3, 3), box(1, 1, 2, 2)]),
  unit("inside", [box(1, 1, 2, 2)]),
  unit("isle", [box(9, 0, 10, 1)]),
]);
const named = (index: number): string => layer.ids[index] ?? "outside";

describe("createLocator", () => {
  const locator = createLocator(layer.topology);

  it("tells a unit from its enclave, an island and the sea", () => {
    const places = [
      [0.5, 0.5],
      [2.999999, 2.9],
      [1.5, 1.5],
      [9.5, 0.5],
      [5, 0.5],
      [9.5, 1.5],
    ];
    const units = locator.unitsAt(
      Float64Array.from(places, ([lng]) => lng!),
      Float64Array.from(places, ([, lat]) => lat!),
    );
    expect(Array.from(units, named)).toEqual(["around", "around", "inside", "isle", "outside", "outside"]);
  });

  it("finds a unit that crosses the 180th meridian from either side", () => {
    const across = layerOf([unit("east", [box(178, 0, 182, 2)]), unit("west", [box(-186, 4, -179, 6)])]);
    const at = (lng: number, lat: number): string => across.ids[createLocator(across.topology).unitAt(lng, lat)] ?? "";
    expect([at(179, 1), at(-179.5, 1), at(180.5, 1), at(179.5, 5), at(-179.5, 5), at(177, 1)]).toEqual([
      "east",
      "east",
      "east",
      "west",
      "west",
      "",
    ]);
  });

  it("finds nothing far off the layer, beyond the globe, or where there is no number", () => {
    for (const [lng, lat] of [
      [-120, 40],
      [1e9, 1],
      [1, -91],
      [Number.NaN, 1],
      [1, Number.NaN],
      [Infinity, 0],
    ] as const) {
      expect(locator.unitAt(lng, lat)).toBe(OUTSIDE);
    }
  });

  it("has an answer for an empty layer", () => {
    expect(createLocator(layerOf([]).topology).unitAt(0, 0)).toBe(OUTSIDE);
  });

  it("serves a layer that has large and tiny units side by side", () => {
    const tiny = Array.from({ length: 400 }, (_, i) => {
      const x = 50 + (i % 20) * 0.001;
      const y = 40 + Math.floor(i / 20) * 0.001;
      return unit(`t${String(i).padStart(3, "0")}`, [box(x, y, x + 0.001, y + 0.001)]);
    });
    const mixed = layerOf([unit("huge", [box(-100, -50, 50, 80)]), ...tiny]);
    const found = createLocator(mixed.topology).unitsAt(mixed.pointLng, mixed.pointLat);
    expect(Array.from(found)).toEqual(Array.from(mixed.ids, (_, i) => i));
  });
});

describe("PlaceTree", () => {
  it("agrees with trying every place, with and without a label to avoid", () => {
    const random = seededRandom(7);
    const count = 500;
    const lng = Float64Array.from({ length: count }, () => 360 * random() - 180);
    const lat = Float64Array.from({ length: count }, () => 180 * random() - 90);
    const labels = Int32Array.from({ length: count }, (_, i) => (lng[i]! > 0 ? 1 : i % 3 === 0 ? 2 : 0));
    const tree = new PlaceTree(lng, lat, labels);
    for (let i = 0; i < 200; i++) {
      const [x, y] = [360 * random() - 180, 180 * random() - 90];
      for (const avoid of [-1, 0, 1, 2]) {
        let best = Infinity;
        lng.forEach((placeLng, at) => {
          if (labels[at] !== avoid) best = Math.min(best, distanceKm(x, y, placeLng, lat[at]!));
        });
        const found = tree.nearest(x, y, avoid);
        expect(found!.km).toBeCloseTo(best, 5);
        expect(labels[found!.place]).not.toBe(avoid);
      }
      expect(tree.nearest(x, y, -1, 0.001)).toBeNull();
    }
  });
});
