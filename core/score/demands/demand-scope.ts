import type { Demands } from "../../domain/demands.ts";
import type { Adjacency } from "../../domain/layer.ts";
import { type TerritoryIndex, UNASSIGNED } from "../../domain/territory.ts";
import { type Lookup, Refused } from "./lookup.ts";
import type { PresentPlan } from "./present-plan.ts";

/** Which units the demands are about; both columns have an entry per unit of the layer. */
export type DemandScope = {
  /** 1: the unit is weighed, because its territory may change. */
  readonly isInside: Uint8Array;
  /** 1: the unit itself may change hands; inside. */
  readonly isOpen: Uint8Array;
  /** Present territories that remain, ascending; those that are dissolved are not among them. None for "new". */
  readonly kept: readonly TerritoryIndex[];
};

/** @throws Refused when a name is unknown, or there is nothing that may change. O(units + pairs). */
export function demandScope(
  { layer, columns, scenario }: PresentPlan,
  { scope, disruption }: Demands,
  lookup: Lookup,
  adjacency: Adjacency,
  locked: ReadonlySet<TerritoryIndex>,
): DemandScope {
  const { assignment, territories } = scenario;
  const { extent } = columns;
  const where = (is: (territory: TerritoryIndex, unit: number) => boolean): Uint8Array =>
    Uint8Array.from(extent, (inExtent, unit) =>
      inExtent === 1 && !locked.has(assignment[unit] as number) && is(assignment[unit] as number, unit) ? 1 : 0,
    );
  const all = territories.map(({ index }) => index).filter((index) => !locked.has(index));
  const named = (ids: readonly string[]): Set<TerritoryIndex> =>
    new Set(ids.map((id, i) => lookup.territory(id, `scope.territories[${i}]`)));
  const answer = (isInside: Uint8Array, isOpen: Uint8Array, kept: readonly TerritoryIndex[]): DemandScope => {
    if (!isOpen.includes(1)) {
      throw new Refused("scope", `No ${layer.meta.unitNoun} may change hands: unlock a territory, or name others.`);
    }
    return { isInside, isOpen, kept: [...kept].sort((a, b) => a - b) };
  };

  switch (scope.kind) {
    case "new": {
      const inside = where(() => true);
      return answer(inside, inside, []);
    }
    case "rebalance": {
      const inside = where(() => true);
      if (territories.length === 0)
        throw new Refused("scope", "There are no territories to rebalance: build some first.");
      return answer(inside, inside, all);
    }
    case "within": {
      const chosen = named(scope.territories);
      const inArea = areaOf(scope.parents, lookup, layer.unitCount);
      const isOpen = where((territory, unit) => chosen.has(territory) || inArea[unit] === 1);
      const touched = new Set(assignment.filter((_, unit) => isOpen[unit] === 1));
      touched.delete(UNASSIGNED);
      return answer(
        where((territory, unit) => touched.has(territory) || isOpen[unit] === 1),
        isOpen,
        [...touched],
      );
    }
    case "split": {
      const territory = lookup.territory(scope.territory, "scope.territory");
      const inside = where((own) => own === territory);
      return answer(inside, inside, [territory]);
    }
    case "absorb": {
      const leaving = named(scope.territories);
      const neighbours = neighboursOf(leaving, assignment, adjacency, locked);
      if (neighbours.size === 0) {
        throw new Refused(
          "scope.territories",
          `“${scope.territories.join(", ")}” touches no territory that could take it over: unlock a neighbour.`,
        );
      }
      const inside = where((own) => leaving.has(own) || neighbours.has(own));
      const mayShift = disruption.budgets.some(({ maxShare }) => maxShare > 0);
      return answer(inside, mayShift ? inside : where((own) => leaving.has(own)), [...neighbours]);
    }
    case "new-rep": {
      const donors = scope.donors.length === 0 ? new Set(all) : named(scope.donors);
      const inside = where((own) => donors.has(own) || (scope.donors.length === 0 && own === UNASSIGNED));
      if (scope.at !== null && inside[lookup.unit(scope.at, "scope.at")] !== 1) {
        throw new Refused("scope.at", `“${scope.at}” is in none of the territories that make room: name its own.`);
      }
      return answer(inside, inside, [...donors]);
    }
  }
}

type Parents = readonly { readonly layer: string; readonly ids: readonly string[] }[];

function areaOf(parents: Parents, lookup: Lookup, unitCount: number): Uint8Array {
  const inArea = new Uint8Array(unitCount);
  parents.forEach(({ layer, ids }, i) => {
    const column = lookup.parents(layer, `scope.parents[${i}].layer`);
    const chosen = new Set(
      ids.map((id, j) => {
        const at = column.ids.indexOf(id);
        if (at >= 0) return at;
        throw new Refused(`scope.parents[${i}].ids[${j}]`, `There is no “${id}” in “${layer}”.`);
      }),
    );
    column.index.forEach((parent, unit) => {
      if (chosen.has(parent)) inArea[unit] = 1;
    });
  });
  return inArea;
}

function neighboursOf(
  leaving: ReadonlySet<TerritoryIndex>,
  assignment: Int32Array,
  { offsets, neighbours }: Adjacency,
  locked: ReadonlySet<TerritoryIndex>,
): Set<TerritoryIndex> {
  const found = new Set<TerritoryIndex>();
  assignment.forEach((territory, unit) => {
    if (!leaving.has(territory)) return;
    for (let e = offsets[unit] as number; e < (offsets[unit + 1] as number); e++) {
      const other = assignment[neighbours[e] as number] as number;
      if (other !== UNASSIGNED && !leaving.has(other) && !locked.has(other)) found.add(other);
    }
  });
  return found;
}
