import { type Bounds, usefulBounds } from "../../geo/unit-bounds.ts";
import { unitLineZoom } from "../../geo/unit-line-zoom.ts";
import type { OpenPlan } from "./open-plan.ts";

/** What a map of the plan can be begun with before layer and columns have arrived. */
type FirstSight = {
  /** Most of the plan's units; null where it has none. */
  readonly bounds: Bounds | null;
  /** Zoom at which a typical unit is wide enough for its lines. */
  readonly unitLineZoom: number;
};

const known = new WeakMap<OpenPlan["columns"], FirstSight>();

/** What is seen of a plan first. O(units log units) once for its columns. */
export function firstSight({ layer, columns }: Pick<OpenPlan, "layer" | "columns">): FirstSight {
  let sight = known.get(columns);
  if (sight === undefined) {
    const units = Int32Array.from(layer.ids.keys()).filter((unit) => columns.extent[unit] === 1);
    sight = { bounds: usefulBounds(layer, units), unitLineZoom: unitLineZoom(layer, units) };
    known.set(columns, sight);
  }
  return sight;
}
