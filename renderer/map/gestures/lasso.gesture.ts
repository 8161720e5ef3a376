import { type Corner, unitsInPolygon } from "../../../core/geo/select/units-in-polygon.ts";
import { type GestureTool, MOVED_PX, pixelsBetween } from "./gesture.ts";

/** Two places nearer than this on the map draw the same line. */
const STEP_PX = 2;

/** Draw around units; the line closes itself. */
export const lassoTool: GestureTool = {
  begin(field, first) {
    const { layer, extentUnits } = field;
    const corners: Corner[] = [[first.lng, first.lat]];
    let last = first;
    let reachPx = 0;
    const isMeant = (): boolean => corners.length >= 3 && reachPx >= MOVED_PX;
    return {
      move(at) {
        if (pixelsBetween(field, at, last) < STEP_PX) return;
        last = at;
        reachPx = Math.max(reachPx, pixelsBetween(field, at, first));
        corners.push([at.lng, at.lat]);
      },
      up: () => true,
      units: () => (isMeant() ? unitsInPolygon(layer, extentUnits, corners) : []),
      outline: () => ({ corners, isClosed: true }),
      isMeant,
    };
  },
};
