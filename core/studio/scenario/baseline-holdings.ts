import type { AccountRow } from "../../domain/account.ts";
import { type Holdings, holderOf } from "../../domain/plan-columns.ts";
import type { ReadableDb } from "../../store/database.ts";
import { readAssignment } from "../../store/queries/assignments.ts";
import { readJournalState } from "../../store/queries/journal.ts";
import { readOverrides } from "../../store/queries/overrides.ts";
import { readScenarioSummaries, type ScenarioKey, scenarioKey } from "../../store/queries/scenarios.ts";
import { readTerritories } from "../../store/queries/territories.ts";
import type { OpenPlan } from "../plan/open-plan.ts";

/** Who held what in the baseline, and who held a single account there. */
export type BaselineHoldings = {
  readonly holdings: Holdings;
  /** Position in `holdings.holders`, or −1. */
  readonly holderOfAccount: (account: AccountRow, unit: number) => number;
};

/**
 * Null when no scenario is marked as the baseline. O(units + overrides) the first time; after that until the baseline is
 * edited, or another scenario becomes it, the same object again.
 */
export function baselineHoldings(plan: OpenPlan<ReadableDb>): BaselineHoldings | null {
  const baseline = readScenarioSummaries(plan.db).find(({ isBaseline }) => isBaseline);
  const key = baseline && scenarioKey(plan.db, baseline.id);
  if (key === undefined) return null;
  const { revision } = readJournalState(plan.db, key);
  const known = remembered.get(plan);
  if (known?.key === key && known.revision === revision) return known.value;
  const value = holdingsOf(plan, key);
  remembered.set(plan, { key, revision, value });
  return value;
}

const remembered = new WeakMap<
  OpenPlan<ReadableDb>,
  { readonly key: ScenarioKey; readonly revision: number; readonly value: BaselineHoldings }
>();

function holdingsOf(plan: OpenPlan<ReadableDb>, key: ScenarioKey): BaselineHoldings {
  const { unitCount } = plan.layer;
  const assignment = readAssignment(plan.db, key, unitCount);
  const overrides = readOverrides(plan.db, key, plan.measures.length);
  const territories = readTerritories(plan.db, key);
  const holders = [...new Set(territories.map(holderOf))];
  const positions = new Map(holders.map((holder, position) => [holder, position]));
  const holderOfTerritory = new Map(territories.map((each) => [each.index, positions.get(holderOf(each)) ?? -1]));

  // Per unit and holder the sums: what the unit's own holder keeps of it, and what overrides give to others.
  const entries = new Map<number, Map<number, Float64Array>>();
  const columns = plan.columns.measures.map(({ perUnit }) => perUnit);
  const entryOf = (unit: number, holder: number): Float64Array => {
    const ofUnit = entries.get(unit) ?? new Map<number, Float64Array>();
    entries.set(unit, ofUnit);
    const sums = ofUnit.get(holder) ?? new Float64Array(columns.length);
    ofUnit.set(holder, sums);
    return sums;
  };
  const rest = new Map<number, Float64Array>();
  for (const { unit, territory, measures } of overrides) {
    const left = rest.get(unit) ?? Float64Array.from(columns, (column) => column[unit] as number);
    rest.set(unit, left);
    const given = entryOf(unit, holderOfTerritory.get(territory) ?? -1);
    [1, ...measures].forEach((value, m) => {
      left[m] = (left[m] as number) - value;
      given[m] = (given[m] as number) + value;
    });
  }
  for (let unit = 0; unit < unitCount; unit++) {
    const holder = holderOfTerritory.get(assignment[unit] as number) ?? -1;
    const left = rest.get(unit) ?? columns.map((column) => column[unit] as number);
    // Without accounts, what is left of the sums is a rounding error.
    if (holder < 0 || left[0] === 0) continue;
    const sums = entryOf(unit, holder);
    sums.forEach((sum, m) => {
      sums[m] = sum + (left[m] as number);
    });
  }

  const held = new Map(overrides.map(({ account, territory }) => [account, holderOfTerritory.get(territory) ?? -1]));
  return {
    holdings: packEntries(entries, holders, unitCount, columns.length),
    holderOfAccount: (account, unit) => held.get(account) ?? holderOfTerritory.get(assignment[unit] as number) ?? -1,
  };
}

function packEntries(
  entries: ReadonlyMap<number, ReadonlyMap<number, Float64Array>>,
  holders: readonly string[],
  unitCount: number,
  measureCount: number,
): Holdings {
  const offsets = new Int32Array(unitCount + 1);
  const flat: [number, Float64Array][] = [];
  for (let unit = 0; unit < unitCount; unit++) {
    flat.push(...[...(entries.get(unit) ?? [])].sort(([a], [b]) => a - b));
    offsets[unit + 1] = flat.length;
  }
  return {
    holders,
    offsets,
    holder: Int32Array.from(flat, ([holder]) => holder),
    measures: Array.from({ length: measureCount }, (_, m) => Float64Array.from(flat, ([, sums]) => sums[m] as number)),
  };
}
