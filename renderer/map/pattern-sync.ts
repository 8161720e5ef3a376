import type { GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";
import type { Layer } from "../../core/domain/layer.ts";
import { TERRITORY_COLORS } from "../../core/domain/palette.ts";
import type { Territory, TerritoryIndex } from "../../core/domain/territory.ts";
import { dissolve } from "../../core/geo/dissolve.ts";
import { toMultiPolygon } from "../../core/geo/outline.ts";
import type { ScenarioState } from "../stores/scenario-store.ts";
import { onShownChange, shownScenario } from "../stores/shown-scenario.ts";
import { stylingStore } from "../stores/styling-store.ts";
import type { ColorScheme } from "./map-colors.ts";
import { PATTERN_COUNT, patternImage, patternName } from "./pattern-image.ts";

/** The pattern of a territory: its colour's, so that neighbours differ in both; by its number for a colour of one's own. */
function patternOf({ color, index }: Territory): string {
  const position = (TERRITORY_COLORS as readonly string[]).indexOf(color);
  return patternName(position < 0 ? index : position);
}

/**
 * Draws a pattern over each territory while patterns are wanted: a polygon per territory, of which only those are made
 * anew that have gained or lost units or changed their colour.
 */
export function followPatterns(map: MapLibreMap, layer: Layer, scheme: () => ColorScheme) {
  const source = map.getSource("patterns") as GeoJSONSource;
  let held: Int32Array | null = null;
  let named: ScenarioState["territories"] | null = null;
  const shown = new Map<TerritoryIndex, string>();

  const drawImages = (): void => {
    for (let i = 0; i < PATTERN_COUNT; i++) {
      const name = patternName(i);
      if (map.hasImage(name)) map.updateImage(name, patternImage(i, scheme()));
      else map.addImage(name, patternImage(i, scheme()));
    }
  };

  const draw = ({ assignment, territories }: ScenarioState): void => {
    if (assignment.length !== layer.unitCount || (held === assignment && named === territories)) return;
    named = territories;
    const changed = new Set<TerritoryIndex>();
    assignment.forEach((holder, unit) => {
      const before = held?.[unit] ?? -1;
      if (before !== holder) changed.add(holder).add(before);
    });
    held = assignment;
    for (const territory of territories.values()) {
      if (shown.get(territory.index) !== patternOf(territory)) changed.add(territory.index);
    }
    const anew = [...changed].flatMap((index) => territories.get(index) ?? []);
    const slots = new Map(anew.map(({ index }, slot) => [index, slot]));
    const owner = assignment.map((holder) => slots.get(holder) ?? -1);
    const outlines = dissolve(layer.topology, owner, anew.length);
    const remove = [...changed, ...[...shown.keys()].filter((index) => !territories.has(index))].filter((index) =>
      shown.has(index),
    );
    for (const index of remove) shown.delete(index);
    const add = anew.flatMap((territory, slot) => {
      const pattern = patternOf(territory);
      const coordinates = toMultiPolygon(outlines[slot] ?? []);
      // MapLibre reloads no tile beside a shape without corners: the pattern would not come back with the territory's units.
      if (coordinates.length === 0) return [];
      shown.set(territory.index, pattern);
      return {
        type: "Feature" as const,
        id: territory.index,
        properties: { pattern },
        geometry: { type: "MultiPolygon" as const, coordinates },
      };
    });
    if (remove.length + add.length > 0) void source.updateData({ remove, add });
  };

  const clear = (): void => {
    if (held === null) return;
    held = null;
    shown.clear();
    void source.setData({ type: "FeatureCollection", features: [] });
  };

  const follow = (): void => {
    if (!stylingStore.getState().patterns) return clear();
    if (held === null) drawImages();
    draw(shownScenario());
  };
  follow();
  const stops = [
    stylingStore.subscribe((state, before) => state.patterns !== before.patterns && follow()),
    onShownChange(() => stylingStore.getState().patterns && follow()),
  ];
  return {
    setScheme: () => stylingStore.getState().patterns && drawImages(),
    stop: () => stops.forEach((stop) => stop()),
  };
}
