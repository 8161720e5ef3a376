import type { Feature, MultiPolygon } from "geojson";
import type { GeoJSONSourceDiff, Map as MapLibreMap } from "maplibre-gl";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FIRST_STYLING } from "../../../../core/domain/map-styling.ts";
import { TERRITORY_COLORS } from "../../../../core/domain/palette.ts";
import type { ColorScheme } from "../../../../renderer/map/map-colors.ts";
import { PATTERN_COUNT, patternImage, patternName } from "../../../../renderer/map/pattern-image.ts";
import { followPatterns } from "../../../../renderer/map/pattern-sync.ts";
import { NO_SCENARIO, scenarioStore } from "../../../../renderer/stores/scenario-store.ts";
import { stylingStore } from "../../../../renderer/stores/styling-store.ts";
import { showStrip, territory } from "../small-plan.ts";

const inked = (index: number): string =>
  patternImage(index, "light")
    .data.filter((_, i) => i % 4 === 3)
    .map((alpha) => (alpha > 0 ? 1 : 0))
    .join("");

describe("pictures of patterns", () => {
  it("are as many as the colours of territories, and no two alike wherever they begin", () => {
    expect(PATTERN_COUNT).toBe(TERRITORY_COLORS.length);
    const shifted = (picture: string, dx: number, dy: number): string =>
      Array.from({ length: 256 }, (_, i) => picture[((Math.floor(i / 16) + dy) % 16) * 16 + ((i + dx) % 16)]).join("");
    for (let a = 0; a < PATTERN_COUNT; a++) {
      expect(inked(a)).toContain("1");
      expect(inked(a)).toContain("0");
      for (let b = 0; b < a; b++) {
        for (let by = 0; by < 256; by++) expect(shifted(inked(a), by % 16, by >> 4)).not.toBe(inked(b));
      }
    }
  });

  it("are dark on a light map, light on a dark one", () => {
    const [light] = patternImage(0, "light").data;
    const [dark] = patternImage(0, "dark").data;
    expect(light).toBeLessThan(64);
    expect(dark).toBeGreaterThan(192);
  });
});

/** What followPatterns has put on the map. */
const drawn = new Map<number, Feature<MultiPolygon>>();
const images = new Map<string, ReturnType<typeof patternImage>>();
let changes: number[][] = [];
const fakeMap = {
  hasImage: (name: string) => images.has(name),
  addImage: (name: string, image: ReturnType<typeof patternImage>) => images.set(name, image),
  updateImage: (name: string, image: ReturnType<typeof patternImage>) => images.set(name, image),
  getSource: () => ({
    setData: ({ features }: { features: Feature<MultiPolygon>[] }) => {
      drawn.clear();
      for (const feature of features) drawn.set(Number(feature.id), feature);
    },
    updateData: ({ remove = [], add = [] }: GeoJSONSourceDiff) => {
      for (const id of remove) drawn.delete(Number(id));
      for (const feature of add) drawn.set(Number(feature.id), feature as Feature<MultiPolygon>);
      changes.push(add.map(({ id }) => Number(id)).sort((a, b) => a - b));
    },
  }),
} as unknown as MapLibreMap;

/** Per territory its pattern, and from which to which degree of longitude it is drawn. */
const onMap = () =>
  [...drawn.values()]
    .sort((a, b) => Number(a.id) - Number(b.id))
    .map(({ id, properties, geometry }) => {
      const lngs = geometry.coordinates.flat(2).map(([lng = 0]) => Math.round(lng));
      return [id, properties?.["pattern"], Math.min(...lngs), Math.max(...lngs)];
    });

describe("patterns over territories", () => {
  let scheme: ColorScheme;
  let patterns: ReturnType<typeof followPatterns>;
  beforeEach(() => {
    scheme = "light";
    drawn.clear();
    images.clear();
    changes = [];
    patterns = followPatterns(fakeMap, showStrip(), () => scheme);
  });
  afterEach(() => {
    patterns.stop();
    stylingStore.setState(FIRST_STYLING);
    scenarioStore.setState(NO_SCENARIO);
  });
  const want = (wanted: boolean): void => stylingStore.setState({ patterns: wanted });

  it("are there while they are wanted, one for each territory, that of its colour", () => {
    expect(onMap()).toEqual([]);
    want(true);
    expect(onMap()).toEqual([
      [0, patternName(0), 0, 3],
      [1, patternName(1), 3, 5],
    ]);
    expect([...images.keys()].sort()).toEqual(TERRITORY_COLORS.map((_, i) => patternName(i)));
    want(false);
    expect(onMap()).toEqual([]);
    want(true);
    expect(onMap()).toHaveLength(2);
  });

  it("follow moves and colours, and draw only what is another one by now", () => {
    want(true);
    scenarioStore.setState({ assignment: Int32Array.of(0, 0, 1, 1, 1, -1) });
    expect(onMap()).toEqual([
      [0, patternName(0), 0, 2],
      [1, patternName(1), 2, 5],
    ]);
    const [west, east] = [territory(0, "West"), { ...territory(1, "East"), color: TERRITORY_COLORS[4] }];
    scenarioStore.setState({ territories: new Map([west, east].map((each) => [each.index, each])) });
    expect(onMap()).toEqual([
      [0, patternName(0), 0, 2],
      [1, patternName(4), 2, 5],
    ]);
    scenarioStore.setState({ territories: new Map([[0, west]]), assignment: Int32Array.of(0, 0, -1, -1, -1, -1) });
    expect(onMap()).toEqual([[0, patternName(0), 0, 2]]);
    expect(changes).toEqual([[0, 1], [0, 1], [1], []]);
  });

  it("leave with the last unit of a territory, and come back with the first", () => {
    want(true);
    scenarioStore.setState({ assignment: Int32Array.of(0, 0, 0, -1, -1, -1) });
    expect(onMap()).toEqual([[0, patternName(0), 0, 3]]);
    scenarioStore.setState({ assignment: Int32Array.of(0, 0, 0, -1, 1, -1) });
    expect(onMap()).toEqual([
      [0, patternName(0), 0, 3],
      [1, patternName(1), 4, 5],
    ]);
  });

  it("go by the territory's number where its colour is one of the user's own", () => {
    const own = { ...territory(1, "East"), color: "#123456" };
    scenarioStore.setState({ territories: new Map([territory(0, "West"), own].map((each) => [each.index, each])) });
    want(true);
    expect(onMap()[1]?.[1]).toBe(patternName(1));
  });

  it("are inked anew where the map becomes dark", () => {
    want(true);
    expect(images.get(patternName(0))?.data[0]).toBe(patternImage(0, "light").data[0]);
    scheme = "dark";
    patterns.setScheme();
    expect(images.get(patternName(0))?.data[0]).toBe(patternImage(0, "dark").data[0]);
  });
});
