import {
  type Demands,
  type Home,
  MOST_MEASURES,
  type NumberDemand,
  type ScopeDemand,
  type SearchDemand,
  USUAL_PATIENCE,
} from "../../../core/domain/demands.ts";
import type { LayerId } from "../../../core/domain/layer.ts";
import type { MeasureKey } from "../../../core/domain/measure.ts";
import type { Region } from "../../../core/domain/region.ts";
import { mainMeasure, type PlanSnapshot } from "../../stores/plan-store.ts";

export type Task = ScopeDemand["kind"];
export type NumberKind = Exclude<NumberDemand["kind"], "present">;
export type SearchKind = SearchDemand["kind"];
/** A state, county … that units belong to. */
export type Area = { readonly layer: LayerId; readonly id: string };
/** Where reps live, from a file of the user's. */
export type Homes = { readonly fileName: string; readonly homes: readonly Home[]; readonly notes: readonly string[] };
/** What is wished of one measure beside its weight; null: nothing, or what holds for all measures. */
export type MeasureWish = {
  readonly target: "capacity" | "equal" | "own";
  readonly tolerancePercent: number | null;
  readonly min: number | null;
  readonly max: number | null;
  /** Of which only so much may change hands. */
  readonly movedPercent: number | null;
};

export const NO_WISH: MeasureWish = {
  target: "capacity",
  tolerancePercent: null,
  min: null,
  max: null,
  movedPercent: null,
};

/** What the form of the build dialog holds; `demandsOf` makes demands of it. */
export type Wishes = {
  readonly task: Task;
  /** Ids of the territories that are to be reworked, split, closed or to give units up. */
  readonly subjects: readonly string[];
  /** Inside which units may change hands, beside or instead of territories. */
  readonly areas: readonly Area[];
  readonly splitInto: number;
  readonly numberKind: NumberKind;
  readonly count: number;
  readonly from: number;
  readonly to: number;
  readonly sizeMeasure: MeasureKey;
  readonly size: number;
  readonly weights: Readonly<Record<MeasureKey, number>>;
  readonly measures: Readonly<Record<MeasureKey, MeasureWish>>;
  readonly tolerancePercent: number;
  /** The measure that is protected, and of which only so much may move. */
  readonly movedMeasure: MeasureKey;
  /** Null: as much as it takes. */
  readonly movedPercent: number | null;
  readonly compactness: number;
  readonly travel: number;
  readonly contiguity: Demands["contiguity"];
  readonly water: boolean;
  readonly gaps: boolean;
  /** Layer whose areas are kept whole; null for none. */
  readonly keepWhole: string | null;
  /** Heading of the column that account families share; empty for none. */
  readonly familyColumn: string;
  readonly radiusKm: number | null;
  /** Reps in each new territory as they were typed: “1, 1, 0.5”; those beyond the list have one. */
  readonly capacities: string;
  readonly centres: "free" | "existing" | "chosen" | "homes";
  /** Null until a file was chosen. */
  readonly homes: Homes | null;
  /** Ids of the units that were selected when the dialog was opened, and what is wished of them. */
  readonly chosen: readonly string[];
  readonly chosenTogether: boolean;
  readonly chosenApart: boolean;
  /** Own regions that territories should not reach across. */
  readonly barriers: readonly Region[];
  /** What moving costs, 0 … 100. */
  readonly price: number;
  /** In whose hands units were: in the scenario as it is, or in the baseline. */
  readonly against: Demands["disruption"]["against"];
  readonly effort: number;
  readonly searchKind: SearchKind;
  readonly seconds: number;
  /** Attempts that may gain nothing. */
  readonly patience: number;
  readonly seed: number;
  readonly withAlternatives: boolean;
};

const DEFAULT_COUNT = 12;
const DEFAULT_SECONDS = 30;
const DEFAULT_COMPACTNESS = 50;
const USUAL_PRICE = 50;
/** Of more units all pairs would be too many to be meant. */
const MOST_APART = 20;

