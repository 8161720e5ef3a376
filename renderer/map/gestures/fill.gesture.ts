import { UNASSIGNED } from "../../../core/domain/territory.ts";
import { pieceAround } from "../../../core/geo/select/grow-units.ts";
import { holderAround } from "../../../core/geo/select/holder-around.ts";
import { en } from "../../text/en.ts";
import type { Field, Gesture, GestureTool, PointerAt } from "./gesture.ts";

/**
 * Click a hole: all units that hang together there and belong to nobody join the active territory, or where there is none
 * the territory that stands around them most. When selecting, the piece of whoever holds it.
 */
export const fillTool: GestureTool = {
  begin: pieceThere,
  hover: pieceThere,
  whyNot: ({ action }) => (action === "assign" ? en.tools.fillNowhere : null),
};

function pieceThere(field: Field, first: PointerAt): Gesture | null {
  const { finder, assignment, layer, action, activeTerritory, mayTouch } = field;
  const start = finder.unitAt(first.lng, first.lat);
  if (start < 0) return null;
  const holder = assignment[start] ?? UNASSIGNED;
  if (action === "assign" && holder !== UNASSIGNED) return null;
  const piece = pieceAround(
    layer.adjacency,
    start,
    (unit) => (assignment[unit] ?? UNASSIGNED) === holder && mayTouch(unit),
  );
  const target = activeTerritory ?? holderAround(layer, assignment, piece);
  return {
    move: () => undefined,
    up: () => true,
    units: () => piece,
    outline: () => null,
    isMeant: () => true,
    isClicked: true,
    ...(action === "assign" && target !== null && { target }),
  };
}
