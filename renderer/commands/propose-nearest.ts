import type { UnitIndex } from "../../core/domain/layer.ts";
import { lockOnMove, locksOf } from "../../core/domain/locks.ts";
import { type TerritoryIndex, UNASSIGNED } from "../../core/domain/territory.ts";
import { assignNearest } from "../../core/geo/select/assign-nearest.ts";
import { withGapLinks } from "../../core/score/contiguity.ts";
import { notice } from "../shell/notice.ts";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { en } from "../text/en.ts";
import { propose } from "./propose.ts";
import { touchableUnits } from "./tool-rules.ts";

/** Proposes to give every unassigned unit to the territory that is nearest along the way from unit to unit. */
export function proposeNearest(): void {
  const { layer, columns } = planStore.getState();
  const scenario = scenarioStore.getState();
  if (layer === null || columns === null) return;
  const locks = locksOf(scenario);
  const mayTouch = touchableUnits();
  const ways = withGapLinks(layer.adjacency, columns.gapLinks);
  const isFree = (unit: UnitIndex): boolean => mayTouch(unit) && !locks.isUnitLocked(unit);
  const mayGain = (territory: TerritoryIndex): boolean =>
    lockOnMove({ ...locks, isUnitLocked: () => false }, 0, UNASSIGNED, territory) === null;
  const { units, to } = assignNearest(layer, ways, scenario.assignment, isFree, mayGain);
  if (units.length === 0) {
    notice.info(en.tools.nothingUnassigned);
    return;
  }
  const moves = new Map<UnitIndex, TerritoryIndex>(units.map((unit, i) => [unit, to[i] as TerritoryIndex]));
  propose({
    title: en.tools.nearestTitle,
    options: [
      {
        label: en.tools.assignedNearest,
        moves,
        words: en.tools.unitsMove(moves.size, layer.meta.unitNoun, layer.meta.unitNounPlural),
      },
    ],
  });
}
