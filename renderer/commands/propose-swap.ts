import { lockOnMove, locksOf } from "../../core/domain/locks.ts";
import type { TerritoryIndex } from "../../core/domain/territory.ts";
import { borderSwaps, type SwapMeasure } from "../../core/score/border-swaps.ts";
import { withGapLinks } from "../../core/score/contiguity.ts";
import { notice } from "../shell/notice.ts";
import { mainMeasure, planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { en } from "../text/en.ts";
import { chosenTerritory } from "./chosen-territory.ts";
import { propose } from "./propose.ts";
import { touchableUnits } from "./tool-rules.ts";

const MOST = 12;

/** Proposes pairs of border units whose exchange brings the chosen territory and another one nearer to their targets. */
export function proposeSwap(other: TerritoryIndex): void {
  const { layer, columns } = planStore.getState();
  const scenario = scenarioStore.getState();
  const first = chosenTerritory();
  const second = scenario.territories.get(other);
  if (layer === null || columns === null || first === null || second === undefined) return;
  const locks = locksOf(scenario);
  const mayTouch = touchableUnits();
  const swaps = borderSwaps({
    neighbours: withGapLinks(layer.adjacency, columns.gapLinks),
    assignment: scenario.assignment,
    territories: [first.index, second.index],
    measures: swapMeasures(first.id, second.id),
    isFixed: (unit) => !mayTouch(unit) || lockOnMove(locks, unit, first.index, second.index) !== null,
    most: MOST,
  });
  if (swaps.length === 0) {
    notice.info(en.tools.noSwap(first.name, second.name));
    return;
  }
  propose({
    title: en.tools.swapTitle(first.name, second.name),
    options: swaps.map(({ give, take }) => ({
      label: en.tools.swapped(first.name, second.name),
      moves: new Map([
        [give, second.index],
        [take, first.index],
      ]),
      words: en.tools.swapWords(layer.names[give] ?? "", layer.names[take] ?? ""),
    })),
  });
}

/** What the plan is balanced on: by its weights, or its main measure where it has none. */
function swapMeasures(firstId: string, secondId: string): readonly SwapMeasure[] {
  const { snapshot, columns } = planStore.getState();
  const { scorecard } = scenarioStore.getState();
  const [first, second] = [firstId, secondId].map((id) => scorecard?.territories.find((scores) => scores.id === id));
  if (snapshot === null || columns === null || first === undefined || second === undefined) return [];
  const hasWeights = Object.values(snapshot.balance).some((weight) => weight > 0);
  const main = mainMeasure(snapshot).key;
  return columns.measures.map(({ measure: { key }, perUnit }) => ({
    weight: hasWeights ? (snapshot.balance[key] ?? 0) : key === main ? 1 : 0,
    perUnit,
    totals: [first.measures[key] ?? 0, second.measures[key] ?? 0],
    targets: [first.target[key] ?? 0, second.target[key] ?? 0],
  }));
}
