import type { UnitIndex } from "../domain/layer.ts";
import type { Scorecard } from "../domain/scorecard.ts";
import type { TerritoryIndex } from "../domain/territory.ts";
import { assembleScorecard, measureScores } from "./assemble-scorecard.ts";
import { pieceCounter } from "./contiguity.ts";
import { deviationBounds } from "./deviation-bounds.ts";
import { movedFromUnit } from "./disruption.ts";
import { type Groups, groupBy } from "./groups.ts";
import { overridesIn, type ScoreContext, type ScoreInputs, scoreContext, slotsOf } from "./score-inputs.ts";
import { slotBeside } from "./slot-beside.ts";
import { slotDistances } from "./slot-distance.ts";
import { addTo } from "./sums.ts";
import { holderOfSlot, type TerritorySums, territorySums } from "./territory-sums.ts";
import { createUnitLists } from "./unit-lists.ts";

/** A scorecard that follows the edits of one scenario. Create it anew when territories or overrides change. */
export type LiveScores = {
  /**
   * Gives units to a territory, or to none (UNASSIGNED). O(borders of the moved units + units of the territories that
   * gain or lose some).
   */
  readonly move: (units: Iterable<UnitIndex>, to: TerritoryIndex) => void;
  /** The scorecard as it stands; equals scoreScenario of the present assignment. O(territories × measures). */
  readonly scorecard: () => Scorecard;
};

/**
 * Scores that are kept up to date while units change hands, so that a drag shows its effect in the same frame.
 *
 * Totals, areas, perimeters and disruption change by what moved; pieces and distances are computed anew for the
 * territories concerned. `inputs` are not modified. Creating costs as much as scoreScenario.
 */
export function createLiveScores(inputs: ScoreInputs): LiveScores {
  const context = scoreContext(inputs);
  const { layer, columns } = inputs;
  const { pool, slotCount } = context;
  const slots = slotsOf(context, inputs.scenario.assignment);
  const sums = territorySums(context, slots);
  const arcsOfUnit = unitArcs(context);
  const lists = createUnitLists(slots, slotCount);
  const countPieces = pieceCounter(context.neighbours, slots, new Int32Array(layer.unitCount));
  const distanceOf = slotDistances(context);
  let bound: ReturnType<typeof deviationBounds> | null = null;

  const moveUnit = (unit: UnitIndex, to: number): void => {
    const from = slots[unit] as number;
    movePerimeter(context, sums, arcsOfUnit, slots, unit, to);
    moveTotals(context, sums, unit, from, to);
    moveHoldings(context, sums, unit, from, to);
    lists.move(unit, from, to);
    slots[unit] = to;
    // A unit from outside the extent, taken in or let go, changes what there is to share out.
    if (columns.extent[unit] === 0) bound = null;
  };

  const refresh = (slot: number): void => {
    if (slot === pool) return;
    const units = lists.unitsOf(slot);
    sums.pieces[slot] = countPieces(units);
    const { accounts, sumKm } = distanceOf(slot, units);
    sums.distanceAccounts[slot] = accounts;
    sums.distanceSumKm[slot] = sumKm;
  };

  return {
    move(units, to) {
      const touched = new Set<number>();
      for (const unit of units) {
        const slot = context.slotFor(unit, to);
        const from = slots[unit] as number;
        if (from === slot) continue;
        touched.add(from).add(slot);
        moveUnit(unit, slot);
      }
      for (const slot of touched) if (slot >= 0) refresh(slot);
    },
    scorecard() {
      const measures = measureScores(context, sums);
      bound ??= deviationBounds(context, measures, (unit) => (slots[unit] as number) >= 0);
      return assembleScorecard(context, sums, measures, bound);
    },
  };
}

/** The arcs around each unit. */
function unitArcs({ inputs: { layer } }: ScoreContext): { readonly left: Groups; readonly right: Groups } {
  const { arcLeft, arcRight } = layer.topology;
  return { left: groupBy(arcLeft, layer.unitCount), right: groupBy(arcRight, layer.unitCount) };
}

/** Borders that open where the unit leaves its old neighbours, and close where it joins new ones. */
function movePerimeter(
  { inputs: { layer } }: ScoreContext,
  { perimeterKm }: TerritorySums,
  { left, right }: ReturnType<typeof unitArcs>,
  slots: Int32Array,
  unit: UnitIndex,
  to: number,
): void {
  const { arcLeft, arcRight, arcLengthKm } = layer.topology;
  const from = slots[unit] as number;
  const add = (slot: number, lengthKm: number): void => {
    if (slot >= 0) addTo(perimeterKm, slot, lengthKm);
  };
  const passArc = (arc: number, otherUnit: number): void => {
    const lengthKm = arcLengthKm[arc] as number;
    const beside = slotBeside(slots, otherUnit);
    if (beside !== from) {
      add(from, -lengthKm);
      add(beside, -lengthKm);
    }
    if (beside !== to) {
      add(to, lengthKm);
      add(beside, lengthKm);
    }
  };
  for (const arc of left.members.subarray(left.offsets[unit], left.offsets[unit + 1])) {
    passArc(arc, arcRight[arc] as number);
  }
  for (const arc of right.members.subarray(right.offsets[unit], right.offsets[unit + 1])) {
    passArc(arc, arcLeft[arc] as number);
  }
}

function moveTotals(context: ScoreContext, sums: TerritorySums, unit: UnitIndex, from: number, to: number): void {
  const { layer, columns, scenario } = context.inputs;
  const give = (slot: number, sign: 1 | -1): void => {
    if (slot < 0) return;
    sums.units[slot] = (sums.units[slot] as number) + sign;
    addTo(sums.areaKm2, slot, sign * (layer.areaKm2[unit] as number));
    columns.measures.forEach(({ perUnit }, m) => {
      const totals = sums.totals[m] as (typeof sums.totals)[number];
      addTo(totals, slot, sign * (perUnit[unit] as number));
      for (const i of overridesIn(context, unit)) {
        addTo(totals, slot, -sign * ((scenario.overrides.measures[m] as Float64Array)[i] as number));
      }
    });
  };
  give(from, -1);
  give(to, 1);
}

function moveHoldings(context: ScoreContext, sums: TerritorySums, unit: UnitIndex, from: number, to: number): void {
  const { holdings, scenario } = context.inputs;
  if (holdings === null) return;
  const pass = (slot: number, sign: 1 | -1): void =>
    movedFromUnit(
      holdings,
      scenario.overrides,
      context.overridesOfUnit,
      unit,
      holderOfSlot(context, slot),
      (measure, amount) => addTo(sums.moved, measure, sign * amount),
    );
  pass(from, -1);
  pass(to, 1);
}
