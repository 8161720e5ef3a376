import type { UnitIndex } from "../../../core/domain/layer.ts";
import type { Field, Gesture, GestureTool, PointerAt } from "./gesture.ts";

/** Sweep over units: whatever the brush touches is taken. */
export const brushTool: GestureTool = {
  begin: (field, at) => sweep(field, at, field.brushPx),
};

/** Everything within `reachPx` of the pointer's way, also between two of its places when it is fast. */
export function sweep({ finder, degreesPerPx }: Field, first: PointerAt, reachPx: number): Gesture {
  const taken = new Set<UnitIndex>();
  let last = first;
  const take = (at: PointerAt): void => {
    const stroke = { fromLng: last.lng, fromLat: last.lat, toLng: at.lng, toLat: at.lat };
    for (const unit of finder.unitsUnder({ ...stroke, reachLng: reachPx * degreesPerPx })) taken.add(unit);
    last = at;
  };
  take(first);
  return {
    move: take,
    up(at) {
      take(at);
      return true;
    },
    units: () => taken,
    outline: () => null,
    isMeant: () => true,
  };
}
