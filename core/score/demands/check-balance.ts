import type { Unmet } from "../../domain/demand-report.ts";
import type { MeasureDemand } from "../../domain/demands.ts";
import type { Measure } from "../../domain/measure.ts";
import type { DemandCheck } from "./demand-check.ts";

/** Room for rounding, as a share of what is compared. */
const ROUNDING = 1e-9;

/** Territories outside their tolerance, minimum or maximum. O(territories · measures + units · measures). */
export function checkBalance(check: DemandCheck): Unmet[] {
  const { resolved, present } = check;
  return resolved.demands.measures.flatMap((demand, m) => {
    const column = present.columns.measures[resolved.measures[m] as number];
    if (column === undefined) return [];
    return [...limits(check, demand, column.measure, m), ...tolerance(check, demand, column.measure, m)];
  });
}

function limits(check: DemandCheck, { min, max }: MeasureDemand, measure: Measure, m: number): Unmet[] {
  const { resolved, territories, loads, present } = check;
  const { words } = present;
  const { territories: wish } = resolved.demands;
  const perRep = wish.kind === "capacity" && wish.measure === measure.key ? wish.perRep : Infinity;
  const upper = Math.min(max ?? Infinity, perRep);
  const values = loads[m] as Float64Array;
  const total = values.reduce((sum, value) => sum + value, 0);
  const slack = ROUNDING * Math.max(Math.abs(total), 1);
  return territories.flatMap(({ id, name }, slot): Unmet[] => {
    const value = values[slot] as number;
    const base = { isHard: true, territory: id, measure: measure.key, units: [], value };
    if (min !== null && value < min - slack) {
      const most = Math.floor(total / min);
      const way =
        min * territories.length > total
          ? `There is too little for ${territories.length} territories: ask for ${most < 1 ? "" : `${most} at most, or `}a minimum of ${words.amount(total / territories.length, measure)}.`
          : "Give it more units, or lower the minimum.";
      return [
        {
          ...base,
          kind: "minimum",
          limit: min,
          sentence: `${name} has ${words.amount(value, measure)} of ${measure.label}, ${words.amount(min - value, measure)} under the minimum of ${words.amount(min, measure)}. ${way}`,
        },
      ];
    }
    if (value > upper + slack) {
      const fewest = Math.ceil(total / upper);
      const heavy = heaviestUnit(check, id, m);
      const way =
        upper * territories.length < total
          ? `There is too much for ${territories.length} territories: ask for ${fewest} at least, or a maximum of ${words.amount(total / territories.length, measure)}.`
          : heavy !== null && heavy.value > upper
            ? `${heavy.name} alone has ${words.amount(heavy.value, measure)}: hold some of its accounts elsewhere, or raise the maximum.`
            : "Give some of its units away, or raise the maximum.";
      return [
        {
          ...base,
          kind: "maximum",
          limit: upper,
          sentence: `${name} has ${words.amount(value, measure)} of ${measure.label}, ${words.amount(value - upper, measure)} over the maximum of ${words.amount(upper, measure)}. ${way}`,
        },
      ];
    }
    return [];
  });
}

function tolerance(check: DemandCheck, demand: MeasureDemand, measure: Measure, m: number): Unmet[] {
  if (demand.weight === 0) return [];
  const { territories, loads, targets, present } = check;
  const { words } = present;
  return territories.flatMap(({ id, name }, slot): Unmet[] => {
    const value = (loads[m] as Float64Array)[slot] as number;
    const target = (targets[m] as Float64Array)[slot] as number;
    const off = target > 0 ? Math.abs(value - target) / target : 0;
    if (off <= demand.tolerance + ROUNDING) return [];
    const heavy = value > target ? heaviestUnit(check, id, m) : null;
    const way =
      heavy !== null && heavy.value > target * (1 + demand.tolerance)
        ? `${heavy.name} alone has ${words.amount(heavy.value, measure)}: ask for fewer territories, or hold some of its accounts elsewhere.`
        : `It would take a tolerance of ${words.percent(off)}, or units changed with its neighbours.`;
    return [
      {
        kind: "tolerance",
        isHard: false,
        territory: id,
        measure: measure.key,
        units: heavy === null ? [] : [heavy.id],
        value: off,
        limit: demand.tolerance,
        sentence: `${name} is ${words.percent(off)} ${value > target ? "over" : "under"} its target of ${measure.label}, more than the ${words.percent(demand.tolerance)} allowed. ${way}`,
      },
    ];
  });
}

function heaviestUnit(
  { present, resolved, after }: DemandCheck,
  territoryId: string,
  m: number,
): { readonly id: string; readonly name: string; readonly value: number } | null {
  const index = after.territories.find(({ id }) => id === territoryId)?.index;
  const perUnit = present.columns.measures[resolved.measures[m] as number]?.perUnit ?? new Float64Array();
  let heaviest = -1;
  after.assignment.forEach((territory, unit) => {
    if (territory === index && (heaviest < 0 || (perUnit[unit] ?? 0) > (perUnit[heaviest] ?? 0))) heaviest = unit;
  });
  if (heaviest < 0) return null;
  const { ids, names } = present.layer;
  return { id: ids[heaviest] ?? "", name: names[heaviest] ?? "", value: perUnit[heaviest] ?? 0 };
}
