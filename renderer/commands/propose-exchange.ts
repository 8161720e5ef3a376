import type { UnitIndex } from "../../core/domain/layer.ts";
import { type TerritoryIndex, UNASSIGNED } from "../../core/domain/territory.ts";
import { notice } from "../shell/notice.ts";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { selectionStore } from "../stores/selection-store.ts";
import { en } from "../text/en.ts";
import { propose } from "./propose.ts";

/** Proposes that selected units of two territories change sides, all of them at once. */
export function proposeExchange(): void {
  const { layer } = planStore.getState();
  const { assignment, territories } = scenarioStore.getState();
  const { units } = selectionStore.getState();
  const [first, second, ...others] = new Set([...units].map((unit) => assignment[unit] ?? UNASSIGNED));
  const [one, two] = [territories.get(first ?? UNASSIGNED), territories.get(second ?? UNASSIGNED)];
  if (layer === null || one === undefined || two === undefined || others.length > 0) {
    notice.info(en.tools.needTwo);
    return;
  }
  const moves = new Map<UnitIndex, TerritoryIndex>(
    [...units].map((unit) => [unit, assignment[unit] === one.index ? two.index : one.index]),
  );
  propose({
    title: en.tools.exchangeTitle(one.name, two.name),
    options: [
      {
        label: en.tools.exchangeLabel(one.name, two.name),
        moves,
        words: en.tools.unitsMove(moves.size, layer.meta.unitNoun, layer.meta.unitNounPlural),
      },
    ],
  });
}
