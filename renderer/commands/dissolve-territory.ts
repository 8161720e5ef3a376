import type { Change, Edit } from "../../core/domain/edit.ts";
import type { TerritoryIndex } from "../../core/domain/territory.ts";
import { absorbByNearest, absorbEvenly } from "../../core/geo/absorb-territory.ts";
import { withGapLinks } from "../../core/score/contiguity.ts";
import { unitsOf } from "../edits/assign-units-edit.ts";
import { mainMeasure, planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { en } from "../text/en.ts";
import { commitEdit } from "./commit-edit.ts";

export type DissolveWay = "nearest" | "evenly";

/** Who would take what of a territory that is dissolved. */
export type Dissolution = {
  readonly edit: Edit;
  /** Units by who takes them, most first; what nobody can take comes under UNASSIGNED. */
  readonly gains: ReadonlyMap<TerritoryIndex, number>;
  /** Accounts that it holds by override; they go with their units. */
  readonly named: number;
};

/** Works out who takes the units of a territory; changes nothing. Null where there is none. O(units of the layer). */
export function planDissolution(index: TerritoryIndex, way: DissolveWay): Dissolution | null {
  const { snapshot, layer, columns } = planStore.getState();
  const { assignment, territories, overrides, scorecard } = scenarioStore.getState();
  const territory = territories.get(index);
  if (snapshot === null || layer === null || columns === null || territory === undefined) return null;
  const absorption = {
    layer,
    neighbours: withGapLinks(layer.adjacency, columns.gapLinks),
    assignment,
    units: unitsOf(assignment, index),
    mayGain: (taker: TerritoryIndex) => taker !== index && territories.get(taker)?.locked !== true,
  };
  const { key } = mainMeasure(snapshot);
  const scores = new Map([...territories.keys()].map((taker, slot) => [taker, scorecard?.territories[slot]]));
  const to =
    way === "nearest"
      ? absorbByNearest(absorption)
      : absorbEvenly(absorption, {
          perUnit: columns.measures.find(({ measure }) => measure.key === key)?.perUnit ?? new Float64Array(),
          valueOf: (taker) => scores.get(taker)?.measures[key] ?? 0,
          targetOf: (taker) => scores.get(taker)?.target[key] ?? 0,
        });

  const { units } = absorption;
  const changes: Change[] = [];
  if (units.length > 0) changes.push({ kind: "units", units, from: units.map(() => index), to });
  overrides.territory.forEach((holder, i) => {
    if (holder !== index) return;
    const from = { territory: holder, reason: overrides.reasons[i] ?? "" };
    changes.push({ kind: "override", account: overrides.account[i] as number, from, to: null });
  });
  const named = changes.filter(({ kind }) => kind === "override").length;
  changes.push({ kind: "territory", index, from: territory, to: null });
  return { edit: { label: en.whole.dissolved(territory.name), changes }, gains: countOf(to), named };
}

/** Dissolves a territory as it was worked out: one undoable edit. */
export const dissolveTerritory = ({ edit }: Dissolution): Promise<boolean> => commitEdit(edit);

function countOf(to: readonly TerritoryIndex[]): Map<TerritoryIndex, number> {
  const counts = new Map<TerritoryIndex, number>();
  for (const taker of to) counts.set(taker, (counts.get(taker) ?? 0) + 1);
  return new Map([...counts].sort(([, a], [, b]) => b - a));
}
