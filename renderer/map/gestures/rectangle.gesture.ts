import { type Corner, unitsInPolygon } from "../../../core/geo/select/units-in-polygon.ts";
import { type GestureTool, MOVED_PX, type PointerAt } from "./gesture.ts";

/** Drag from one corner to the opposite one. */
export const rectangleTool: GestureTool = {
  begin({ layer, extentUnits, pixelOf }, first) {
    let last = first;
    const corners = (): Corner[] => [
      [first.lng, first.lat],
      [last.lng, first.lat],
      [last.lng, last.lat],
      [first.lng, last.lat],
    ];
    const isMeant = (): boolean => {
      const [from, to] = [pixelOf(first), pixelOf(last)];
      return Math.abs(to.x - from.x) >= MOVED_PX && Math.abs(to.y - from.y) >= MOVED_PX;
    };
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
