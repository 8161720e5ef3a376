import type { UnitIndex } from "../../core/domain/layer.ts";
import { gestureStore, type Preview } from "../stores/gesture-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import type { UnitPainter } from "./unit-painter.ts";

const SELECTED = "#5566e0";
const REMOVED = "rgba(128, 138, 154, 0.5)";

/** Shows on the map what a gesture would do: only units that differ from the frame before are painted. */
export function followPreview({ cover }: UnitPainter, unassignedColor: () => string): () => void {
  return gestureStore.subscribe((state, before) => {
    if (state.preview !== before.preview) cover(colorsOf(state.preview, unassignedColor()));
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
