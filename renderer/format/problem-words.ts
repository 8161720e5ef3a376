import type { Change } from "../../core/domain/edit.ts";
import type { TerritoryIndex } from "../../core/domain/territory.ts";
import type { Problem, ProblemKind } from "../../core/score/problems/problem.ts";
import { planStore } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { en } from "../text/en.ts";
import { plural } from "../text/plural.ts";
import { percent } from "./numbers.ts";
import { userLocale } from "./use-numbers.ts";

const words = en.problems;

/** One line that says what is wrong, with the names of the plan on screen. */
export function sayProblem(problem: Problem): string {
  if (problem.conflict !== null) return words.locked(sayPlain(problem, problem.conflict));
  return problem.kind === "locked-conflict" ? words.kinds["locked-conflict"] : sayPlain(problem, problem.kind);
}

function sayPlain(problem: Problem, kind: Exclude<ProblemKind, "locked-conflict">): string {
  const { territory, enclosedBy, deviation, accounts } = problem;
  const units = unitCount(problem.units.length);
  const name = nameOf(territory);
  switch (kind) {
    case "unassigned":
      return words.unassigned(units, plural(accounts, "account", "accounts"));
    case "orphans":
      return words.orphans(plural(accounts, "account", "accounts"));
    case "hole":
      return territory === null ? words.hole(units, nameOf(enclosedBy)) : words.holeOf(units, name, nameOf(enclosedBy));
    case "piece":
      return words.piece(units, name);
    case "out-of-band": {
      const by = deviation?.by ?? 0;
      const say = by > 0 ? words.over : words.under;
      return say(name, percent(Math.abs(by), userLocale()), measureLabel(deviation?.measure ?? ""));
    }
    case "no-units":
      return words.empty(name);
    case "no-owner":
      return words.noOwner(name);
  }
}

/** What a repair did, as the history names it. */
export const sayRepair = (problem: Problem, changes: readonly Change[]): string =>
  sayChange(problem, changes, {
    nearest: words.repairs.unassigned,
    hole: words.repairs.hole,
    piece: words.repairs.piece,
    band: words.repairs["out-of-band"],
    unlock: words.repairs["locked-conflict"],
    remove: words.repairs["no-units"],
    owner: words.repairs["no-owner"],
  });

/** What a repair would do, to follow "A repair would". */
export const sayWish = (problem: Problem, changes: readonly Change[]): string =>
  sayChange(problem, changes, {
    nearest: words.wishes.unassigned,
    hole: words.wishes.hole,
    piece: (units, _, to) => words.wishes.piece(units, to),
    band: words.wishes["out-of-band"],
    unlock: words.wishes["locked-conflict"],
    remove: words.wishes["no-units"],
    owner: words.wishes["no-owner"],
  });

type Say = {
  readonly nearest: (units: string) => string;
  readonly hole: (units: string, name: string) => string;
  readonly piece: (units: string, from: string, to: string) => string;
  readonly band: (units: string, name: string) => string;
  readonly unlock: (what: string) => string;
  readonly remove: (name: string) => string;
  readonly owner: (name: string, owner: string) => string;
};

function sayChange({ kind, territory, enclosedBy }: Problem, changes: readonly Change[], say: Say): string {
  const moved = changes.find((change) => change.kind === "units");
  const units = unitCount(moved?.units.length ?? 0);
  const name = nameOf(territory);
  switch (kind) {
    case "unassigned":
    case "orphans":
      return say.nearest(units);
    case "hole":
      return say.hole(units, nameOf(enclosedBy));
    case "piece":
      return say.piece(units, name, nameOf(moved?.to[0] ?? null));
    case "out-of-band":
      return say.band(units, name);
    case "locked-conflict": {
      const locks = changes.find((change) => change.kind === "locks");
      return say.unlock(locks === undefined || changes.length > 1 ? name : unitCount(locks.units.length));
    }
    case "no-units":
      return say.remove(name);
    case "no-owner": {
      const change = changes.find((each) => each.kind === "territory");
      return say.owner(name, change?.to?.owner ?? "");
    }
  }
}

export const nameOf = (territory: TerritoryIndex | null): string =>
  (territory === null ? undefined : scenarioStore.getState().territories.get(territory)?.name) ?? en.unassigned;

const measureLabel = (key: string): string =>
  planStore.getState().snapshot?.measures.find((measure) => measure.key === key)?.label ?? key;

function unitCount(count: number): string {
  const layer = planStore.getState().snapshot?.layer;
  return plural(count, layer?.unitNoun ?? "", layer?.unitNounPlural ?? "");
}
