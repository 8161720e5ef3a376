import type { Map as MapLibreMap } from "maplibre-gl";
import type { UnitIndex } from "../../core/domain/layer.ts";
import { UNIT_SOURCE, UNIT_TILE_LAYER } from "./style-options.ts";

/** Colours the plan's units by feature state and remembers with what, so that only differences are set. */
export function unitPainter(map: MapLibreMap, extentUnits: Int32Array): (colorOf: (unit: UnitIndex) => string) => void {
  const painted: (string | undefined)[] = [];
  return (colorOf) => {
    const startMs = performance.now();
    for (const unit of extentUnits) {
      const color = colorOf(unit);
      if (painted[unit] === color) continue;
      painted[unit] = color;
      map.setFeatureState({ source: UNIT_SOURCE, sourceLayer: UNIT_TILE_LAYER, id: unit }, { color });
    }
    performance.measure("paint-units", { start: startMs });
  };
}
