import type { MapGeoJSONFeature, Map as MapLibreMap, Point } from "maplibre-gl";
import type { AccountHit } from "../stores/account-hover-store.ts";
import { stylingStore } from "../stores/styling-store.ts";
import { CLUSTER_LAYER, PIN_LAYER } from "./layers/account-layers.ts";

type Cluster = Extract<AccountHit, { kind: "cluster" }>;

/** A pin is small; so far beside it counts as on it. */
const REACH_PX = 3;
const CLICK_ZOOM = 2;
const ZOOM_MS = 140;

/** The accounts drawn at a point of the screen; null for none. */
export function accountsAt(map: MapLibreMap, { x, y }: Point): AccountHit | null {
  const { accounts, layers } = stylingStore.getState();
  if (accounts.kind !== "pins" || !layers.accounts.isVisible || map.getLayer(PIN_LAYER) === undefined) return null;
  const around: [[number, number], [number, number]] = [
    [x - REACH_PX, y - REACH_PX],
    [x + REACH_PX, y + REACH_PX],
  ];
  const [feature] = map.queryRenderedFeatures(around, { layers: [CLUSTER_LAYER, PIN_LAYER] });
  return feature === undefined ? null : toHit(feature);
}

function toHit({ id, properties, geometry }: MapGeoJSONFeature): AccountHit | null {
  const unit = typeof properties["unit"] === "number" ? properties["unit"] : null;
  const count = Number(properties["count"] ?? 1);
  if (count === 1) return unit === null || typeof id !== "number" ? null : { kind: "account", row: id, unit };
  if (geometry.type !== "Point") return null;
  const [lng = 0, lat = 0] = geometry.coordinates;
  const isOnePlace = properties["isOnePlace"] === true;
  return { kind: "cluster", count, sum: Number(properties["sum"]), unit, isOnePlace, at: [lng, lat] };
}

/** Whether a click on a cluster looks closer: where more of it can be seen there. */
export const opensUp = (map: MapLibreMap, { isOnePlace }: Cluster): boolean =>
  !isOnePlace && map.getZoom() < map.getMaxZoom() - 0.1;

export function lookCloser(map: MapLibreMap, { at }: Cluster): void {
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  map.easeTo({ center: [...at], zoom: map.getZoom() + CLICK_ZOOM, duration: still ? 0 : ZOOM_MS });
}
