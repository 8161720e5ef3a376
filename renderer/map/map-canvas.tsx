import * as maplibregl from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Layer, UnitIndex } from "../../core/domain/layer.ts";
import { UNASSIGNED } from "../../core/domain/territory.ts";
import { resourceUrl } from "../../core/studio/contract/resources.ts";
import { moveCursorTo } from "../commands/move-cursor.ts";
import { hoverAccounts, listAccounts, pickPin } from "../commands/point-at-accounts.ts";
import { focusTerritory, selectUnits } from "../commands/select-units.ts";
import { lookStore } from "../stores/look-store.ts";
import { type PlanSnapshot, planStore } from "../stores/plan-store.ts";
import { regionStore } from "../stores/region-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { selectionStore } from "../stores/selection-store.ts";
import { shownTerritories } from "../stores/shown-scenario.ts";
import { stylingStore } from "../stores/styling-store.ts";
import { viewStore } from "../stores/view-store.ts";
import { en } from "../text/en.ts";
import { accountsAt, lookCloser, opensUp } from "./account-hits.ts";
import { finderOf } from "./finder-of.ts";
import { VIEW_PADDING_PX } from "./follow-camera.ts";
import classes from "./map-canvas.module.css";
import { type ColorScheme, MAP_COLORS } from "./map-colors.ts";
import { mapStyle } from "./map-style.ts";
import { type ShownStyle, syncMap } from "./map-sync.ts";
import { FILL_LAYER, type StyleOptions } from "./style-options.ts";

maplibregl.setWorkerUrl(workerUrl);
// Accounts need not wait until tens of thousands of units have been taken apart.
maplibregl.setWorkerCount(2);
// MapLibre starts its workers only when there is a map, unless it is asked to.
maplibregl.prewarm();
if (!location.protocol.startsWith("http")) {
  // MapLibre fetches http(s) in its worker; the desktop shell's own scheme is fetched by the page.
  maplibregl.addProtocol(location.protocol.slice(0, -1), async ({ url }, { signal }) => {
    const response = await fetch(url, { signal });
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    return { data: await response.arrayBuffer() };
  });
}

type Props = {
  /** Another plan gets another map. */
  readonly planId: string;
  /** Null while the plan is on its way; the map is begun without it. */
  readonly layer: Layer | null;
  /** By what its tiles are fetched. */
  readonly layerKey: string;
  readonly sight: PlanSnapshot["sight"];
  readonly extentUnits: Int32Array;
  readonly scheme: ColorScheme;
  /** Drawn over the map once it is there. */
  readonly children: (map: maplibregl.Map) => ReactNode;
};

/** Owns the MapLibre instance of one plan; what is on it is the business of map-sync. */
export function MapCanvas({ planId, layer, layerKey, sight, extentUnits, scheme, children }: Props) {
  const container = useRef<HTMLDivElement>(null);
  const sync = useRef<ReturnType<typeof syncMap> | null>(null);
  const shown = useRef<ShownStyle | null>(null);
  const first = useRef({ layerKey, sight, scheme });
  first.current = { layerKey, sight, scheme };
  const [map, setMap] = useState<maplibregl.Map | null>(null);
  const [isDrawn, setDrawn] = useState(false);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (container.current === null || planId === "") return undefined;
    const begin = first.current;
    const style = mapStyle({ ...styleOptionsFor(begin)(begin.scheme), only: "sea" });
    let made: maplibregl.Map;
    try {
      made = new maplibregl.Map({
        container: container.current,
        style,
        // A test has looked through it.
        validateStyle: false,
        ...firstView(begin.sight),
        minZoom: 1.5,
        maxZoom: 15,
        // By the right mouse button; the compass turns it back.
        dragRotate: true,
        pitchWithRotate: false,
        touchPitch: false,
        boxZoom: false,
        // The arrow keys go from unit to unit instead: see UnitCursor.
        keyboard: false,
        attributionControl: false,
        fadeDuration: 0,
        renderWorldCopies: false,
        refreshExpiredTiles: false,
      });
    } catch {
      setFailed(true);
      return undefined;
    }
    made.touchZoomRotate.disableRotation();
    // Frames in which there is only sea are not worth bringing to the screen: the frame has its colour.
    made.getCanvas().hidden = true;
    made.getCanvas().setAttribute("aria-label", en.map.label);
    listenToPointer(made);
    void made.once("style.load", () => {
      shown.current = { scheme: begin.scheme, style, isBare: true };
      setMap(made);
    });
    return () => {
      setMap(null);
      setDrawn(false);
      made.remove();
    };
  }, [planId]);

  // Units that were divided or joined change the layer, not the view: the map stays and gets other tiles.
  useEffect(() => {
    if (map === null || layer === null || shown.current === null) return undefined;
    const running = syncMap(map, layer, styleOptionsFor({ layerKey, sight }), shown.current, () => {
      // Everything in sight has been fetched and drawn.
      void map.once("idle", () => setDrawn(true));
      map.triggerRepaint();
    });
    running.setScheme(first.current.scheme);
    sync.current = running;
    return () => {
      shown.current = running.stop();
      sync.current = null;
    };
    // With the extent other units have a colour.
  }, [map, layer, layerKey, sight, extentUnits]);

  useEffect(() => sync.current?.setScheme(scheme), [scheme]);

  return (
    <div className={classes.frame} data-testid="map">
      <div ref={container} className={classes.map} data-ready={isDrawn} />
      {failed && <p className={classes.failed}>{en.error.mapFailed}</p>}
      {map !== null && layer !== null && children(map)}
    </div>
  );
}

