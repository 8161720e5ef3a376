import type { Map as MapLibreMap } from "maplibre-gl";
import type { UnitIndex } from "../../core/domain/layer.ts";
import { UNIT_SOURCE, UNIT_TILE_LAYER } from "./style-options.ts";

export type UnitPainter = {
  /** Gives units the colours of their own: all of the plan's, or `units` where no others can have got another. */
  readonly paint: (colorOf: (unit: UnitIndex) => string, units?: Iterable<UnitIndex>) => void;
  /** Lays colours over those of the units themselves, in the place of all that were laid over them before. */
  readonly cover: (colors: ReadonlyMap<UnitIndex, string>) => void;
};

/**
 * Colours the plan's units by feature state and remembers with what, so that only differences are set. Own colours and
 * those laid over them are one state: where an edit gives a unit the colour that it was shown in while the edit was only
 * tried, MapLibre is told nothing and draws no frame.
 */
export function unitPainter(map: MapLibreMap, extentUnits: Int32Array): UnitPainter {
  const own: (string | undefined)[] = [];
  const shown: (string | undefined)[] = [];
  let cover: ReadonlyMap<UnitIndex, string> = new Map();

  const show = (unit: UnitIndex, color: string | undefined): void => {
    if (shown[unit] === color) return;
    shown[unit] = color;
    // A unit without a colour is seen through.
    map.setFeatureState({ source: UNIT_SOURCE, sourceLayer: UNIT_TILE_LAYER, id: unit }, { color: color ?? null });
  };

  return {
    paint(colorOf, units = extentUnits) {
      const startMs = performance.now();
      for (const unit of units) {
        const color = colorOf(unit);
        own[unit] = color;
        if (shown[unit] !== color && !cover.has(unit)) show(unit, color);
      }
      performance.measure("paint-units", { start: startMs });
    },
    cover(next) {
      const before = cover;
      cover = next;
      for (const unit of before.keys()) if (!next.has(unit)) show(unit, own[unit]);
      for (const [unit, color] of next) show(unit, color);
    },
  };
}
