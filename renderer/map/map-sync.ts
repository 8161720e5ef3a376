import type { GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";
import type { Layer, UnitIndex } from "../../core/domain/layer.ts";
import { type TerritoryIndex, UNASSIGNED } from "../../core/domain/territory.ts";
import { dissolve } from "../../core/geo/dissolve.ts";
import { toMultiPolygon } from "../../core/geo/outline.ts";
import { cameraStore } from "../stores/camera-store.ts";
import { planStore } from "../stores/plan-store.ts";
import { type ScenarioState, scenarioStore } from "../stores/scenario-store.ts";
import { type SelectionState, selectionStore } from "../stores/selection-store.ts";
import { FIRST_VIEW, type ViewState, viewStore } from "../stores/view-store.ts";
import { arcLines, outlineArcs } from "./arc-lines.ts";
import { borderSource } from "./border-source.ts";
import { hatchImage } from "./hatch-image.ts";
import { type ColorScheme, MAP_COLORS } from "./map-colors.ts";
import { FILL_LAYER, HATCH_IMAGE, type StyleOptions, schemePaint, UNIT_SOURCE, UNIT_TILE_LAYER } from "./map-style.ts";
import { territoryLabelUnits } from "./territory-label-points.ts";

/** What the map shows at the moment, so that only differences are drawn. */
type Painted = {
  readonly territory: Int32Array;
  colors: ReadonlyMap<TerritoryIndex, string>;
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
    unassignedColor: MAP_COLORS[firstScheme].unassigned,
  };
  const { extentUnits } = planStore.getState();
  const source = (id: string): GeoJSONSource => map.getSource(id) as GeoJSONSource;
  const unitFeature = (id: UnitIndex) => ({ source: UNIT_SOURCE, sourceLayer: UNIT_TILE_LAYER, id });
  const drawBorders = borderSource(source("borders"), layer.topology);
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
    if (touched.size > 0) drawBorders(state.assignment, touched);
    drawNames(state);
  }

  function followSelection(state: SelectionState, before: SelectionState): void {
    if (state.units !== before.units) drawSelection(state.units);
    if (state.hoveredUnit !== before.hoveredUnit) drawHover(state.hoveredUnit);
  }

  /** Its own geometry, so that the hatch costs nothing while nothing is selected. */
  function drawSelection(units: ReadonlySet<UnitIndex>): void {
    const owner = new Int32Array(layer.unitCount).fill(-1);
    for (const unit of units) owner[unit] = 0;
    const [outline = []] = dissolve(layer.topology, owner, 1);
    void source("selection").setData({
      type: "Feature",
      properties: {},
      geometry: { type: "MultiPolygon", coordinates: toMultiPolygon(outline) },
    });
  }

  function drawHover(unit: UnitIndex | null): void {
    const arcs = outlineArcs(layer.topology, new Set(unit === null ? [] : [unit]));
    void source("hover").setData({
      type: "Feature",
      properties: {},
      geometry: { type: "MultiLineString", coordinates: arcLines(layer.topology, arcs) },
    });
  }

  /** Only what differs: MapLibre cuts all tiles of a source anew when a layer of it is shown or hidden. */
  function followView(state: MapView, before: MapView): void {
    for (const [id, shown] of SHOWN_BY) {
      if (state[shown] === before[shown]) continue;
      map.setLayoutProperty(id, "visibility", state[shown] ? "visible" : "none");
    }
    if (state.fillOpacity !== before.fillOpacity) map.setPaintProperty(FILL_LAYER, "fill-opacity", state.fillOpacity);
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
  if (selectionStore.getState().units.size > 0) drawSelection(selectionStore.getState().units);
  followView(viewStore.getState(), AS_STYLED);
  const stops = [
    scenarioStore.subscribe(followScenario),
    selectionStore.subscribe(followSelection),
    viewStore.subscribe(followView),
    cameraStore.subscribe(() => obeyCamera(map)),
  ];
  return { setScheme, stop: () => stops.forEach((stop) => stop()) };
}

type MapView = Pick<ViewState, "fillOpacity" | "showUnitLines" | "showPlaces" | "showTerritoryNames">;

const SHOWN_BY = [
  ["unit-lines", "showUnitLines"],
  ["unit-names", "showUnitLines"],
  ["places", "showPlaces"],
  ["territory-names", "showTerritoryNames"],
] as const;

/** What the style shows when it is new. */
const AS_STYLED: MapView = { ...FIRST_VIEW, showUnitLines: true, showPlaces: true, showTerritoryNames: true };

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
