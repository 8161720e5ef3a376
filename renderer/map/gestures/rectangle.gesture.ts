import { type Corner, unitsInPolygon } from "../../../core/geo/select/units-in-polygon.ts";
import { type GestureTool, MOVED_PX, type PointerAt } from "./gesture.ts";

/** Drag from one corner to the opposite one. */
export const rectangleTool: GestureTool = {
  begin({ layer, extentUnits }, first) {
    let last = first;
    const corners = (): Corner[] => [
      [first.lng, first.lat],
      [last.lng, first.lat],
      [last.lng, last.lat],
      [first.lng, last.lat],
    ];
    const isMeant = (): boolean => Math.abs(last.x - first.x) >= MOVED_PX && Math.abs(last.y - first.y) >= MOVED_PX;
    const move = (at: PointerAt): void => {
      last = at;
    };
    return {
      move,
      up: (at) => {
        move(at);
        return true;
      },
      units: () => (isMeant() ? unitsInPolygon(layer, extentUnits, corners()) : []),
      outline: () => ({ corners: corners(), isClosed: true }),
      isMeant,
    };
  },
};
