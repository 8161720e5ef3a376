import type { Map as MapLibreMap } from "maplibre-gl";

/** Keys are the map's while it has the focus, or nothing has. */
export const belongsToMap = (map: MapLibreMap, { target }: KeyboardEvent): boolean =>
  target === document.body || (target instanceof Node && map.getContainer().contains(target));
