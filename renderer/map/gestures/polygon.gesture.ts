import { type Corner, unitsInPolygon } from "../../../core/geo/select/units-in-polygon.ts";
import { type GestureTool, type PointerAt, pixelsBetween } from "./gesture.ts";

/** A click this near to the first corner closes the shape; one this near to the last corner ends it. */
const SAME_PX = 7;

/** Click the corners; Enter, a double click or a click on the first corner closes. */
export const polygonTool: GestureTool = {
  begin(field, first) {
    const { layer, extentUnits } = field;
    const placed: PointerAt[] = [first];
    let pointer = first;
    let isFirstRelease = true;
    const corners = (): Corner[] => [...placed, pointer].map(({ lng, lat }) => [lng, lat]);
    const closes = (): boolean => placed.length >= 3;
    return {
      move(at) {
        pointer = at;
      },
      up(at) {
        pointer = at;
        // The release of the click that placed the first corner.
        if (isFirstRelease) {
          isFirstRelease = false;
          return false;
        }
        const last = placed.at(-1) ?? first;
        if (closes() && (pixelsBetween(field, at, first) < SAME_PX || pixelsBetween(field, at, last) < SAME_PX)) {
          pointer = last;
          return true;
        }
        if (pixelsBetween(field, at, last) >= SAME_PX) placed.push(at);
        return false;
      },
      finish() {
        pointer = placed.at(-1) ?? first;
        return closes();
      },
      takeBack() {
        placed.pop();
        return placed.length > 0;
      },
      units: () => (placed.length >= 2 ? unitsInPolygon(layer, extentUnits, corners()) : []),
      outline: () => ({ corners: corners(), isClosed: placed.length >= 2 }),
      isMeant: closes,
      isClicked: true,
    };
  },
};
