import type { Layer } from "../../core/domain/layer.ts";
import { createUnitFinder, type UnitFinder } from "../../core/geo/select/unit-finder.ts";

const finders = new WeakMap<Layer, UnitFinder>();

/** The finder of a layer: built when it is first needed, and kept as long as the layer. */
export function finderOf(layer: Layer): UnitFinder {
  let finder = finders.get(layer);
  if (finder === undefined) {
    finder = createUnitFinder(layer);
    finders.set(layer, finder);
  }
  return finder;
}
