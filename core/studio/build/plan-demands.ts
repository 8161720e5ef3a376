import type { Demands, TogetherDemand } from "../../domain/demands.ts";
import type { ScenarioColumns } from "../../domain/plan-columns.ts";
import type { ReadableDb } from "../../store/database.ts";
import { unitsByAttribute } from "../../store/queries/account-groups.ts";
import { readAttributeHeadings } from "../../store/queries/measures.ts";
import { counted } from "../jobs/job-hooks.ts";
import type { OpenPlan } from "../plan/open-plan.ts";
import { refuse } from "../studio-failure.ts";

/** Of a family's name that is shown. */
const LONGEST_NAME = 200;

/**
 * Demands together with what holds in the scenario anyway: its locks; and account families as the units they lie in.
 *
 * @throws StudioFailure when locks leave nothing to change, or a column is not there.
 */
export function planDemands(plan: OpenPlan<ReadableDb>, scenario: ScenarioColumns, demands: Demands): Demands {
  return withStandingLocks(plan, scenario, withFamilies(plan, demands));
}

/** Account families as the units they lie in. @throws StudioFailure when a column is not there. */
export const withFamilies = (plan: OpenPlan<ReadableDb>, demands: Demands): Demands => ({
  ...demands,
  keepTogether: demands.keepTogether.flatMap((together) => families(plan, together)),
});

/** Accounts outside the plan's extent are in nobody's family: no territory can hold them. */
function families({ db, layer, columns }: OpenPlan<ReadableDb>, together: TogetherDemand): readonly TogetherDemand[] {
  if (together.kind !== "accounts") return [together];
  const groups = unitsByAttribute(db, together.column);
  if (groups === undefined) {
    return refuse(
      "cannot-solve",
      `The accounts have no column “${together.column}”: choose ${readAttributeHeadings(db).slice(0, 12).join(", ") || "another wish, there is none"}.`,
    );
  }
  const named = [...groups].map(([name, units]): TogetherDemand & { readonly kind: "units" } => ({
    kind: "units",
    name: name.slice(0, LONGEST_NAME),
    units: units.flatMap((unit) => {
      const id = layer.ids[unit];
      return id === undefined || columns.extent[unit] !== 1 ? [] : [id];
    }),
  }));
  return named.filter(({ units }) => units.length > 1);
}

function withStandingLocks({ layer }: OpenPlan<ReadableDb>, scenario: ScenarioColumns, demands: Demands): Demands {
  const { allLocked, lockedUnits, territories, assignment } = scenario;
  if (allLocked) refuse("cannot-solve", "The whole scenario is locked: unlock it first.");
  const locked = new Set(territories.filter((territory) => territory.locked).map(({ id }) => id));
  const idOf = new Map(territories.map(({ index, id }) => [index, id]));
  const units = [...lockedUnits.keys()].flatMap((unit) => {
    const territory = idOf.get(assignment[unit] as number);
    const id = layer.ids[unit];
    return lockedUnits[unit] === 1 && territory !== undefined && id !== undefined && !locked.has(territory)
      ? [{ unit: id, territory }]
      : [];
  });
  if (units.length > 0 && demands.scope.kind === "new") {
    const { unitNoun, unitNounPlural } = layer.meta;
    refuse(
      "cannot-solve",
      `${counted(units.length, `${unitNoun} is`, `${unitNounPlural} are`)} locked into territories that would be drawn anew: unlock them, or rebalance instead.`,
    );
  }
  if (demands.scope.kind === "new" && locked.size > 0) refuseHeldAccounts(scenario);
  if (units.length === 0 && locked.size === 0) return demands;
  const wished = new Set(demands.locks.units.map(({ unit }) => unit));
  return {
    ...demands,
    locks: {
      territories: [...new Set([...demands.locks.territories, ...locked])],
      units: [...demands.locks.units, ...units.filter(({ unit }) => !wished.has(unit))],
    },
  };
}

/** A locked territory cannot take back accounts that a territory holds which would be no more. */
function refuseHeldAccounts({ territories, assignment, overrides }: ScenarioColumns): void {
  const locked = new Map(territories.filter((each) => each.locked).map(({ index, name }) => [index, name]));
  const held = [...overrides.unit.keys()].filter(
    (i) =>
      locked.has(assignment[overrides.unit[i] as number] as number) && !locked.has(overrides.territory[i] as number),
  );
  const [first] = held;
  if (first === undefined) return;
  const name = locked.get(assignment[overrides.unit[first] as number] as number) ?? "";
  refuse(
    "cannot-solve",
    `${counted(held.length, "account")} in “${name}”, which is locked, ${held.length === 1 ? "is" : "are"} held by territories that would be drawn anew: rebalance instead, or unlock it.`,
  );
}
