import type { BuildWish } from "../commands/build-territories.ts";
import { mainMeasure, type PlanSnapshot } from "../stores/plan-store.ts";
import { scenarioStore } from "../stores/scenario-store.ts";
import { en } from "../text/en.ts";

/** What the form of the build dialog holds. */
export type Wishes = {
  readonly count: number;
  readonly weights: Readonly<Record<string, number>>;
  readonly tolerancePercent: number;
  readonly isNew: boolean;
  readonly newName: string | null;
  readonly compactness: number;
  readonly seed: number;
  readonly keeps: boolean;
  readonly maxMovedPercent: number;
};

const DEFAULT_COUNT = 12;
const DEFAULT_COMPACTNESS = 50;

/** A good start: as many territories as there are, balanced as the plan is. */
export function firstWishes(snapshot: PlanSnapshot): Wishes {
  const present = scenarioStore.getState().territories.size;
  const weights = Object.fromEntries(Object.entries(snapshot.balance).filter(([, weight]) => weight > 0));
  return {
    count: present > 1 ? present : DEFAULT_COUNT,
    weights: Object.keys(weights).length > 0 ? weights : { [mainMeasure(snapshot).key]: 1 },
    tolerancePercent: 100 * snapshot.tolerance,
    isNew: present > 0,
    newName: null,
    compactness: DEFAULT_COMPACTNESS,
    seed: 1,
    keeps: false,
    maxMovedPercent: 10,
  };
}

/** The wishes as the service takes them. */
export function wishOf(wishes: Wishes, snapshot: PlanSnapshot): BuildWish {
  const name = (wishes.newName ?? en.build.newNameDefault(wishes.count)).trim();
  return {
    scenarioId: snapshot.activeScenarioId,
    into: wishes.isNew ? { newScenario: name === "" ? en.build.newNameDefault(wishes.count) : name } : "scenario",
    territories: wishes.count,
    balance: Object.fromEntries(Object.entries(wishes.weights).filter(([, weight]) => weight > 0)),
    tolerance: wishes.tolerancePercent / 100,
    compactness: wishes.compactness,
    seed: wishes.seed,
    maxMovedShare: wishes.keeps ? wishes.maxMovedPercent / 100 : null,
  };
}
