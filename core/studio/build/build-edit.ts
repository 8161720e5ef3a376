import type { Change, Edit } from "../../domain/edit.ts";
import { nextColor } from "../../domain/palette.ts";
import type { ScenarioColumns } from "../../domain/plan-columns.ts";
import { makeTerritory, type Territory, type TerritoryIndex, UNASSIGNED } from "../../domain/territory.ts";
import { withGapLinks } from "../../score/contiguity.ts";
import { assignmentOfLayer } from "../../solve/from-layer.ts";
import type { SolveAnswer } from "../../solve/problem.ts";
import type { ReadableDb } from "../../store/database.ts";
import { counted } from "../jobs/job-hooks.ts";
import type { OpenPlan } from "../plan/open-plan.ts";
import type { BaselineHoldings } from "../scenario/baseline-holdings.ts";
import { territoryId } from "../scenario/territory-ids.ts";
import type { PreparedBuild } from "./build-problem.ts";
import { nameTerritories } from "./name-territories.ts";

export type BuildContext = {
  readonly plan: OpenPlan<ReadableDb>;
  readonly scenario: ScenarioColumns;
  readonly baseline: BaselineHoldings | null;
  /** Owners of the baseline's territories: holders that are people. */
  readonly owners: ReadonlySet<string>;
  /** The first index that no territory of the scenario ever had. */
  readonly nextIndex: TerritoryIndex;
};

/** The solver's answer as one edit, and how many overrides it lifts. */
export function buildEdit(
  context: BuildContext,
  prepared: PreparedBuild,
  answer: SolveAnswer,
): { readonly edit: Edit; readonly lifted: number } {
  const { scenario } = context;
  const slots = assignmentOfLayer(answer.assignment, prepared.graph, scenario.assignment.length);
  const isKeeping = prepared.kept.length > 0;
  const after = isKeeping ? keptTerritories(context, prepared) : namedTerritories(context, prepared, slots);
  const stays = new Set(prepared.kept);

  const removed = scenario.territories.filter(({ index }) => !stays.has(index));
  const created = after.filter(({ index }) => !stays.has(index));
  const overrides = liftedOverrides(scenario, stays);
  const changes: Change[] = [
    ...created.map((to): Change => ({ kind: "territory", index: to.index, from: null, to })),
    ...movedUnits(scenario.assignment, slots, after),
    ...overrides,
    ...removed.map((from): Change => ({ kind: "territory", index: from.index, from, to: null })),
  ];
  const measures = prepared.balanced.map(({ measure }) => measure.label).join(", ");
  const verb = isKeeping ? "Rebalanced" : "Built";
  const lifted = overrides.length === 0 ? "" : `, ${counted(overrides.length, "override")} lifted`;
  const label = `${verb} ${counted(after.length, "territory", "territories")} balanced on ${measures}`;
  return { edit: { label: `${label.slice(0, 250)}${lifted}`, changes }, lifted: overrides.length };
}

function namedTerritories(context: BuildContext, prepared: PreparedBuild, slots: Int32Array): Territory[] {
  const { plan, baseline, owners, nextIndex } = context;
  return nameTerritories({
    layer: plan.layer,
    slots,
    count: prepared.problem.territoryCount,
    neighbours: withGapLinks(plan.layer.adjacency, plan.columns.gapLinks),
    holdings: baseline?.holdings ?? null,
    measure: prepared.balanced[0] === undefined ? 0 : plan.columns.measures.indexOf(prepared.balanced[0]),
    owners,
    firstIndex: nextIndex,
  });
}

/** The territories that stay, as they are, and new ones for the slots beyond them. */
function keptTerritories({ scenario, nextIndex }: BuildContext, { kept, problem }: PreparedBuild): Territory[] {
  const after = scenario.territories.filter(({ index }) => kept.includes(index));
  const ids = new Set(after.map(({ id }) => id));
  for (let number = 0; after.length < problem.territoryCount; number++) {
    const id = territoryId(number);
    if (ids.has(id)) continue;
    const index = nextIndex + after.length - kept.length;
    const color = nextColor(after.map((each) => each.color));
    after.push(makeTerritory({ index, id, name: `Territory ${number + 1}`, color }));
  }
  return after;
}

function movedUnits(before: Int32Array, slots: Int32Array, after: readonly Territory[]): Change[] {
  const units: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  slots.forEach((slot, unit) => {
    const target = after[slot]?.index ?? UNASSIGNED;
    if (target === before[unit]) return;
    units.push(unit);
    from.push(before[unit] as number);
    to.push(target);
  });
  return units.length === 0 ? [] : [{ kind: "units", units, from, to }];
}

/** Overrides that hold accounts for a territory which does not stay. */
function liftedOverrides({ overrides }: ScenarioColumns, stays: ReadonlySet<TerritoryIndex>): Change[] {
  const changes: Change[] = [];
  overrides.account.forEach((account, i) => {
    const territory = overrides.territory[i] as number;
    if (stays.has(territory)) return;
    const from = { territory, reason: overrides.reasons[i] ?? "" };
    changes.push({ kind: "override", account, from, to: null });
  });
  return changes;
}
