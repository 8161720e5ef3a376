import type { Demands } from "../../domain/demands.ts";
import { known } from "../../domain/invariant.ts";
import { nextColor } from "../../domain/palette.ts";
import type { ScenarioColumns } from "../../domain/plan-columns.ts";
import { makeTerritory, type Territory, type TerritoryIndex } from "../../domain/territory.ts";
import { withGapLinks } from "../../score/contiguity.ts";
import { continuedTerritories } from "../../solve/demands/answer-plan.ts";
import type { DemandTask } from "../../solve/demands/demand-task.ts";
import type { TaskAnswer } from "../../solve/demands/solve-task.ts";
import { assignmentOfLayer } from "../../solve/from-layer.ts";
import type { ReadableDb } from "../../store/database.ts";
import type { OpenPlan } from "../plan/open-plan.ts";
import type { BaselineHoldings } from "../scenario/baseline-holdings.ts";
import { territoryId } from "../scenario/territory-ids.ts";
import { nameTerritories } from "./name-territories.ts";

export type NamingContext = {
  readonly plan: OpenPlan<ReadableDb>;
  readonly scenario: ScenarioColumns;
  readonly demands: Demands;
  readonly baseline: BaselineHoldings | null;
  /** Owners of the baseline's territories: holders that are people. */
  readonly owners: ReadonlySet<string>;
  /** The first index that no territory of the scenario ever had. */
  readonly nextIndex: TerritoryIndex;
};

/**
 * The territory of each slot of an answer: present ones as they are, new ones with a free id, a name, a colour and the
 * capacity that was asked for. When all are new they are numbered from west to east and go to their owners.
 */
export function slotTerritories(context: NamingContext, task: DemandTask, answer: TaskAnswer): Territory[] {
  const { scenario, demands } = context;
  const continued = continuedTerritories(task, answer);
  const gone = new Set([...task.dissolved, ...task.kept.map(({ index }) => index)]);
  for (const index of continued) if (index !== null) gone.delete(index);
  const remaining = scenario.territories.filter(({ index }) => !gone.has(index));
  const ids = new Set(remaining.map(({ id }) => id));
  const colors = remaining.map(({ color }) => color);
  const residentOf = residents(context, task);
  if (continued.every((index) => index === null)) {
    return namedFromNothing(context, task, answer).map((territory, slot) =>
      withFreeId({ ...territory, ...residentOf(slot), capacity: demands.capacities[slot] ?? 1 }, ids),
    );
  }
  const divided = demands.scope.kind === "split" ? remaining.find(({ index }) => continued.includes(index)) : undefined;
  let created = 0;
  return continued.map((index, slot) => {
    const present = scenario.territories.find((each) => each.index === index);
    if (present !== undefined) return present;
    const capacity = demands.capacities[slot - task.kept.length] ?? 1;
    const territory = withFreeId(
      makeTerritory({
        index: context.nextIndex + created,
        id: territoryId(0),
        name: "",
        color: nextColor(colors),
        capacity,
        group: divided?.group ?? null,
      }),
      ids,
    );
    created++;
    colors.push(territory.color);
    const name =
      divided === undefined ? `Territory ${Number(territory.id.slice(1))}` : `${divided.name} ${created + 1}`;
    return { ...territory, name, ...residentOf(slot) };
  });
}

/** Name and owner of a new territory round somebody's home. */
function residents({ plan, demands: { centres } }: NamingContext, { centres: nodes, unitOf }: DemandTask) {
  if (centres.kind !== "homes") return () => ({});
  const names = new Map(centres.homes.map(({ name, unit }) => [unit, name]));
  return (slot: number): Partial<Territory> => {
    const unit = unitOf[nodes[slot] ?? -1];
    const name = unit === undefined ? undefined : names.get(plan.layer.ids[unit] ?? "");
    return name === undefined ? {} : { name, owner: name };
  };
}

/** With the first free id from its own on; its number follows where the name says it. Adds the id to those taken. */
function withFreeId(territory: Territory, ids: Set<string>): Territory {
  let { id, name } = territory;
  if (ids.has(id)) {
    for (let number = 0; ids.has(id); number++) {
      id = territoryId(number);
      if (/^Territory \d+$/.test(name)) name = `Territory ${number + 1}`;
    }
  }
  ids.add(id);
  return { ...territory, id, name };
}

function namedFromNothing(context: NamingContext, task: DemandTask, answer: TaskAnswer): Territory[] {
  const { plan, baseline, nextIndex, demands } = context;
  // Who has a territory round the own home gets no other one.
  const settled = new Set(demands.centres.kind === "homes" ? demands.centres.homes.map(({ name }) => name) : []);
  const owners = new Set([...context.owners].filter((owner) => !settled.has(owner)));
  const key = task.measures[0]?.measure;
  const measure = Math.max(
    0,
    plan.columns.measures.findIndex((each) => each.measure.key === key),
  );
  return nameTerritories({
    layer: plan.layer,
    slots: assignmentOfLayer(answer.assignment, task, plan.layer.unitCount),
    count: answer.count,
    neighbours: withGapLinks(plan.layer.adjacency, plan.columns.gapLinks),
    holdings: baseline?.holdings ?? null,
    measure,
    weight: known(plan.columns.measures[measure]).perUnit,
    accounts: known(plan.columns.measures[0]).perUnit,
    owners,
    firstIndex: nextIndex,
  });
}
