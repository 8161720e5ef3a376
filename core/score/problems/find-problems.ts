import type { UnitIndex } from "../../domain/layer.ts";
import { type Territory, type TerritoryIndex, UNASSIGNED } from "../../domain/territory.ts";
import { withGapLinks } from "../contiguity.ts";
import { type Components, findComponents, OPEN } from "./components.ts";
import { freeMeasure } from "./free-measures.ts";
import { PROBLEM_KINDS, type Problem } from "./problem.ts";
import type { ProblemInputs } from "./problem-inputs.ts";

/**
 * Everything about a scenario that needs mending, by kind and within a kind the weightiest first: accounts for units
 * without a territory, for holes and pieces; the deviation for territories out of band. Each unit is in one problem of
 * place at most. From scratch: O(units + neighbours + overrides), some milliseconds for 33,000 units.
 */
export function findProblems(inputs: ProblemInputs): Problem[] {
  const { layer, columns, scenario } = inputs;
  const neighbours = withGapLinks(layer.adjacency, columns.gapLinks);
  const components = findComponents(layer, columns.extent, neighbours, scenario.assignment);
  const accounts = freeMeasure(columns, scenario.overrides, 0);
  const found = [
    ...problemsOfPlace(components, accounts),
    ...orphans(inputs, accounts),
    ...outOfBand(inputs),
    ...incomplete(inputs),
  ].map((each) => inLocks(inputs, each));
  const rank = new Map(PROBLEM_KINDS.map((kind, i) => [kind, i]));
  const weight = ({ deviation, accounts: count }: Problem): number =>
    deviation === null ? count : Math.abs(deviation.by);
  return found.sort(
    (a, b) =>
      (rank.get(a.kind) as number) - (rank.get(b.kind) as number) ||
      weight(b) - weight(a) ||
      b.units.length - a.units.length ||
      (a.key < b.key ? -1 : 1),
  );
}

const problem = (fields: Pick<Problem, "kind" | "key"> & Partial<Problem>): Problem => ({
  territory: null,
  units: [],
  accounts: 0,
  enclosedBy: null,
  deviation: null,
  conflict: null,
  ...fields,
});

/** A problem of units or territories that are locked is a conflict of its own kind: the lock is what to look at. */
function inLocks({ scenario, lockedUnits }: ProblemInputs, found: Problem): Problem {
  if (found.kind === "no-units" || found.kind === "no-owner" || found.kind === "locked-conflict") return found;
  const holder = scenario.territories.find(({ index }) => index === found.territory);
  const isLocked = holder?.locked === true || found.units.some((unit) => lockedUnits[unit] === 1);
  return isLocked ? { ...found, kind: "locked-conflict", key: `locked ${found.key}`, conflict: found.kind } : found;
}

/** Unassigned units, holes and pieces: each component is one of them, or in order. */
function problemsOfPlace(components: Components, accounts: Float64Array): Problem[] {
  const main = mainComponents(components, accounts);
  const found: Problem[] = [];
  for (let c = 0; c < components.count; c++) {
    const holder = components.holder[c] as TerritoryIndex;
    if (main.get(holder) === c) continue;
    const units = unitsOfComponent(components, c);
    const count = units.reduce((sum, unit) => sum + (accounts[unit] as number), 0);
    const ring = components.around[c] as number;
    const isHole = ring !== OPEN && ring !== UNASSIGNED;
    const territory = holder === UNASSIGNED ? null : holder;
    if (isHole) {
      found.push(
        problem({ kind: "hole", key: `hole ${units[0]}`, territory, units, accounts: count, enclosedBy: ring }),
      );
    } else if (territory !== null) {
      found.push(problem({ kind: "piece", key: `piece ${units[0]}`, territory, units, accounts: count }));
    } else if (count > 0) {
      found.push(problem({ kind: "unassigned", key: `unassigned ${units[0]}`, units, accounts: count }));
    }
  }
  return found;
}

const unitsOfComponent = ({ offsets, members }: Components, c: number): UnitIndex[] =>
  [...members.subarray(offsets[c], offsets[c + 1])].sort((a, b) => a - b);

/** The component that a territory is about: the one with most accounts, and with most units where they are equal. */
function mainComponents(components: Components, accounts: Float64Array): ReadonlyMap<TerritoryIndex, number> {
  const { offsets, members, holder } = components;
  const main = new Map<TerritoryIndex, number>();
  const best = new Map<TerritoryIndex, readonly [accounts: number, units: number]>();
  for (let c = 0; c < components.count; c++) {
    const territory = holder[c] as TerritoryIndex;
    if (territory === UNASSIGNED) continue;
    let count = 0;
    for (let i = offsets[c] as number; i < (offsets[c + 1] as number); i++)
      count += accounts[members[i] as number] as number;
    const size = (offsets[c + 1] as number) - (offsets[c] as number);
    const [mostAccounts, mostUnits] = best.get(territory) ?? [-1, -1];
    if (count < mostAccounts || (count === mostAccounts && size <= mostUnits)) continue;
    best.set(territory, [count, size]);
    main.set(territory, c);
  }
  return main;
}

function orphans({ columns, scenario }: ProblemInputs, accounts: Float64Array): Problem[] {
  const units: UnitIndex[] = [];
  let count = 0;
  for (let unit = 0; unit < accounts.length; unit++) {
    if (columns.extent[unit] === 1 || scenario.assignment[unit] !== UNASSIGNED || (accounts[unit] as number) <= 0)
      continue;
    units.push(unit);
    count += accounts[unit] as number;
  }
  return units.length === 0 ? [] : [problem({ kind: "orphans", key: "orphans", units, accounts: count })];
}

function outOfBand({ scenario, scorecard, balance, tolerance }: ProblemInputs): Problem[] {
  const scoresById = new Map(scorecard.territories.map((scores) => [scores.id, scores]));
  const weighed = Object.keys(balance).filter((key) => (balance[key] as number) > 0);
  return scenario.territories.flatMap(({ index, id }): Problem[] => {
    const scores = scoresById.get(id);
    if (scores === undefined || scores.units === 0) return [];
    const offs = weighed.flatMap((measure) => {
      const share = scores.index[measure];
      return share === null || share === undefined ? [] : [{ measure, by: share / 100 - 1 }];
    });
    const [worst] = offs.sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
    if (worst === undefined || Math.abs(worst.by) <= tolerance + 1e-9) return [];
    return [
      problem({
        kind: "out-of-band",
        key: `out-of-band ${index}`,
        territory: index,
        accounts: scores.accounts,
        deviation: worst,
      }),
    ];
  });
}

/** Territories without units; and without an owner, in a plan that knows owners: where nobody has any, none is missing. */
function incomplete({ scenario, scorecard }: ProblemInputs): Problem[] {
  const knowsOwners = scenario.territories.some(({ owner }) => owner !== null);
  const scoresById = new Map(scorecard.territories.map((scores) => [scores.id, scores]));
  const of = (kind: "no-units" | "no-owner", { index, id }: Territory): Problem =>
    problem({ kind, key: `${kind} ${index}`, territory: index, accounts: scoresById.get(id)?.accounts ?? 0 });
  return scenario.territories.flatMap((territory) => {
    const scores = scoresById.get(territory.id);
    const isEmpty = (scores?.units ?? 0) === 0 && (scores?.accounts ?? 0) === 0;
    if (isEmpty) return [of("no-units", territory)];
    return knowsOwners && territory.owner === null ? [of("no-owner", territory)] : [];
  });
}
