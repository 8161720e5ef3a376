import type { UnitIndex } from "../domain/layer.ts";
import type { Scorecard, TerritoryScores } from "../domain/scorecard.ts";
import { type TerritoryIndex, UNASSIGNED } from "../domain/territory.ts";
import { assembleScorecard, measureScores } from "./assemble-scorecard.ts";
import type { LiveSums } from "./live-sums.ts";
import type { ScoreContext } from "./score-inputs.ts";
import type { Sums } from "./sums.ts";
import type { TerritorySums } from "./territory-sums.ts";

/** A what-if under way: units are tried elsewhere, its effect is read, and in the end all is as it was. */
export type Trial = {
  /** Tries units in a territory, or in none (UNASSIGNED). As dear as the move itself. */
  readonly move: (units: Iterable<UnitIndex>, to: TerritoryIndex) => void;
  /** Puts units back where they were before the trial. */
  readonly moveBack: (units: Iterable<UnitIndex>) => void;
  /** What has come of it. O(territories of the plan) and measures of those that were touched. */
  readonly effect: () => TrialEffect;
  /** Leaves no trace; nothing may be called after it. O(units tried). */
  readonly end: () => void;
  /** What was tried is what stands from now on, without being counted again; nothing may be called after it. O(1). */
  readonly keep: () => void;
};

export type TerritoryEffect = {
  readonly territory: TerritoryIndex;
  readonly before: TerritoryScores;
  readonly after: TerritoryScores;
};

export type TrialEffect = {
  readonly before: Scorecard;
  readonly after: Scorecard;
  /** Territories that lose or gain, in the order of the scenario. */
  readonly touched: readonly TerritoryEffect[];
};

/** What a slot's sums were; restored rather than counted back, so that no rounding is left behind. */
type SlotSums = {
  readonly units: number;
  readonly pieces: number;
  readonly distanceAccounts: number;
  readonly distanceSumKm: number;
  readonly exact: Float64Array;
};

/**
 * @param before The scorecard as it stands.
 * @param onEnd Told which slots (−1 for "not in the plan") are no longer what they were: none, unless the trial is kept.
 */
export function startTrial(
  context: ScoreContext,
  live: LiveSums,
  before: Scorecard,
  onEnd: (changed: Iterable<number>) => void,
): Trial {
  const { sums, slots } = live;
  const { territories } = context.inputs.scenario;
  const origin = new Map<UnitIndex, number>();
  const saved = new Map<number, SlotSums>();
  const touched = new Set<number>();
  const exactSums = [...sums.totals, sums.areaKm2, sums.perimeterKm];
  const moved = { high: sums.moved.high.slice(), low: sums.moved.low.slice() };
  const beforeMeasures = measureScores(context, sums);

  const save = (slot: number): void => {
    touched.add(slot);
    if (slot >= 0 && !saved.has(slot)) saved.set(slot, readSlot(sums, exactSums, slot));
  };
  const move = (units: Iterable<UnitIndex>, to: TerritoryIndex): void => {
    const tried = [...units];
    for (const unit of tried) if (!origin.has(unit)) origin.set(unit, slots[unit] as number);
    live.move(tried, to, save);
  };

  return {
    move,
    moveBack(units) {
      const bySlot = new Map<number, UnitIndex[]>();
      for (const unit of units) {
        const slot = origin.get(unit);
        if (slot === undefined) continue;
        const group = bySlot.get(slot);
        if (group === undefined) bySlot.set(slot, [unit]);
        else group.push(unit);
      }
      for (const [slot, group] of bySlot) live.move(group, territories[slot]?.index ?? UNASSIGNED, save);
    },
    effect() {
      const measures = measureScores(context, sums, beforeMeasures);
      const sameTargets = measures.every(({ targets }, m) => targets === beforeMeasures[m]?.targets);
      const after = assembleScorecard(context, sums, measures, before.overall.bound.maxDeviation, (slot) =>
        sameTargets && !saved.has(slot) ? before.territories[slot] : undefined,
      );
      const effects = territories.flatMap(({ index }, slot) =>
        saved.has(slot)
          ? [
              {
                territory: index,
                before: before.territories[slot] as TerritoryScores,
                after: after.territories[slot] as TerritoryScores,
              },
            ]
          : [],
      );
      return { before, after, touched: effects };
    },
    end() {
      for (const [unit, slot] of origin) live.replace(unit, slot);
      for (const [slot, was] of saved) writeSlot(sums, exactSums, slot, was);
      sums.moved.high.set(moved.high);
      sums.moved.low.set(moved.low);
      onEnd([]);
    },
    keep: () => onEnd(touched),
  };
}

function readSlot(sums: TerritorySums, exactSums: readonly Sums[], slot: number): SlotSums {
  return {
    units: sums.units[slot] as number,
    pieces: sums.pieces[slot] as number,
    distanceAccounts: sums.distanceAccounts[slot] as number,
    distanceSumKm: sums.distanceSumKm[slot] as number,
    exact: Float64Array.from(exactSums.flatMap(({ high, low }) => [high[slot] as number, low[slot] as number])),
  };
}

function writeSlot(sums: TerritorySums, exactSums: readonly Sums[], slot: number, was: SlotSums): void {
  sums.units[slot] = was.units;
  sums.pieces[slot] = was.pieces;
  sums.distanceAccounts[slot] = was.distanceAccounts;
  sums.distanceSumKm[slot] = was.distanceSumKm;
  exactSums.forEach(({ high, low }, i) => {
    high[slot] = was.exact[2 * i] as number;
    low[slot] = was.exact[2 * i + 1] as number;
  });
}
