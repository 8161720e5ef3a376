import type { Feature } from "geojson";
import type { Map as MapLibreMap, StyleSpecification } from "maplibre-gl";
import type { Layer, UnitIndex } from "../../core/domain/layer.ts";
import type { MapStyling } from "../../core/domain/map-styling.ts";
import { type TerritoryIndex, UNASSIGNED } from "../../core/domain/territory.ts";
import { dissolve } from "../../core/geo/dissolve.ts";
import { toMultiPolygon } from "../../core/geo/outline.ts";
import { cameraStore } from "../stores/camera-store.ts";
import { planStore } from "../stores/plan-store.ts";
import { type RegionState, regionStore } from "../stores/region-store.ts";
import type { ScenarioState } from "../stores/scenario-store.ts";
import { type SelectionState, selectionStore } from "../stores/selection-store.ts";
import { onShownChange, shownScenario } from "../stores/shown-scenario.ts";
import { stylingStore } from "../stores/styling-store.ts";
import { toolStore } from "../stores/tool-store.ts";
import { treeStore } from "../stores/tree-store.ts";
import { followAccounts } from "./account-colors.ts";
import { afterFrame } from "./after-frame.ts";
import { arcLines, outlineArcs } from "./arc-lines.ts";
import { borderSource } from "./border-source.ts";
import { onFirstFrame } from "./first-frame.ts";
import { followMoves, obeyCamera } from "./follow-camera.ts";
import { hatchImage } from "./hatch-image.ts";
import { followHeld } from "./held-marks.ts";
import { type ColorScheme, MAP_COLORS } from "./map-colors.ts";
import { mapStyle } from "./map-style.ts";
import { followMarks } from "./mark-sync.ts";
import { followPatterns } from "./pattern-sync.ts";
import { followPreview } from "./preview-painter.ts";
import { regionFeatures } from "./regions/region-features.ts";
import { restyle } from "./restyle.ts";
import { emptySource, setSourceData } from "./source-data.ts";
import { HATCH_IMAGE, type StyleOptions } from "./style-options.ts";
import { territoryNames } from "./territory-names.ts";
import { unitColors } from "./unit-colors.ts";
import { type UnitPainter, unitPainter } from "./unit-painter.ts";

/** What the map shows, for whoever brings it from there to something else. */
export type ShownStyle = {
  readonly scheme: ColorScheme;
  readonly style: StyleSpecification;
  /** The style is the one that a map begins with: nothing has been painted yet. */
  readonly isBare: boolean;
};

type Sync = { readonly setScheme: (scheme: ColorScheme) => void; readonly stop: () => ShownStyle };

/** No territory and never painted; differs from every territory and from UNASSIGNED. */
const BLANK = -2;

/**
 * The one place that changes the map: follows the stores and repaints what differs. Ownership is feature state, so
 * a reassignment rebuilds no geometry; borders are re-read from the topology for the territories that were touched.
 *
 * @param onWhole Called once everything has been given to the map.
 */
export function syncMap(
  map: MapLibreMap,
  layer: Layer,
  styleOptions: (scheme: ColorScheme) => StyleOptions,
  shown: ShownStyle,
  onWhole: () => void,
): Sync {
  const painter = unitPainter(map, planStore.getState().extentUnits);
  const start = (from: ShownStyle): Sync => {
    const sync = followStores(map, layer, styleOptions, from, painter);
    onWhole();
    return sync;
  };
  // From the beginning: where accounts are looked at they come with the units, in the colours of their territories.
  const stopAccounts = followAccounts(map);
  const sync = shown.isBare ? startInSteps(map, styleOptions, shown, painter, start) : start(shown);
  return {
    setScheme: sync.setScheme,
    stop: () => {
      stopAccounts();
      return sync.stop();
    },
  };
}

