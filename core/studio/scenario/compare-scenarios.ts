import type { AccountRow } from "../../domain/account.ts";
import { known } from "../../domain/invariant.ts";
import { holderOf, type ScenarioColumns } from "../../domain/plan-columns.ts";
import type { ScenarioSummary } from "../../domain/scenario.ts";
import type { Scorecard } from "../../domain/scorecard.ts";
import type { ReadableDb } from "../../store/database.ts";
import { readScenarioSummaries } from "../../store/queries/scenarios.ts";
import type { OpenPlan } from "../plan/open-plan.ts";
import { findScenario } from "./find-scenario.ts";
import { scenarioColumns } from "./scenario-columns.ts";
import { scoredScenario } from "./score-scenario.ts";

/** What goes from one holder to another; "" is nobody. */
export type Flow = {
  readonly from: string;
  readonly to: string;
  readonly accounts: number;
  /** The imported measures by key. */
  readonly measures: Record<string, number>;
};

export type Comparison = {
  readonly from: { readonly scenario: ScenarioSummary; readonly scorecard: Scorecard };
  readonly to: { readonly scenario: ScenarioSummary; readonly scorecard: Scorecard };
  readonly moved: { readonly accounts: number; readonly measures: Record<string, number> };
  /** Largest first, by the first measure of money, else by accounts. */
  readonly flows: Flow[];
};

/**
 * Two scenarios side by side: their scores, and what differs in who holds it. A holder is an owner, or a territory that
 * nobody owns. O(units + overrides), whatever the number of accounts.
 *
 * @throws StudioFailure when a scenario is missing.
 */
export function compareScenarios(plan: OpenPlan<ReadableDb>, fromId: string, toId: string): Comparison {
  const from = scoredScenario(plan, fromId);
  const to = scoredScenario(plan, toId);
  const summaries = readScenarioSummaries(plan.db);
  const summaryOf = (id: string): ScenarioSummary => known(summaries.find((each) => each.id === id));
  const flows = flowsBetween(plan, from.columns, to.columns);
  const keys = plan.measures.map(({ key }) => key);
  const moneyAt = plan.measures.findIndex(({ kind }) => kind === "money");
  const weight = ({ sums }: Tally): number => sums[moneyAt < 0 ? 0 : moneyAt + 1] as number;
  const total = plan.columns.measures.map((_, m) => flows.reduce((sum, { sums }) => sum + (sums[m] as number), 0));
  const byKey = (sums: readonly number[]): Record<string, number> =>
    Object.fromEntries(keys.map((key, m) => [key, sums[m + 1] as number]));
  return {
    from: { scenario: summaryOf(fromId), scorecard: from.scorecard },
    to: { scenario: summaryOf(toId), scorecard: to.scorecard },
    moved: { accounts: total[0] as number, measures: byKey(total) },
    flows: flows
      .sort((a, b) => weight(b) - weight(a) || (a.from < b.from || (a.from === b.from && a.to < b.to) ? -1 : 1))
      .map((tally) => ({
        from: tally.from,
        to: tally.to,
        accounts: tally.sums[0] as number,
        measures: byKey(tally.sums),
      })),
  };
}

/** How many accounts change hands. O(units + overrides). @throws StudioFailure when a scenario is missing. */
export function movedAccountCount(plan: OpenPlan<ReadableDb>, fromId: string, toId: string): number {
  const [from, to] = [fromId, toId].map((id) => scenarioColumns(plan, findScenario(plan.db, id), null));
  const flows = flowsBetween(plan, known(from), known(to));
  return flows.reduce((sum, { sums }) => sum + (sums[0] as number), 0);
}

type Tally = { readonly from: string; readonly to: string; readonly sums: number[] };
type Holder = { readonly key: string; readonly name: string };

const NOBODY: Holder = { key: "", name: "" };

function flowsBetween({ columns, layer }: OpenPlan<ReadableDb>, from: ScenarioColumns, to: ScenarioColumns): Tally[] {
  const holdersFrom = holdersOf(from);
  const holdersTo = holdersOf(to);
  const tallies = new Map<string, Tally>();
  const add = (a: Holder, b: Holder, values: readonly number[]): void => {
    if (a.key === b.key) return;
    const key = JSON.stringify([a.key, b.key]);
    const tally = tallies.get(key) ?? { from: a.name, to: b.name, sums: values.map(() => 0) };
    tallies.set(key, tally);
    values.forEach((value, m) => {
      tally.sums[m] = (tally.sums[m] as number) + value;
    });
  };

  // Accounts held by override in either scenario are looked at one by one, and left out of their unit's sums.
  const rest = new Map<number, number[]>();
  const sumsOf = (unit: number): number[] =>
    rest.get(unit) ?? columns.measures.map(({ perUnit }) => perUnit[unit] as number);
  for (const { unit, values, territoryFrom, territoryTo } of overridden(from, to)) {
    rest.set(
      unit,
      sumsOf(unit).map((sum, m) => sum - (values[m] as number)),
    );
    add(
      holdersFrom(territoryFrom ?? (from.assignment[unit] as number)),
      holdersTo(territoryTo ?? (to.assignment[unit] as number)),
      values,
    );
  }
  for (let unit = 0; unit < layer.unitCount; unit++) {
    const sums = sumsOf(unit);
    if (sums[0] === 0) continue;
    add(holdersFrom(from.assignment[unit] as number), holdersTo(to.assignment[unit] as number), sums);
  }
  return [...tallies.values()];
}

function holdersOf({ territories }: ScenarioColumns): (territory: number) => Holder {
  const holders = new Map(
    territories.map((each): [number, Holder] => [each.index, { key: holderOf(each), name: each.owner ?? each.name }]),
  );
  return (territory) => holders.get(territory) ?? NOBODY;
}

type OverriddenAccount = {
  readonly unit: number;
  readonly values: readonly number[];
  territoryFrom?: number;
  territoryTo?: number;
};

function overridden(from: ScenarioColumns, to: ScenarioColumns): Iterable<OverriddenAccount> {
  const accounts = new Map<AccountRow, OverriddenAccount>();
  const entryOf = ({ overrides }: ScenarioColumns, i: number): OverriddenAccount => {
    const account = overrides.account[i] as number;
    const entry = accounts.get(account) ?? {
      unit: overrides.unit[i] as number,
      values: overrides.measures.map((column) => column[i] as number),
    };
    accounts.set(account, entry);
    return entry;
  };
  from.overrides.territory.forEach((territory, i) => {
    entryOf(from, i).territoryFrom = territory;
  });
  to.overrides.territory.forEach((territory, i) => {
    entryOf(to, i).territoryTo = territory;
  });
  return accounts.values();
}
