import type { DemandCheck } from "./demand-check.ts";

/** Deviations from target as they would be with units given or taken; only measures that are balanced. */
export type SlotOffs = {
  /** Largest deviation of a territory, as a fraction of its target, when `unit` is added (1), removed (−1) or left (0). */
  readonly off: (slot: number, unit: number, sign: -1 | 0 | 1) => number;
  /** The same, with its measure's position among the demanded ones, and whether it is too much or too little. */
  readonly worst: (slot: number) => { readonly off: number; readonly m: number; readonly isOver: boolean };
  /** What a unit brings of a demanded measure: its sum without what is held by override. */
  readonly load: (m: number, unit: number) => number;
};

/** O(units · measures) once; O(measures) a question. */
export function slotOffs({ present, resolved, after, loads, targets }: DemandCheck): SlotOffs {
  const perUnit = resolved.measures.map((position) => {
    const column = (present.columns.measures[position]?.perUnit ?? new Float64Array()).slice();
    const values = after.overrides.measures[position];
    after.overrides.unit.forEach((unit, i) => {
      column[unit] = (column[unit] ?? 0) - (values?.[i] ?? 0);
    });
    return column;
  });
  const counted = resolved.demands.measures.flatMap(({ weight }, m) => (weight > 0 ? [m] : []));
  const load = (m: number, unit: number): number => perUnit[m]?.[unit] ?? 0;
  const deviation = (m: number, slot: number, extra: number): number => {
    const target = targets[m]?.[slot] ?? 0;
    return target > 0 ? ((loads[m]?.[slot] ?? 0) + extra) / target - 1 : 0;
  };
  return {
    load,
    off: (slot, unit, sign) =>
      counted.reduce((worst, m) => Math.max(worst, Math.abs(deviation(m, slot, sign * load(m, unit)))), 0),
    worst: (slot) => {
      let found = { off: 0, m: counted[0] ?? 0, isOver: false };
      for (const m of counted) {
        const value = deviation(m, slot, 0);
        if (Math.abs(value) > found.off) found = { off: Math.abs(value), m, isOver: value > 0 };
      }
      return found;
    },
  };
}