/** A good start: as many territories as there are, balanced as the plan is. */
export function firstWishes(snapshot: PlanSnapshot, presentCount: number): Wishes {
  const weights = Object.fromEntries(Object.entries(snapshot.balance).filter(([, weight]) => weight > 0));
  const main = mainMeasure(snapshot).key;
  const count = presentCount > 1 ? presentCount : DEFAULT_COUNT;
  return {
    task: "new",
    subjects: [],
    areas: [],
    splitInto: 2,
    numberKind: "number",
    count,
    from: Math.max(1, count - 2),
    to: count + 2,
    sizeMeasure: main,
    size: 0,
    weights: Object.keys(weights).length > 0 ? weights : { [main]: 1 },
    measures: {},
    tolerancePercent: 100 * snapshot.tolerance,
    movedMeasure: main,
    movedPercent: null,
    compactness: DEFAULT_COMPACTNESS,
    travel: 0,
    contiguity: "required",
    water: true,
    gaps: true,
    keepWhole: null,
    familyColumn: "",
    radiusKm: null,
    capacities: "",
    centres: "free",
    homes: null,
    chosen: [],
    chosenTogether: false,
    chosenApart: false,
    barriers: [],
    price: USUAL_PRICE,
    against: "present",
    effort: 1,
    searchKind: "once",
    seconds: DEFAULT_SECONDS,
    patience: USUAL_PATIENCE,
    seed: 1,
    withAlternatives: false,
  };
}

/** Whether the number of territories is a wish, or follows from the task. */
export const asksForNumber = (task: Task): boolean => task === "new";

/** Whether present territories stay, so that little or much of them may change hands. */
export const keepsPresent = (task: Task): boolean => task !== "new";

const needsSubjects = ({ task, areas }: Wishes): boolean =>
  (task === "within" && areas.length === 0) || task === "split" || task === "absorb";

/** Whether there will be territories that were not there before. */
export const makesTerritories = (task: Task): boolean => task === "new" || task === "split" || task === "new-rep";

/** The numbers of a list as people type them: “1, 1, 0.5”; null when something in it is no number above 0. */
export function numbersIn(text: string): readonly number[] | null {
  const words = text.split(/[\s,;]+/).filter((word) => word !== "");
  const values = words.map(Number);
  return values.every((value) => value > 0 && value < Infinity) ? values : null;
}

/** Why these wishes cannot be asked for yet. */
export type Missing = "measure" | "fewer-measures" | "subject" | "size" | "capacities" | null;

export function missingIn(wishes: Wishes): Missing {
  const balanced = Object.values(wishes.weights).filter((weight) => weight > 0).length;
  if (balanced === 0) return "measure";
  if (balanced > MOST_MEASURES) return "fewer-measures";
  if (needsSubjects(wishes) && wishes.subjects.length === 0) return "subject";
  if (makesTerritories(wishes.task) && numbersIn(wishes.capacities) === null) return "capacities";
  const isSized = wishes.numberKind === "target-size" || wishes.numberKind === "capacity";
  return asksForNumber(wishes.task) && isSized && wishes.size <= 0 ? "size" : null;
}

/** Whether so many units can be asked to lie in territories of their own. */
export const canBeApart = (count: number): boolean => count >= 2 && count <= MOST_APART;

/**
 * The wishes of an earlier time with the units that are selected now, and without what is only possible with others.
 *
 * @param regions Those that the plan still has.
 */
export function renewedWishes(wishes: Wishes, chosen: readonly string[], regions: readonly Region[]): Wishes {
  return {
    ...wishes,
    chosen,
    centres: wishes.centres === "chosen" && chosen.length === 0 ? "free" : wishes.centres,
    chosenTogether: wishes.chosenTogether && chosen.length > 1,
    chosenApart: wishes.chosenApart && canBeApart(chosen.length),
    barriers: regions.filter(({ id }) => wishes.barriers.some((barrier) => barrier.id === id)),
  };
}
