import type { GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";
import type { Layer, UnitIndex } from "../../core/domain/layer.ts";
import { type TerritoryIndex, UNASSIGNED } from "../../core/domain/territory.ts";
import { cameraStore } from "../stores/camera-store.ts";
import { planStore } from "../stores/plan-store.ts";
import { type ScenarioState, scenarioStore } from "../stores/scenario-store.ts";
import { type SelectionState, selectionStore } from "../stores/selection-store.ts";
import { type ViewState, viewStore } from "../stores/view-store.ts";
import { arcLines, outlineArcs } from "./arc-lines.ts";
import { hatchImage } from "./hatch-image.ts";
import { type ColorScheme, MAP_COLORS } from "./map-colors.ts";
import {
  FILL_LAYER,
  HATCH_IMAGE,
  HATCH_LAYER,
  type StyleOptions,
  schemePaint,
  UNIT_SOURCE,
  UNIT_TILE_LAYER,
} from "./map-style.ts";
import { sidesOf, territoryBorders } from "./territory-borders.ts";
import { territoryLabelUnits } from "./territory-label-points.ts";

/** What the map shows at the moment, so that only differences are drawn. */
type Painted = {
  readonly territory: Int32Array;
  colors: ReadonlyMap<TerritoryIndex, string>;
  selected: ReadonlySet<UnitIndex>;
  unassignedColor: string;
};

/** No territory and never painted; differs from every territory and from UNASSIGNED. */
const BLANK = -2;

/**
 * The one place that changes the map: follows the stores and repaints what differs. Ownership is feature state, so
 * a reassignment rebuilds no geometry; borders are re-read from the topology for the territories that were touched.
 */
export function syncMap(
  map: MapLibreMap,
  layer: Layer,
  styleOptions: (scheme: ColorScheme) => StyleOptions,
  firstScheme: ColorScheme,
): { readonly setScheme: (scheme: ColorScheme) => void; readonly stop: () => void } {
  const painted: Painted = {
    territory: new Int32Array(layer.unitCount).fill(BLANK),
    colors: new Map(),
    selected: new Set(),
    unassignedColor: MAP_COLORS[firstScheme].unassigned,
  };
  const { extentUnits } = planStore.getState();
  const source = (id: string): GeoJSONSource => map.getSource(id) as GeoJSONSource;
  const unitFeature = (id: UnitIndex) => ({ source: UNIT_SOURCE, sourceLayer: UNIT_TILE_LAYER, id });
  map.addImage(HATCH_IMAGE, hatchImage(firstScheme === "dark"));

  function paintUnits({ assignment, territories }: ScenarioState): Set<TerritoryIndex> {
    const startMs = performance.now();
    const colors = new Map([...territories].map(([index, { color }]) => [index, color]));
    const touched = new Set<TerritoryIndex>();
    for (const unit of extentUnits) {
      const next = assignment[unit] ?? UNASSIGNED;
      const before = painted.territory[unit] as number;
      if (next === before && painted.colors.get(next) === colors.get(next)) continue;
      if (next !== before) {
        touched.add(next);
        touched.add(before);
        painted.territory[unit] = next;
      }
      map.setFeatureState(unitFeature(unit), { color: colors.get(next) ?? painted.unassignedColor });
    }
    painted.colors = colors;
    performance.measure("paint-units", { start: startMs });
    return touched;
  }

  function drawBorders(assignment: Int32Array): void {
    const features = [...territoryBorders(layer.topology, assignment)].map(([key, arcs]) => ({
      type: "Feature" as const,
      id: key,
      properties: { isEdge: sidesOf(key)[0] < 0 },
      geometry: { type: "MultiLineString" as const, coordinates: arcLines(layer.topology, arcs) },
    }));
    void source("borders").setData({ type: "FeatureCollection", features });
  }

  function drawNames({ assignment, territories }: ScenarioState): void {
    const counts = new Map<TerritoryIndex, number>();
    for (const territory of assignment) counts.set(territory, (counts.get(territory) ?? 0) + 1);
    const features = [...territoryLabelUnits(layer, assignment)].map(([index, unit]) => ({
      type: "Feature" as const,
      properties: { name: territories.get(index)?.name ?? "", units: counts.get(index) ?? 0 },
      geometry: {
        type: "Point" as const,
        coordinates: [layer.pointLng[unit] as number, layer.pointLat[unit] as number],
      },
    }));
    void source("names").setData({ type: "FeatureCollection", features });
  }

  function followScenario(state: ScenarioState, before: ScenarioState | null): void {
    const sameUnits = before !== null && state.assignment === before.assignment;
    if (sameUnits && state.territories === before.territories) return;
    if (state.assignment.length !== layer.unitCount) return;
    const touched = paintUnits(state);
    if (touched.size > 0) drawBorders(state.assignment);
    drawNames(state);
  }

  function followSelection(state: SelectionState, before: SelectionState | null): void {
    if (before === null || state.units !== before.units) {
      for (const unit of painted.selected) {
        if (!state.units.has(unit)) map.setFeatureState(unitFeature(unit), { selected: false });
      }
      for (const unit of state.units) {
        if (!painted.selected.has(unit)) map.setFeatureState(unitFeature(unit), { selected: true });
      }
      painted.selected = state.units;
      map.setLayoutProperty(HATCH_LAYER, "visibility", state.units.size > 0 ? "visible" : "none");
      drawOutline("selection", state.units);
    }
    if (before === null || state.hoveredUnit !== before.hoveredUnit) {
      drawOutline("hover", new Set(state.hoveredUnit === null ? [] : [state.hoveredUnit]));
    }
  }

  function drawOutline(id: "selection" | "hover", units: ReadonlySet<UnitIndex>): void {
    void source(id).setData({
      type: "Feature",
      properties: {},
      geometry: {
        type: "MultiLineString",
        coordinates: arcLines(layer.topology, outlineArcs(layer.topology, units)),
      },
    });
  }

  function followView(state: ViewState): void {
    const show = (id: string, visible: boolean) =>
      map.setLayoutProperty(id, "visibility", visible ? "visible" : "none");
    show("unit-lines", state.showUnitLines);
    show("unit-names", state.showUnitLines);
    show("places", state.showPlaces);
    show("territory-names", state.showTerritoryNames);
    map.setPaintProperty(FILL_LAYER, "fill-opacity", state.fillOpacity);
  }

  function setScheme(scheme: ColorScheme): void {
    for (const { layer: id, paint } of schemePaint(styleOptions(scheme))) {
      for (const [name, value] of Object.entries(paint))
        map.setPaintProperty(id, name as "fill-color", value as string);
    }
    map.updateImage(HATCH_IMAGE, hatchImage(scheme === "dark"));
    painted.unassignedColor = MAP_COLORS[scheme].unassigned;
    for (const unit of extentUnits) {
      if (painted.territory[unit] === UNASSIGNED) {
        map.setFeatureState(unitFeature(unit), { color: painted.unassignedColor });
      }
    }
  }

  followScenario(scenarioStore.getState(), null);
  followSelection(selectionStore.getState(), null);
  followView(viewStore.getState());
  const stops = [
    scenarioStore.subscribe(followScenario),
    selectionStore.subscribe(followSelection),
    viewStore.subscribe((state, before) => {
      if (isDrawnDifferently(state, before)) followView(state);
    }),
    cameraStore.subscribe(() => obeyCamera(map)),
  ];
  return { setScheme, stop: () => stops.forEach((stop) => stop()) };
}

const isDrawnDifferently = (a: ViewState, b: ViewState): boolean =>
  a.fillOpacity !== b.fillOpacity ||
  a.showUnitLines !== b.showUnitLines ||
  a.showPlaces !== b.showPlaces ||
  a.showTerritoryNames !== b.showTerritoryNames;

export const VIEW_PADDING_PX = 32;

function obeyCamera(map: MapLibreMap): void {
  const { wish } = cameraStore.getState();
  if (wish === null) return;
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const duration = still ? 0 : 140;
  if (wish.kind === "zoom") map.zoomTo(map.getZoom() + wish.by, { duration });
  else {
    const [west, south, east, north] = wish.bounds;
    map.fitBounds(
      [
        [west, south],
        [east, north],
      ],
      { padding: VIEW_PADDING_PX, maxZoom: 11, duration },
    );
  }
}
