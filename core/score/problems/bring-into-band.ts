import type { UnitIndex } from "../../domain/layer.ts";
import { type TerritoryIndex, UNASSIGNED } from "../../domain/territory.ts";
import { withGapLinks } from "../contiguity.ts";
import { freeMeasure } from "./free-measures.ts";
import type { ProblemInputs } from "./problem-inputs.ts";

/** More moves than this are no repair any more: the territories want to be built anew. */
const MOST_MOVES = 400;
const STEP = 1e-9;

type Move = { readonly unit: UnitIndex; readonly from: TerritoryIndex; readonly to: TerritoryIndex };

/**
 * Units that should change hands between a territory and its neighbours so that it comes within the tolerance, or as near
 * to it as single moves lead. Greedy: of all units along its borders always the one whose move lowers
 *
 *     Σ weight · (value / target − 1)²      over both territories and all measures that count
 *
 * most, as long as neither falls apart and nothing locked moves. A neighbour may get worse, but less than the territory
 * gets better.
 *
 * @returns The new holder per unit that moves; empty when no move helps.
 */
export function bringIntoBand(
  territory: TerritoryIndex,
  inputs: ProblemInputs,
): ReadonlyMap<UnitIndex, TerritoryIndex> {
  const { layer, columns, scenario, balance, scorecard, tolerance, lockedUnits } = inputs;
  const { offsets, neighbours } = withGapLinks(layer.adjacency, columns.gapLinks);
  const assignment = scenario.assignment.slice();
  const open = new Map(scenario.territories.filter(({ locked }) => !locked).map((each) => [each.index, each]));
  if (!open.has(territory)) return new Map();
  const scoresById = new Map(scorecard.territories.map((scores) => [scores.id, scores]));

  const measures = columns.measures.flatMap(({ measure: { key } }, at) => {
    const weight = balance[key] ?? 0;
    return weight > 0 ? [{ key, weight, perUnit: freeMeasure(columns, scenario.overrides, at) }] : [];
  });
  /** Value and target per measure of each territory that takes part. */
  const loads = new Map<TerritoryIndex, { value: number; readonly target: number }[]>();
  const loadOf = (index: TerritoryIndex): { value: number; readonly target: number }[] => {
    let load = loads.get(index);
    if (load === undefined) {
      const scores = scoresById.get(open.get(index)?.id ?? "");
      load = measures.map(({ key }) => ({ value: scores?.measures[key] ?? 0, target: scores?.target[key] ?? 0 }));
      loads.set(index, load);
    }
    return load;
  };
  const squares = (index: TerritoryIndex, unit: UnitIndex, sign: number): number =>
    loadOf(index).reduce((sum, { value, target }, m) => {
      if (target <= 0) return sum;
      const { weight, perUnit } = measures[m] as (typeof measures)[number];
      return sum + weight * ((value + sign * (perUnit[unit] as number)) / target - 1) ** 2;
    }, 0);
  const gainOf = ({ unit, from, to }: Move): number =>
    squares(from, unit, 0) + squares(to, unit, 0) - squares(from, unit, -1) - squares(to, unit, 1);
  const isInBand = (): boolean =>
    loadOf(territory).every(({ value, target }) => target <= 0 || Math.abs(value / target - 1) <= tolerance);

  const own = new Set<UnitIndex>();
  assignment.forEach((holder, unit) => {
    if (holder === territory) own.add(unit);
  });
  /** Every move over the territory's borders, both ways. */
  const candidates = (): Move[] => {
    const found: Move[] = [];
    const seen = new Set<UnitIndex>();
    for (const unit of own) {
      const takers = new Set<TerritoryIndex>();
      for (let i = offsets[unit] as number; i < (offsets[unit + 1] as number); i++) {
        const next = neighbours[i] as number;
        const holder = assignment[next] as TerritoryIndex;
        if (holder === territory || holder === UNASSIGNED || !open.has(holder)) continue;
        takers.add(holder);
        if (seen.has(next) || lockedUnits[next] === 1) continue;
        seen.add(next);
        found.push({ unit: next, from: holder, to: territory });
      }
      if (lockedUnits[unit] === 1) continue;
      for (const to of takers) found.push({ unit, from: territory, to });
    }
    return found;
  };
  const keepsTogether = (unit: UnitIndex): boolean => staysConnected(unit, assignment, offsets, neighbours);

  for (let step = 0; step < MOST_MOVES && !isInBand(); step++) {
    const ranked = candidates()
      .map((move) => ({ move, gain: gainOf(move) }))
      .filter(({ gain }) => gain > STEP)
      .sort((a, b) => b.gain - a.gain || a.move.unit - b.move.unit || a.move.to - b.move.to);
    const best = ranked.find(({ move }) => keepsTogether(move.unit));
    if (best === undefined) break;
    const { unit, from, to } = best.move;
    assignment[unit] = to;
    if (from === territory) own.delete(unit);
    else own.add(unit);
    measures.forEach(({ perUnit }, m) => {
      const given = loadOf(from)[m];
      const taken = loadOf(to)[m];
      if (given !== undefined) given.value -= perUnit[unit] as number;
      if (taken !== undefined) taken.value += perUnit[unit] as number;
    });
  }

  const changed = new Map<UnitIndex, TerritoryIndex>();
  assignment.forEach((holder, unit) => {
    if (holder !== scenario.assignment[unit]) changed.set(unit, holder);
  });
  return changed;
}

/**
 * Whether the neighbours of `unit` that its territory has still reach each other without it; false for a territory's last
 * unit. O(units of the territory), but mostly a few steps.
 */
function staysConnected(unit: UnitIndex, assignment: Int32Array, offsets: Int32Array, neighbours: Int32Array): boolean {
  const holder = assignment[unit];
  const around = (at: UnitIndex): UnitIndex[] =>
    [...neighbours.subarray(offsets[at], offsets[at + 1])].filter(
      (next) => assignment[next] === holder && next !== unit,
    );
  const [first, ...others] = around(unit);
  if (first === undefined) return false;
  const missing = new Set(others);
  missing.delete(first);
  const seen = new Set([first]);
  const queue = [first];
  for (let at = queue.pop(); at !== undefined && missing.size > 0; at = queue.pop()) {
    for (const next of around(at)) {
      if (seen.has(next)) continue;
      seen.add(next);
      missing.delete(next);
      queue.push(next);
    }
  }
  return missing.size === 0;
}
