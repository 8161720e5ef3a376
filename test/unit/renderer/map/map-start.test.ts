import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from "maplibre-gl";
import { describe, expect, it, vi } from "vitest";
import { FIRST_STYLING } from "../../../../core/domain/map-styling.ts";
import { onFirstFrame } from "../../../../renderer/map/first-frame.ts";
import { MAP_COLORS } from "../../../../renderer/map/map-colors.ts";
import { mapStyle } from "../../../../renderer/map/map-style.ts";
import { emptySource, setSourceData } from "../../../../renderer/map/source-data.ts";
import { FILL_LAYER, type StyleOptions, UNIT_SOURCE } from "../../../../renderer/map/style-options.ts";

const OPTIONS: StyleOptions = {
  scheme: "light",
  colors: MAP_COLORS.light,
  basemapTiles: "http://here/basemap",
  unitTiles: "http://here/tiles",
  layerKey: "us-zip",
  origin: "http://here",
  unitLineZoom: 6,
  styling: FIRST_STYLING,
};

const POINT = { type: "Feature" as const, properties: {}, geometry: { type: "Point" as const, coordinates: [0, 0] } };

/** As much of a map as waiting for a frame needs: listeners, and whether the units' tiles are here. */
function fakeMap() {
  const listeners = new Map<() => void, boolean>();
  const state = { isLoaded: false };
  const map = {
    isSourceLoaded: (id: string) => id === UNIT_SOURCE && state.isLoaded,
    on: (_: string, listener: () => void) => listeners.set(listener, false),
    once: (_: string, listener: () => void) => listeners.set(listener, true),
    off: (_: string, listener: () => void) => listeners.delete(listener),
    triggerRepaint: () => undefined,
  } as unknown as MapLibreMap;
  const frame = (): void => {
    for (const [listener, isOnce] of new Map(listeners)) {
      if (isOnce) listeners.delete(listener);
      listener();
    }
  };
  return { map, state, frame, listeners };
}

describe("the first frame of a plan", () => {
  it("is drawn once the units are here, and all else follows it", () => {
    vi.useFakeTimers();
    const { map, state, frame, listeners } = fakeMap();
    const [onCovered, onDrawn] = [vi.fn(), vi.fn()];
    onFirstFrame(map, onCovered, onDrawn);
    frame();
    expect(onCovered).not.toHaveBeenCalled();
    state.isLoaded = true;
    frame();
    expect(onCovered).toHaveBeenCalledOnce();
    vi.runAllTimers();
    expect(onDrawn).not.toHaveBeenCalled();
    frame();
    vi.runAllTimers();
    expect([onCovered.mock.calls.length, onDrawn.mock.calls.length, listeners.size]).toEqual([1, 1, 0]);
    vi.useRealTimers();
  });

  it("is not waited for any more by a map that goes", () => {
    vi.useFakeTimers();
    for (const framesBefore of [0, 1, 2]) {
      const { map, state, frame, listeners } = fakeMap();
      const onDrawn = vi.fn();
      const stop = onFirstFrame(map, () => undefined, onDrawn);
      state.isLoaded = true;
      for (let i = 0; i < framesBefore; i++) frame();
      stop();
      frame();
      vi.runAllTimers();
      expect([onDrawn.mock.calls.length, listeners.size]).toEqual([0, 0]);
    }
    vi.useRealTimers();
  });
});

describe("the style that a map begins with", () => {
  const isShown = (layer: LayerSpecification): boolean => layer.layout?.visibility !== "none";
  const opacityOf = (layers: readonly LayerSpecification[], id: string): unknown =>
    (layers.find((layer) => layer.id === id)?.paint as Record<string, unknown> | undefined)?.["fill-opacity"];

  it("has the sources and layers of the whole one, so that one becomes the other by what differs", () => {
    const [sea, whole] = [mapStyle({ ...OPTIONS, only: "sea" }), mapStyle(OPTIONS)];
    expect(sea.layers.map(({ id }) => id)).toEqual(whole.layers.map(({ id }) => id));
    expect(sea.sources).toEqual(whole.sources);
  });

  it("draws no units before they have colours, and takes their tiles apart only once", () => {
    const [sea, units, whole] = [
      mapStyle({ ...OPTIONS, only: "sea" }),
      mapStyle({ ...OPTIONS, only: "units" }),
      mapStyle(OPTIONS),
    ];
    expect(opacityOf(sea.layers, FILL_LAYER)).toBe(0);
    expect(opacityOf(units.layers, FILL_LAYER)).toEqual(opacityOf(whole.layers, FILL_LAYER));
    const ofUnits = (layers: readonly LayerSpecification[]) =>
      layers
        .filter((layer) => "source" in layer && layer.source === UNIT_SOURCE)
        .map((layer) => [layer.id, isShown(layer)]);
    expect(ofUnits(sea.layers)).toEqual(ofUnits(whole.layers));
    expect(units.layers.filter(isShown).length).toBeLessThan(whole.layers.filter(isShown).length);
  });
});

describe("data of a source", () => {
  it("is not sent while there was nothing and is nothing", () => {
    const setData = vi.fn();
    const source = { setData } as unknown as GeoJSONSource;
    const map = { getSource: () => source } as unknown as MapLibreMap;
    setSourceData(map, "names", []);
    expect(setData).not.toHaveBeenCalled();
    setSourceData(map, "names", [POINT]);
    setSourceData(map, "names", []);
    setSourceData(map, "names", []);
    expect(setData.mock.calls.map(([data]) => (data as GeoJSON.FeatureCollection).features.length)).toEqual([1, 0]);
  });

  it("is emptied for whoever changes it piece by piece, also after somebody else did", () => {
    const setData = vi.fn();
    const map = { getSource: () => source } as unknown as MapLibreMap;
    const source = { setData } as unknown as GeoJSONSource;
    emptySource(map, "borders");
    expect(setData).not.toHaveBeenCalled();
    emptySource(map, "borders");
    expect(setData).toHaveBeenCalledOnce();
  });
});

describe("names on the map", () => {
  it("of units, places and territories give way to one another, territories placed first and last of all given up", () => {
    const names = mapStyle(OPTIONS).layers.flatMap((layer) =>
      layer.type === "symbol" && ["unit-names", "places", "territory-names"].includes(layer.id) ? [layer] : [],
    );
    expect(names.map(({ id }) => id)).toEqual(["unit-names", "places", "territory-names"]);
    for (const { layout } of names) {
      expect(layout?.["text-allow-overlap"] ?? false).toBe(false);
      expect(layout?.["text-ignore-placement"] ?? false).toBe(false);
    }
    expect(names.at(-1)?.layout?.["symbol-sort-key"]).toEqual(["-", 0, ["get", "area"]]);
  });
});
