import type { Map as MapLibreMap } from "maplibre-gl";
import { UNIT_SOURCE } from "./style-options.ts";

/**
 * Calls back once the units in sight are all here, and again when the frame after that has been drawn: the plan's colours
 * come in one piece and before anything else, since each frame with tens of thousands of units has its price.
 *
 * @returns The end of waiting.
 */
export function onFirstFrame(map: MapLibreMap, onCovered: () => void, onDrawn: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const drawn = (): void => {
    timer = setTimeout(onDrawn);
  };
  const look = (): void => {
    if (!map.isSourceLoaded(UNIT_SOURCE)) return;
    map.off("render", look);
    onCovered();
    void map.once("render", drawn);
    map.triggerRepaint();
  };
  map.on("render", look);
  map.triggerRepaint();
  return () => {
    clearTimeout(timer);
    map.off("render", look);
    map.off("render", drawn);
  };
}