function styleOptionsFor({
  layerKey,
  sight,
}: Pick<Props, "layerKey" | "sight">): (scheme: ColorScheme) => StyleOptions {
  return (scheme) => ({
    colors: MAP_COLORS[scheme],
    basemapTiles: location.origin + resourceUrl.basemap,
    unitTiles: location.origin + resourceUrl.tiles(layerKey),
    layerKey,
    scheme,
    styling: stylingStore.getState(),
    origin: location.origin,
    unitLineZoom: sight.unitLineZoom,
  });
}

/** Where the map looked last; the whole plan when it was never looked at. */
function firstView({ bounds }: PlanSnapshot["sight"]): Partial<maplibregl.MapOptions> {
  const { looksAt } = lookStore.getState();
  if (looksAt !== null) {
    const { lng, lat, zoom, bearing } = looksAt;
    return { center: [lng, lat], zoom, bearing };
  }
  if (bounds === null) return { center: [-98, 39], zoom: 3.4 };
  const [west, south, east, north] = bounds;
  return { bounds: [west, south, east, north], fitBoundsOptions: { padding: VIEW_PADDING_PX } };
}

function listenToPointer(map: maplibregl.Map): void {
  const drawnAt = (point: maplibregl.Point): UnitIndex | null => {
    const id = map.queryRenderedFeatures(point, { layers: [FILL_LAYER] })[0]?.id;
    return typeof id === "number" ? id : null;
  };
  /** What is not drawn is there all the same. */
  const lyingAt = (point: maplibregl.Point): UnitIndex | null => {
    const { layer } = planStore.getState();
    const { lng, lat } = map.unproject(point).wrap();
    return layer === null ? null : finderOf(layer).unitAt(lng, lat);
  };
  const unitAt = (point: maplibregl.Point): UnitIndex | null => {
    if (map.getLayer(FILL_LAYER) === undefined) return null;
    const isDrawn = map.getLayoutProperty(FILL_LAYER, "visibility") !== "none";
    const unit = isDrawn ? drawnAt(point) : lyingAt(point);
    return unit !== null && planStore.getState().columns?.extent[unit] === 1 ? unit : null;
  };
  const hover = (hoveredUnit: UnitIndex | null) => {
    const { hoveredUnit: before, hoveredTerritory: territoryBefore } = selectionStore.getState();
    const holder = hoveredUnit === null ? UNASSIGNED : (shownTerritories().assignment[hoveredUnit] ?? UNASSIGNED);
    const hoveredTerritory = holder === UNASSIGNED ? null : holder;
    if (before === hoveredUnit && territoryBefore === hoveredTerritory) return;
    selectionStore.setState({ hoveredUnit, hoveredTerritory });
  };
  map.on("mousemove", ({ point }) => {
    const isStill = !map.isMoving() && regionStore.getState().drawing === null;
    hoverAccounts(isStill ? accountsAt(map, point) : null);
    hover(isStill ? unitAt(point) : null);
  });
  map.on("mouseout", () => {
    hoverAccounts(null);
    hover(null);
  });
  map.on("click", ({ point, originalEvent }) => {
    if (viewStore.getState().tool !== "select" || regionStore.getState().drawing !== null) return;
    // Arrow keys go on from what was clicked.
    moveCursorTo(null);
    const adds = originalEvent.shiftKey || originalEvent.ctrlKey || originalEvent.metaKey;
    const hit = accountsAt(map, point);
    if (hit?.kind === "account") return void pickPin(hit.row, adds);
    if (hit !== null && opensUp(map, hit)) return lookCloser(map, hit);
    if (hit !== null && hit.unit !== null) return listAccounts(hit.unit);
    const unit = unitAt(point);
    selectUnits(unit === null ? [] : [unit], adds ? "toggle" : "replace");
    if (adds) return;
    const territory = unit === null ? -1 : (scenarioStore.getState().assignment[unit] ?? -1);
    focusTerritory(territory < 0 ? null : territory);
  });
}
