import type { Map as MapLibreMap } from "maplibre-gl";
import type { UnitIndex } from "../../core/domain/layer.ts";
import { gestureStore, type Preview } from "../stores/gesture-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { UNIT_SOURCE, UNIT_TILE_LAYER } from "./style-options.ts";

/** Feature state that stands before the unit's own colour while a gesture is under way; the style reads it. */
const PREVIEW_STATE = "preview";

const SELECTED = "#5566e0";
const REMOVED = "rgba(128, 138, 154, 0.5)";

/** Shows on the map what a gesture would do: only units that differ from the frame before are painted. */
export function followPreview(map: MapLibreMap, unassignedColor: () => string): () => void {
  let painted = new Map<UnitIndex, string>();
  const paint = (unit: UnitIndex, color: string | null): void => {
    map.setFeatureState({ source: UNIT_SOURCE, sourceLayer: UNIT_TILE_LAYER, id: unit }, { [PREVIEW_STATE]: color });
  };
  const follow = (preview: Preview | null): void => {
    const next = colorsOf(preview, unassignedColor());
    for (const unit of painted.keys()) if (!next.has(unit)) paint(unit, null);
    for (const [unit, color] of next) if (painted.get(unit) !== color) paint(unit, color);
    painted = next;
  };
  return gestureStore.subscribe((state, before) => {
    if (state.preview !== before.preview) follow(state.preview);
  });
}

function colorsOf(preview: Preview | null, unassignedColor: string): Map<UnitIndex, string> {
  if (preview === null || preview.kind === "pick") return new Map();
  if (preview.kind !== "move") {
    const color = preview.kind === "select" ? SELECTED : REMOVED;
    return new Map([...preview.units].map((unit) => [unit, color]));
  }
  const { territories } = scenarioStore.getState();
  return new Map([...preview.moves].map(([unit, to]) => [unit, territories.get(to)?.color ?? unassignedColor]));
}
