import { UNASSIGNED } from "../../../core/domain/territory.ts";
import { en } from "../../text/en.ts";
import { sweep } from "./brush.gesture.ts";
import type { GestureTool } from "./gesture.ts";

/** A border is pulled by the tip of the pointer. */
const REACH_PX = 3;

/**
 * Press in a territory beside its border and drag outwards: units under the pointer on the far side join it. Since the
 * pointer comes from inside, what joins hangs together with what is there.
 */
export const edgeTool: GestureTool = {
  whyNot: () => en.tools.edgeNowhere,
  begin(field, at) {
    const unit = field.finder.unitAt(at.lng, at.lat);
    const territory = unit < 0 ? UNASSIGNED : (field.assignment[unit] ?? UNASSIGNED);
    if (territory === UNASSIGNED) return null;
    return { ...sweep(field, at, REACH_PX), target: territory };
  },
};
