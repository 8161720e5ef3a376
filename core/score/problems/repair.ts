import { type Change } from "../../domain/edit.ts";
import type { UnitIndex } from "../../domain/layer.ts";
import { type Territory, type TerritoryIndex, UNASSIGNED } from "../../domain/territory.ts";
import { assignNearest } from "../../geo/select/assign-nearest.ts";
import { withGapLinks } from "../contiguity.ts";
import { bringIntoBand } from "./bring-into-band.ts";
import { likelyOwner } from "./likely-owner.ts";
import type { Problem } from "./problem.ts";
import type { RepairInputs } from "./problem-inputs.ts";

/** Why there is no repair to offer. */
export type NoRepair = "no-territory" | "no-neighbour" | "no-better-move" | "no-known-owner" | "all-locked";

export type RepairOffer =
  | { readonly kind: "repair"; readonly changes: readonly Change[] }
  | { readonly kind: "none"; readonly because: NoRepair };

const none = (because: NoRepair): RepairOffer => ({ kind: "none", because });
const repair = (...changes: readonly Change[]): RepairOffer => ({ kind: "repair", changes });

/**
 * What would mend a problem, as the changes of one edit; locks are never broken by it.
 *
 * - units that nobody has go to the nearest territory, so that what it gains hangs together with what it had;
 * - a hole goes to the territory around it, a piece to the one with which it shares most border;
 * - a territory out of band gives units to its neighbours or takes some, the best first, as long as nothing breaks apart;
 * - locks in the way are lifted; an empty territory is removed; one without an owner goes to who held most of it before.
 *
 * O(units + neighbours); out of band some hundred times the units of the territory.
 */
export function repairOf(problem: Problem, inputs: RepairInputs): RepairOffer {
  if (inputs.allLocked) return none("all-locked");
  switch (problem.kind) {
    case "unassigned":
    case "orphans":
      return fill(problem.units, inputs);
    case "hole":
      return problem.enclosedBy === null ? none("no-neighbour") : give(problem.units, problem.enclosedBy, inputs);
    case "piece": {
      const neighbour = closestNeighbour(problem, inputs);
      return neighbour === null ? none("no-neighbour") : give(problem.units, neighbour, inputs);
    }
    case "out-of-band":
      return outOfBandRepair(problem, inputs);
    case "locked-conflict":
      return unlock(problem, inputs);
    case "no-units": {
      const territory = territoryOf(problem, inputs);
      return repair({ kind: "territory", index: territory.index, from: territory, to: null });
    }
    case "no-owner": {
      const territory = territoryOf(problem, inputs);
      const owner = likelyOwner(territory.index, inputs);
      if (owner === null) return none("no-known-owner");
      return repair({ kind: "territory", index: territory.index, from: territory, to: { ...territory, owner } });
    }
  }
}

function territoryOf({ territory, key }: Problem, { scenario }: RepairInputs): Territory {
  const found = scenario.territories.find(({ index }) => index === territory);
  if (found === undefined) throw new Error(`broken invariant: ${key} names no territory of the scenario`);
  return found;
}

const isLocked = ({ scenario }: RepairInputs, territory: TerritoryIndex): boolean =>
  scenario.territories.find(({ index }) => index === territory)?.locked === true;

/** Moves of the given units, each to what `to` says. */
function moves(
  units: readonly UnitIndex[],
  to: (unit: UnitIndex) => TerritoryIndex,
  { scenario }: RepairInputs,
): Change {
  return {
    kind: "units",
    units,
    from: units.map((unit) => scenario.assignment[unit] as TerritoryIndex),
    to: units.map(to),
  };
}

function give(units: readonly UnitIndex[], to: TerritoryIndex, inputs: RepairInputs): RepairOffer {
  return isLocked(inputs, to) ? none("no-neighbour") : repair(moves(units, () => to, inputs));
}

function fill(units: readonly UnitIndex[], inputs: RepairInputs): RepairOffer {
  const { layer, columns, scenario } = inputs;
  const open = new Set(scenario.territories.filter(({ locked }) => !locked).map(({ index }) => index));
  if (open.size === 0) return none("no-territory");
  const wanted = new Set(units);
  const ways = withGapLinks(layer.adjacency, columns.gapLinks);
  const found = assignNearest(
    layer,
    ways,
    scenario.assignment,
    (unit) => wanted.has(unit),
    (holder) => open.has(holder),
  );
  if (found.units.length === 0) return none("no-neighbour");
  const to = new Map(found.units.map((unit, i) => [unit, found.to[i] as TerritoryIndex]));
  return repair(moves(found.units, (unit) => to.get(unit) as TerritoryIndex, inputs));
}

/** The open territory, other than the piece's own, with the longest common border; links count as a trace of border. */
function closestNeighbour(problem: Problem, inputs: RepairInputs): TerritoryIndex | null {
  const { layer, scenario } = inputs;
  const { offsets, neighbours, borderKm } = layer.adjacency;
  const shared = new Map<TerritoryIndex, number>();
  const LINK_KM = 1e-6;
  for (const unit of problem.units) {
    for (let i = offsets[unit] as number; i < (offsets[unit + 1] as number); i++) {
      const other = scenario.assignment[neighbours[i] as number] as TerritoryIndex;
      if (other === problem.territory || other === UNASSIGNED || isLocked(inputs, other)) continue;
      shared.set(other, (shared.get(other) ?? 0) + Math.max(LINK_KM, borderKm[i] as number));
    }
  }
  let best: TerritoryIndex | null = null;
  for (const [other, km] of shared) if (best === null || km > (shared.get(best) as number)) best = other;
  return best;
}

function outOfBandRepair(problem: Problem, inputs: RepairInputs): RepairOffer {
  const to = bringIntoBand(territoryOf(problem, inputs).index, inputs);
  if (to.size === 0) return none("no-better-move");
  return repair(moves([...to.keys()], (unit) => to.get(unit) as TerritoryIndex, inputs));
}

function unlock(problem: Problem, inputs: RepairInputs): RepairOffer {
  const units = problem.units.filter((unit) => inputs.lockedUnits[unit] === 1);
  const territory = inputs.scenario.territories.find(({ index }) => index === problem.territory);
  const changes: Change[] = [];
  if (territory?.locked === true) {
    changes.push({ kind: "territory", index: territory.index, from: territory, to: { ...territory, locked: false } });
  }
  if (units.length > 0) changes.push({ kind: "locks", units, from: true, to: false });
  return repair(...changes);
}