/** Colours first, all else in the frames after: a map is worth looking at as soon as it has them. */
function startInSteps(
  map: MapLibreMap,
  styleOptions: (scheme: ColorScheme) => StyleOptions,
  { scheme: firstScheme, style: bareStyle }: ShownStyle,
  { paint }: UnitPainter,
  start: (from: ShownStyle) => Sync,
): Sync {
  let scheme = firstScheme;
  let style = bareStyle;
  let whole: Sync | null = null;
  paint(unitColors(stylingStore.getState(), shownScenario(), scheme));
  const stopWaiting = onFirstFrame(
    map,
    () => {
      const painted = mapStyle({ ...styleOptions(firstScheme), only: "units" });
      restyle(map, style, painted);
      style = painted;
      map.getCanvas().hidden = false;
    },
    () => {
      whole = start({ scheme: firstScheme, style, isBare: false });
      whole.setScheme(scheme);
    },
  );
  return {
    setScheme: (next) => {
      scheme = next;
      whole?.setScheme(next);
    },
    stop: () => {
      stopWaiting();
      return whole?.stop() ?? { scheme: firstScheme, style, isBare: true };
    },
  };
}

function followStores(
  map: MapLibreMap,
  layer: Layer,
  styleOptions: (scheme: ColorScheme) => StyleOptions,
  { scheme: firstScheme, style: firstStyle }: ShownStyle,
  painter: UnitPainter,
): Sync {
  const { extentUnits } = planStore.getState();
  const held = new Int32Array(layer.unitCount).fill(BLANK);
  let scheme = firstScheme;
  let style = firstStyle;
  applyStyle();
  const drawBorders = borderSource(emptySource(map, "borders"), layer.topology);
  if (!map.hasImage(HATCH_IMAGE)) map.addImage(HATCH_IMAGE, hatchImage(firstScheme === "dark"));

  const marks = followHeld(map, layer, firstScheme);
  // They take a way through MapLibre's worker and are never in the frame of an edit: colours and scores are.
  const outlines = afterFrame(drawOutlines);

  const paintUnits = (units?: Iterable<UnitIndex>): void =>
    painter.paint(unitColors(stylingStore.getState(), shownScenario(), scheme), units);

  /** Territories that have gained or lost units since this was asked last. */
  function touchedTerritories(assignment: Int32Array): Set<TerritoryIndex> {
    const touched = new Set<TerritoryIndex>();
    for (const unit of extentUnits) {
      const next = assignment[unit] ?? UNASSIGNED;
      const before = held[unit] as number;
      if (next === before) continue;
      touched.add(next).add(before);
      held[unit] = next;
    }
    return touched;
  }

  function drawNames({ assignment, territories }: ScenarioState): void {
    setSourceData(map, "names", territoryNames(layer, assignment, territories).features);
  }

  function followScenario(state: ScenarioState, before: ScenarioState | null): void {
    if (state.assignment.length !== layer.unitCount) return;
    const sameUnits = before !== null && state.assignment === before.assignment;
    const isSame = sameUnits && state.territories === before.territories && state.groups === before.groups;
    // A figure of territories follows their scores, also where nothing changed hands.
    const isScored = state.scorecard !== before?.scorecard && stylingStore.getState().fill.kind === "figure";
    if (isSame && !isScored) return;
    paintUnits(recolored(state, before));
    if (isSame) return;
    if (before === null) drawOutlines();
    else outlines.soon();
  }

  /** Units that can have got another colour; undefined for any. */
  function recolored(state: ScenarioState, before: ScenarioState | null): Iterable<UnitIndex> | undefined {
    const byHolder = stylingStore.getState().fill.kind === "territory";
    const sameFills = state.territories === before?.territories && state.groups === before.groups;
    if (!byHolder || !sameFills || before.assignment.length !== state.assignment.length) return undefined;
    return extentUnits.filter((unit) => state.assignment[unit] !== before.assignment[unit]);
  }

  /** Borders and names of the scenario as it is shown by now. */
  function drawOutlines(): void {
    const state = shownScenario();
    if (state.assignment.length !== layer.unitCount) return;
    const touched = touchedTerritories(state.assignment);
    if (touched.size > 0) drawBorders(state.assignment, touched);
    drawNames(state);
  }

  function followSelection(state: SelectionState, before: SelectionState): void {
    if (state.units !== before.units) drawSelection(state.units);
    if (state.hoveredUnit !== before.hoveredUnit || state.hoveredTerritory !== before.hoveredTerritory)
      drawHover(state);
  }

  /** The unit under the pointer; the whole territory where a list, the tree or the chart is pointed at. */
  function drawHover({ hoveredUnit, hoveredTerritory }: SelectionState): void {
    if (hoveredUnit !== null || hoveredTerritory === null) return drawUnit("hover", hoveredUnit);
    const owner = held.map((territory) => (territory === hoveredTerritory ? 0 : -1));
    setSourceData(map, "hover", [areaOf(owner)]);
  }

  const areaOf = (owner: Int32Array): Feature => {
    const [outline = []] = dissolve(layer.topology, owner, 1);
    const geometry = { type: "MultiPolygon" as const, coordinates: toMultiPolygon(outline) };
    return { type: "Feature", properties: {}, geometry };
  };

  /** Its own geometry, so that the hatch costs nothing while nothing is selected. */
  function drawSelection(units: ReadonlySet<UnitIndex>): void {
    if (units.size === 0) return setSourceData(map, "selection", []);
    const owner = new Int32Array(layer.unitCount).fill(-1);
    for (const unit of units) owner[unit] = 0;
    setSourceData(map, "selection", [areaOf(owner)]);
  }

  function drawRegions(state: RegionState): void {
    setSourceData(map, "regions", regionFeatures(state).features);
  }

  function drawUnit(id: "hover" | "cursor", unit: UnitIndex | null): void {
    if (unit === null) return setSourceData(map, id, []);
    const arcs = outlineArcs(layer.topology, new Set([unit]));
    const geometry = { type: "MultiLineString" as const, coordinates: arcLines(layer.topology, arcs) };
    setSourceData(map, id, [{ type: "Feature", properties: {}, geometry }]);
  }

  function followStyling(state: MapStyling, before: MapStyling): void {
    if (state.fill !== before.fill) paintUnits();
    applyStyle();
  }

  function applyStyle(): void {
    const next = mapStyle(styleOptions(scheme));
    restyle(map, style, next);
    style = next;
  }

  function setScheme(next: ColorScheme): void {
    if (next === scheme) return;
    scheme = next;
    applyStyle();
    map.updateImage(HATCH_IMAGE, hatchImage(scheme === "dark"));
    marks.setScheme(scheme);
    paintUnits();
    for (const overlay of overlays) overlay.setScheme();
  }

  let shown = shownScenario();
  const followShown = (): void => {
    const before = shown;
    shown = shownScenario();
    followScenario(shown, before);
  };
  followScenario(shown, null);
  drawRegions(regionStore.getState());
  drawSelection(selectionStore.getState().units);
  const overlays = [followMarks(map, layer, () => scheme), followPatterns(map, layer, () => scheme)];
  const stops = [
    onShownChange(followShown),
    selectionStore.subscribe(followSelection),
    stylingStore.subscribe(followStyling),
    regionStore.subscribe(drawRegions),
    toolStore.subscribe(({ cursor }, before) => {
      if (cursor !== before.cursor) drawUnit("cursor", cursor);
    }),
    followPreview(painter, () => MAP_COLORS[scheme].unassigned),
    cameraStore.subscribe(() => obeyCamera(map)),
    followMoves(map),
    ...overlays.map((overlay) => overlay.stop),
    marks.stop,
    treeStore.subscribe(({ colorBy }, before) => {
      if (colorBy !== before.colorBy) paintUnits();
    }),
  ];
  return {
    setScheme,
    stop: () => {
      for (const stop of stops) stop();
      outlines.stop();
      return { scheme, style, isBare: false };
    },
  };
}
