import type { Map as MapLibreMap } from "maplibre-gl";
import { cameraStore } from "../stores/camera-store.ts";
import { lookStore } from "../stores/look-store.ts";

export const VIEW_PADDING_PX = 32;

/** Says where the map looks, each time that it has come to rest. */
export function followMoves(map: MapLibreMap): () => void {
  const tell = (): void => {
    const { lng, lat } = map.getCenter();
    lookStore.setState({ looksAt: { lng, lat, zoom: map.getZoom(), bearing: map.getBearing() } });
  };
  map.on("moveend", tell);
  return () => map.off("moveend", tell);
}

/** Goes where a command wants the map to look. */
export function obeyCamera(map: MapLibreMap): void {
  const { wish } = cameraStore.getState();
  if (wish === null) return;
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const duration = still ? 0 : 140;
  if (wish.kind === "zoom") map.zoomTo(map.getZoom() + wish.by, { duration });
  else if (wish.kind === "look") {
    const { lng, lat, zoom, bearing } = wish.at;
    map.easeTo({ center: [lng, lat], zoom, bearing, duration });
  } else {
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
