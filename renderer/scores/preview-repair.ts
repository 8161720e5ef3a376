import type { Change } from "../../core/domain/edit.ts";
import { type Territory, type TerritoryIndex, UNASSIGNED } from "../../core/domain/territory.ts";
import type { RepairInputs } from "../../core/score/problems/problem-inputs.ts";
import { scoreScenario } from "../../core/score/scorecard.ts";

/** A figure of a territory, or of the scenario (null), before and after a repair. */
export type PreviewRow = {
  readonly territory: TerritoryIndex | null;
  readonly figure: "index" | "pieces" | "balance" | "unassigned-accounts" | "owner" | "locked";
  readonly before: number | string;
  readonly after: number | string;
};

/** How many territories a preview names; the first ones are those that the repair touches most. */
const MOST_ROWS = 6;

/**
 * What changes would do to the figures: the index (and the pieces, where they change) of the territories that gain or
 * lose units, then balance and accounts without a territory. Scores the scenario once more from scratch.
 *
 * @param measure Key of the measure that the index is of.
 */
export function previewRows(inputs: RepairInputs, changes: readonly Change[], measure: string): PreviewRow[] {
  const rows: PreviewRow[] = [];
  for (const change of changes) {
    if (change.kind === "territory") rows.push(...territoryRows(change.from, change.to));
    else if (change.kind === "locks") {
      rows.push({ territory: null, figure: "locked", before: change.units.length, after: 0 });
    }
  }
  const touched = touchedBy(changes);
  if (touched.length === 0) return rows;
  const assignment = inputs.scenario.assignment.slice();
  for (const change of changes) {
    if (change.kind !== "units") continue;
    change.units.forEach((unit, i) => {
      assignment[unit] = change.to[i] as TerritoryIndex;
    });
  }
  const after = scoreScenario({ ...inputs, scenario: { ...inputs.scenario, assignment } });
  const before = inputs.scorecard;
  const changed = (row: PreviewRow): PreviewRow[] => (row.before === row.after ? [] : [row]);
  for (const territory of touched.slice(0, MOST_ROWS)) {
    const id = inputs.scenario.territories.find(({ index }) => index === territory)?.id;
    const was = before.territories.find((scores) => scores.id === id);
    const is = after.territories.find((scores) => scores.id === id);
    if (was === undefined || is === undefined) continue;
    rows.push({ territory, figure: "index", before: was.index[measure] ?? 0, after: is.index[measure] ?? 0 });
    rows.push(...changed({ territory, figure: "pieces", before: was.pieces, after: is.pieces }));
  }
  const overall = (figure: PreviewRow["figure"], of: (card: typeof before) => number): void => {
    rows.push(...changed({ territory: null, figure, before: of(before), after: of(after) }));
  };
  overall("balance", ({ overall: { balance } }) => balance["overall"] ?? 0);
  overall("unassigned-accounts", ({ overall: { accounts, assignedAccounts } }) => accounts - assignedAccounts);
  return rows;
}

function territoryRows(from: Territory | null, to: Territory | null): PreviewRow[] {
  if (from === null || to === null) return [];
  const { index: territory } = from;
  return [
    ...(from.owner === to.owner
      ? []
      : [{ territory, figure: "owner" as const, before: from.owner ?? "", after: to.owner ?? "" }]),
    ...(from.locked === to.locked ? [] : [{ territory, figure: "locked" as const, before: 1, after: 0 }]),
  ];
}

/** Territories that gain or lose units, most units first. */
function touchedBy(changes: readonly Change[]): TerritoryIndex[] {
  const counts = new Map<TerritoryIndex, number>();
  for (const change of changes) {
    if (change.kind !== "units") continue;
    for (const holder of [...change.from, ...change.to]) {
      if (holder !== UNASSIGNED) counts.set(holder, (counts.get(holder) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([territory]) => territory);
}
