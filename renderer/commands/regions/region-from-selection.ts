import { dissolve } from "../../../core/geo/dissolve.ts";
import { toMultiPolygon } from "../../../core/geo/outline.ts";
import { shapeOfGeometry } from "../../edits/region-geojson.ts";
import { notice } from "../../shell/notice.ts";
import { planStore } from "../../stores/plan-store.ts";
import { selectionStore } from "../../stores/selection-store.ts";
import { en } from "../../text/en.ts";
import { createRegion } from "./region-edits.ts";

/** A region with the outline of the selected units. */
export async function regionFromSelection(): Promise<void> {
  const { layer } = planStore.getState();
  const { units } = selectionStore.getState();
  if (layer === null || units.size === 0) {
    notice.info(en.regions.selectFirst);
    return;
  }
  const owner = new Int32Array(layer.unitCount).fill(-1);
  for (const unit of units) owner[unit] = 0;
  const [outline = []] = dissolve(layer.topology, owner, 1);
  if (outline.length > 0) {
    const shape = shapeOfGeometry({ type: "MultiPolygon", coordinates: toMultiPolygon(outline) });
    await createRegion(shape);
  }
}
