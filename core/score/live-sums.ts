import type { UnitIndex } from "../domain/layer.ts";
import type { TerritoryIndex } from "../domain/territory.ts";
import { movedFromUnit } from "./disruption.ts";
import { groupBy } from "./groups.ts";
import { pieceGain } from "./piece-gain.ts";
import { type ScoreContext, slotsOf } from "./score-inputs.ts";
import { slotBeside } from "./slot-beside.ts";
import { slotDistances } from "./slot-distance.ts";
import { addTo, type Sums } from "./sums.ts";
import { holderOfSlot, type TerritorySums, territorySums } from "./territory-sums.ts";
import { createUnitLists } from "./unit-lists.ts";

/** The sums of a scenario that follow its units. */
export type LiveSums = {
  readonly sums: TerritorySums;
  /** Slot per unit as it stands. */
  readonly slots: Int32Array;
  /**
   * Gives units to a territory, or to none (UNASSIGNED).
   *
   * @param onTouch Called with every slot (−1 for "not in the plan") that is about to lose or gain, perhaps more than once.
   * O(borders of the moved units + units of the territories concerned).
   */
  readonly move: (units: Iterable<UnitIndex>, to: TerritoryIndex, onTouch: (slot: number) => void) => void;
  /** Puts a unit back into a slot without counting anything: the caller restores the sums. O(1). */
  readonly replace: (unit: UnitIndex, slot: number) => void;
};

/**
 * Totals, areas, perimeters and disruption change by what moved, pieces by what lies around it; distances are counted
 * anew for the territories concerned, each once per call.
 */
export function createLiveSums(context: ScoreContext): LiveSums {
  const { scenario } = context.inputs;
  const { pool, slotCount } = context;
  const slots = slotsOf(context, scenario.assignment);
  const sums = territorySums(context, slots);
  const lists = createUnitLists(slots, slotCount);
  const piecesBy = pieceGain(context.neighbours, slots);
  const distanceOf = slotDistances(context);
  const movePerimeter = perimeterMover(context, sums, slots);
  const moveTotals = totalsMover(context, sums);
  const moveHoldings = holdingsMover(context, sums);

  /** @param units What has come to the slot (`sign` 1), or what has left it (−1). */
  const refresh = (slot: number, units: readonly UnitIndex[], sign: 1 | -1): void => {
    if (slot < 0 || slot === pool) return;
    const before = sums.pieces[slot] as number;
    sums.pieces[slot] = before + sign * piecesBy(units, slot, sign > 0 && before === 1);
    const { accounts, sumKm } = distanceOf(slot, lists.unitsOf(slot));
    sums.distanceAccounts[slot] = accounts;
    sums.distanceSumKm[slot] = sumKm;
  };

  return {
    sums,
    slots,
    move(units, to, onTouch) {
      const left = new Map<number, UnitIndex[]>();
      const come = new Map<number, UnitIndex[]>();
      const note = (slot: number, unit: UnitIndex, by: Map<number, UnitIndex[]>): void => {
        const noted = by.get(slot);
        if (noted !== undefined) {
          noted.push(unit);
          return;
        }
        by.set(slot, [unit]);
        onTouch(slot);
      };
      for (const unit of units) {
        const slot = context.slotFor(unit, to);
        const from = slots[unit] as number;
        if (from === slot) continue;
        note(from, unit, left);
        note(slot, unit, come);
        movePerimeter(unit, from, slot);
        moveTotals(unit, from, slot);
        moveHoldings(unit, from, slot);
        lists.move(unit, from, slot);
        slots[unit] = slot;
      }
      for (const [slot, those] of left) refresh(slot, those, -1);
      for (const [slot, those] of come) refresh(slot, those, 1);
    },
    replace(unit, slot) {
      lists.move(unit, slots[unit] as number, slot);
      slots[unit] = slot;
    },
  };
}

type Mover = (unit: UnitIndex, from: number, to: number) => void;

/**
 * Borders that open where a unit leaves its old neighbours, and close where it joins new ones. A border with a third
 * territory is passed on; that territory's outline stays as it is.
 */
function perimeterMover({ inputs: { layer } }: ScoreContext, { perimeterKm }: TerritorySums, slots: Int32Array): Mover {
  const { arcLeft, arcRight, arcLengthKm } = layer.topology;
  const left = groupBy(arcLeft, layer.unitCount);
  const right = groupBy(arcRight, layer.unitCount);
  const passArc = (lengthKm: number, beside: number, from: number, to: number): void => {
    const fromChange = beside === from ? lengthKm : -lengthKm;
    const toChange = beside === to ? -lengthKm : lengthKm;
    if (from >= 0) addTo(perimeterKm, from, fromChange);
    if (to >= 0) addTo(perimeterKm, to, toChange);
  };
  return (unit, from, to) => {
    for (let at = left.offsets[unit] as number; at < (left.offsets[unit + 1] as number); at++) {
      const arc = left.members[at] as number;
      passArc(arcLengthKm[arc] as number, slotBeside(slots, arcRight[arc] as number), from, to);
    }
    for (let at = right.offsets[unit] as number; at < (right.offsets[unit + 1] as number); at++) {
      const arc = right.members[at] as number;
      passArc(arcLengthKm[arc] as number, slotBeside(slots, arcLeft[arc] as number), from, to);
    }
  };
}

function totalsMover(context: ScoreContext, sums: TerritorySums): Mover {
  const { layer, columns, scenario } = context.inputs;
  const { offsets, members } = context.overridesOfUnit;
  const add = (totals: Sums, from: number, to: number, value: number): void => {
    if (value === 0) return;
    if (from >= 0) addTo(totals, from, -value);
    if (to >= 0) addTo(totals, to, value);
  };
  // By index all the way: views and iterators per unit would cost more than the sums.
  return (unit, from, to) => {
    if (from >= 0) sums.units[from] = (sums.units[from] as number) - 1;
    if (to >= 0) sums.units[to] = (sums.units[to] as number) + 1;
    add(sums.areaKm2, from, to, layer.areaKm2[unit] as number);
    for (let m = 0; m < sums.totals.length; m++) {
      const totals = sums.totals[m] as Sums;
      add(totals, from, to, (columns.measures[m] as (typeof columns.measures)[number]).perUnit[unit] as number);
      const held = scenario.overrides.measures[m] as Float64Array;
      for (let at = offsets[unit] as number; at < (offsets[unit + 1] as number); at++) {
        add(totals, from, to, -(held[members[at] as number] as number));
      }
    }
  };
}

function holdingsMover(context: ScoreContext, { moved }: TerritorySums): Mover {
  const { holdings, scenario } = context.inputs;
  if (holdings === null) return () => undefined;
  const pass = (unit: UnitIndex, slot: number, sign: 1 | -1): void =>
    movedFromUnit(
      holdings,
      scenario.overrides,
      context.overridesOfUnit,
      unit,
      holderOfSlot(context, slot),
      (measure, amount) => addTo(moved, measure, sign * amount),
    );
  return (unit, from, to) => {
    pass(unit, from, -1);
    pass(unit, to, 1);
  };
}
