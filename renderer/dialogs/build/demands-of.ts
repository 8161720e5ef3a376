import type {
  CentreDemand,
  Demands,
  MeasureDemand,
  NumberDemand,
  ScopeDemand,
  SearchDemand,
} from "../../../core/domain/demands.ts";
import type { MeasureKey } from "../../../core/domain/measure.ts";
import type { Territory } from "../../../core/domain/territory.ts";
import { type Area, asksForNumber, keepsPresent, makesTerritories, NO_WISH, numbersIn, type Wishes } from "./wishes.ts";

/**
 * The wishes as the service takes them.
 *
 * @param territories The present ones, whose own targets may be meant.
 */
export function demandsOf(wishes: Wishes, territories: readonly Territory[]): Demands {
  const { water, gaps, compactness, travel, contiguity, effort, seed, movedMeasure } = wishes;
  const isKept = keepsPresent(wishes.task);
  return {
    scope: scopeOf(wishes),
    territories: asksForNumber(wishes.task) ? numberOf(wishes) : { kind: "present" },
    capacities: makesTerritories(wishes.task) ? (numbersIn(wishes.capacities) ?? []) : [],
    measures: measuresOf(wishes, territories),
    compactness,
    travel,
    contiguity,
    links: { water, gaps },
    keepTogether: [
      ...(wishes.keepWhole === null ? [] : [{ kind: "parents", layer: wishes.keepWhole } as const]),
      ...(wishes.familyColumn.trim() === "" ? [] : [{ kind: "accounts", column: wishes.familyColumn.trim() } as const]),
      ...(wishes.chosenTogether ? [{ kind: "units", name: "The chosen units", units: wishes.chosen } as const] : []),
    ],
    mustDiffer: wishes.chosenApart ? pairsOf(wishes.chosen) : [],
    barriers: wishes.barriers.map(({ shape }) => shape),
    maxRadiusKm: wishes.radiusKm,
    centres: centresOf(wishes),
    locks: { units: [], territories: [] },
    disruption: {
      budgets: isKept ? budgetsOf(wishes) : [],
      price: isKept ? { measure: movedMeasure, level: wishes.price } : null,
      against: isKept ? wishes.against : "present",
    },
    effort,
    search: searchOf(wishes),
    seed,
  };
}

function searchOf({ searchKind, seconds, patience }: Wishes): SearchDemand {
  switch (searchKind) {
    case "once":
      return { kind: searchKind };
    case "seconds":
      return { kind: searchKind, seconds };
    case "until-no-better":
      return { kind: searchKind, attempts: patience };
  }
}

function scopeOf(wishes: Wishes): ScopeDemand {
  const { task, subjects, areas, splitInto } = wishes;
  switch (task) {
    case "new":
    case "rebalance":
      return { kind: task };
    case "within":
      return { kind: task, territories: subjects, parents: parentsOf(areas) };
    case "split":
      return { kind: task, territory: subjects[0] ?? "", into: splitInto };
    case "absorb":
      return { kind: task, territories: subjects };
    case "new-rep":
      return { kind: task, donors: subjects, at: newHome(wishes) };
  }
}

const parentsOf = (areas: readonly Area[]) =>
  [...new Set(areas.map(({ layer }) => layer))].map((layer) => ({
    layer,
    ids: areas.filter((area) => area.layer === layer).map(({ id }) => id),
  }));

/** The unit round which room is made for a new rep. */
const newHome = ({ task, centres, chosen }: Wishes): string | null =>
  task === "new-rep" && centres === "chosen" && chosen.length === 1 ? (chosen[0] ?? null) : null;

function numberOf({ numberKind, count, from, to, sizeMeasure, size }: Wishes): NumberDemand {
  switch (numberKind) {
    case "number":
      return { kind: numberKind, count };
    case "range":
      return { kind: numberKind, min: Math.min(from, to), max: Math.max(from, to) };
    case "target-size":
      return { kind: numberKind, measure: sizeMeasure, size };
    case "capacity":
      return { kind: numberKind, measure: sizeMeasure, perRep: size };
  }
}

const pairsOf = (units: readonly string[]): [string, string][] =>
  units.flatMap((unit, at) => units.slice(at + 1).map((other): [string, string] => [unit, other]));

function centresOf(wishes: Wishes): CentreDemand {
  const { centres, chosen, homes, task } = wishes;
  if (newHome(wishes) !== null) return { kind: "free" };
  if (centres === "homes" && homes !== null) return { kind: "homes", homes: homes.homes };
  if (centres === "chosen" && chosen.length > 0) return { kind: "units", units: chosen };
  return centres === "existing" && keepsPresent(task) ? { kind: "existing" } : { kind: "free" };
}

/** Measures that are balanced, and those of which only a limit counts. */
function measuresOf(wishes: Wishes, territories: readonly Territory[]): readonly MeasureDemand[] {
  const { weights, measures, tolerancePercent } = wishes;
  const keys = new Set([...Object.keys(weights), ...Object.keys(measures)]);
  return [...keys].flatMap((measure) => {
    const weight = weights[measure] ?? 0;
    const { min, max, tolerancePercent: own } = measures[measure] ?? NO_WISH;
    if (weight === 0 && min === null && max === null) return [];
    const target = targetOf(wishes, measure, territories);
    return [{ measure, weight, target, tolerance: (own ?? tolerancePercent) / 100, min, max }];
  });
}

/** What may change hands of each measure; of the protected one as it says itself, or else as the form says above. */
function budgetsOf({ measures, movedMeasure, movedPercent }: Wishes): Demands["disruption"]["budgets"] {
  const percents = new Map(Object.entries(measures).map(([measure, wish]) => [measure, wish.movedPercent]));
  percents.set(movedMeasure, percents.get(movedMeasure) ?? movedPercent);
  return [...percents].flatMap(([measure, percent]) =>
    percent === null ? [] : [{ measure, maxShare: percent / 100 }],
  );
}

function targetOf(
  { measures, task }: Wishes,
  measure: MeasureKey,
  territories: readonly Territory[],
): MeasureDemand["target"] {
  const { target } = measures[measure] ?? NO_WISH;
  if (target !== "own") return target;
  const own = territories.filter((territory) => (territory.targets[measure] ?? 0) > 0);
  if (!keepsPresent(task) || own.length === 0) return "capacity";
  return { quotas: Object.fromEntries(own.map(({ id, targets: set }) => [id, set[measure]!])) };
}
