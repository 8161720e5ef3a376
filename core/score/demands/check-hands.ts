import type { Unmet } from "../../domain/demand-report.ts";
import { UNASSIGNED } from "../../domain/territory.ts";
import type { DemandCheck } from "./demand-check.ts";
import { movedShares } from "./moved-shares.ts";

const MOST_NAMED = 5;

/** Locks that do not hold, and units that changed hands although they were not to. O(units). */
export function checkLocks(check: DemandCheck): Unmet[] {
  const { present, resolved, after } = check;
  const { layer, scenario } = present;
  const { scope, lockedTerritories, unitLocks, demands } = resolved;
  const id = (unit: number): string => layer.ids[unit] ?? "";
  const hard = { isHard: true, measure: null, limit: 0 } as const;
  const changed = new Map<number, number[]>();
  scenario.assignment.forEach((before, unit) => {
    if (scope.isOpen[unit] === 1 || before === after.assignment[unit]) return;
    const key = lockedTerritories.has(before) ? before : UNASSIGNED;
    const units = changed.get(key);
    if (units === undefined) changed.set(key, [unit]);
    else units.push(unit);
  });
  const strayed = [...changed].map(([territory, units]): Unmet => {
    const locked = scenario.territories.find(({ index }) => index === territory);
    const kind = locked === undefined ? "outside-scope" : "locked-territory";
    const what = locked === undefined ? "outside the part that was to change" : `of ${locked.name}, which is locked,`;
    return {
      ...hard,
      kind,
      territory: locked?.id ?? null,
      units: units.slice(0, MOST_NAMED).map(id),
      value: units.length,
      sentence: `${units.length} ${units.length === 1 ? layer.meta.unitNoun : layer.meta.unitNounPlural} ${what} changed hands. Give them back, or unlock them.`,
    };
  });

  const idOf = new Map(after.territories.map((each) => [each.index, each.id]));
  const holderOf = new Map<string, string | undefined>();
  const labelOf = new Map<string, string>();
  const broken: Unmet[] = [];
  for (const [unit, label] of unitLocks) {
    const now = idOf.get(after.assignment[unit] as number);
    let sentence: string | null = null;
    if (demands.scope.kind !== "new") {
      if (now !== label) sentence = `${layer.names[unit]} is locked to “${label}”, but is in ${now ?? "no territory"}.`;
    } else {
      const first = holderOf.has(label) ? holderOf.get(label) : now;
      holderOf.set(label, first);
      const other = now === undefined ? label : (labelOf.get(now) ?? label);
      if (now !== undefined) labelOf.set(now, other);
      if (now === undefined) sentence = `${layer.names[unit]} is locked to “${label}”, but has no territory.`;
      else if (now !== first) sentence = `${layer.names[unit]} is not with the others that are locked to “${label}”.`;
      else if (other !== label)
        sentence = `${layer.names[unit]} (“${label}”) is with units that are locked to “${other}”.`;
    }
    if (sentence === null) continue;
    broken.push({ ...hard, kind: "lock", territory: now ?? null, units: [id(unit)], value: 1, sentence });
  }
  return [...strayed, ...broken];
}

/** Budgets that are overrun. O(units + baseline entries + overrides). */
export function checkBudgets(check: DemandCheck): Unmet[] {
  const { present, resolved } = check;
  if (resolved.budgets.length === 0) return [];
  const shares = movedShares(check);
  return resolved.budgets.flatMap(({ measure, maxShare }): Unmet[] => {
    const share = shares[measure] ?? 0;
    if (share <= maxShare + 1e-9) return [];
    const of = present.columns.measures[measure]?.measure;
    const { words } = present;
    return [
      {
        kind: "budget",
        isHard: true,
        territory: null,
        measure: of?.key ?? null,
        units: [],
        value: share,
        limit: maxShare,
        sentence: `${words.percent(share)} of ${of?.label ?? ""} change hands, more than the ${words.percent(maxShare)} allowed. A budget of ${words.percent(share)} would do, or a wider tolerance.`,
      },
    ];
  });
}

/** Units of the scope with accounts that nobody has, and a number of territories that is not the one asked for. O(units). */
export function checkCoverage({ present, resolved, after, territories }: DemandCheck): Unmet[] {
  const { layer, columns } = present;
  const { demands, scope } = resolved;
  const accounts = columns.measures[0]?.perUnit ?? new Float64Array();
  const unassigned: number[] = [];
  after.assignment.forEach((territory, unit) => {
    if (territory === UNASSIGNED && scope.isInside[unit] === 1 && (accounts[unit] ?? 0) > 0) unassigned.push(unit);
  });
  const unmet: Unmet[] = [];
  if (unassigned.length > 0) {
    unmet.push({
      kind: "unassigned",
      isHard: true,
      territory: null,
      measure: null,
      units: unassigned.slice(0, MOST_NAMED).map((unit) => layer.ids[unit] ?? ""),
      value: unassigned.length,
      limit: 0,
      sentence: `${unassigned.length} ${unassigned.length === 1 ? layer.meta.unitNoun : layer.meta.unitNounPlural} with accounts ${unassigned.length === 1 ? "has" : "have"} no territory. Give them to the nearest one.`,
    });
  }
  const all = after.territories.length;
  const wish = demands.territories;
  const [min, max] =
    wish.kind === "number" ? [wish.count, wish.count] : wish.kind === "range" ? [wish.min, wish.max] : [0, Infinity];
  const isSplit = demands.scope.kind === "split";
  const into = demands.scope.kind === "split" ? demands.scope.into : 0;
  if (all < min || all > max || (isSplit && territories.length !== into)) {
    const asked = isSplit ? String(into) : min === max ? String(min) : `${min} to ${max}`;
    const value = isSplit ? territories.length : all;
    unmet.push({
      kind: "number",
      isHard: true,
      territory: null,
      measure: null,
      units: [],
      value,
      limit: isSplit ? into : value < min ? min : max,
      sentence: `There are ${value} territories where ${asked} were asked for. Split or merge some.`,
    });
  }
  return unmet;
}
