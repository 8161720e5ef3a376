import type { ObjectiveReport } from "../../domain/demand-report.ts";
import { holderOf } from "../../domain/plan-columns.ts";
import type { Scorecard } from "../../domain/scorecard.ts";
import { distanceKm } from "../../geo/arc-length.ts";
import type { DemandCheck } from "./demand-check.ts";
import { demandCheck } from "./demand-check.ts";
import { movedShares } from "./moved-shares.ts";
import { territoryCentres } from "./territory-centres.ts";
import { wayBoundKm } from "./way-bound.ts";

/**
 * What was striven for: the value reached, what nothing can beat, and the gap between them.
 *
 * - balance: largest deviation. Bound: what the solver proved under these demands, or what the sizes of units prove.
 * - compactness: mean Polsby–Popper score; no shape is better than a circle's 1.
 * - travel: mean distance of the heaviest balanced measure from the centre of its territory, only where it was asked
 *   for. Bound: see `wayBoundKm`, for plans within the tolerance; not where accounts are held by override.
 * - disruption: share moved. Every territory that is over its target now by more than the tolerance has to give the
 *   rest away, so any plan within the tolerance moves at least that much: Σ max(0, load − target · (1 + tolerance)).
 *   Only against the present, of the measure itself, where the territories stay the same, each in its own hands.
 *
 * @param proven Per measure key, null where nothing is proven; the scorecard's bounds hold for whole plans only.
 */
export function objectiveReports(
  check: DemandCheck,
  { overall }: Scorecard,
  proven: Readonly<Record<string, number | null>>,
): ObjectiveReport[] {
  const { resolved, loads, targets, territories, present } = check;
  const isWhole = territories.length === check.after.territories.length;
  const balance = resolved.demands.measures.flatMap((demand, m): ObjectiveReport[] => {
    if (demand.weight === 0) return [];
    const value = (loads[m] as Float64Array).reduce((worst, load, slot) => {
      const target = targets[m]?.[slot] ?? 0;
      return target > 0 ? Math.max(worst, Math.abs(load / target - 1)) : worst;
    }, 0);
    const isByCapacity = demand.target === "capacity" && demand.min === null && demand.max === null;
    const sizes = isWhole && isByCapacity ? (overall.bound.maxDeviation[demand.measure] ?? null) : null;
    const bound = maxOf(proven[demand.measure] ?? null, sizes);
    return [report("balance", demand.measure, value, bound)];
  });
  const compactness = overall.polsbyPopper;
  const moved = isWhole && present.scenario.territories.length > 0 ? movedReports(check) : [];
  return [
    ...balance,
    ...(compactness === null ? [] : [report("compactness", null, compactness, 1)]),
    ...(resolved.demands.travel > 0 ? travelReport(check, isWhole) : []),
    ...moved,
  ];
}

function travelReport(check: DemandCheck, isWhole: boolean): ObjectiveReport[] {
  const { demands, measures } = check.resolved;
  const [heaviest] = demands.measures
    .map((_, m) => m)
    .sort((a, b) => demands.measures[b]!.weight - demands.measures[a]!.weight);
  if (heaviest === undefined) return [];
  const perUnit = check.present.columns.measures[measures[heaviest]!]!.perUnit;
  const { measure } = demands.measures[heaviest]!;
  return [reachable("travel", measure, meanWayKm(check, perUnit), isWhole ? wayBound(check, heaviest, perUnit) : null)];
}

/** Null where nothing is proven: territories may be as light as they like, or hold what lies elsewhere. */
function wayBound(check: DemandCheck, m: number, perUnit: Float64Array): number | null {
  const { present, resolved, after, targets } = check;
  const { tolerance, min } = resolved.demands.measures[m]!;
  if (after.overrides.unit.length > 0 || perUnit.some((value) => value < 0)) return null;
  const lightest = (targets[m] ?? new Float64Array()).reduce((least, target) => Math.min(least, target), Infinity);
  const load = perUnit.map((value, unit) => (check.slotOf(after.assignment[unit]!) < 0 ? 0 : value));
  const { pointLng, pointLat } = present.layer;
  return wayBoundKm({ lng: pointLng, lat: pointLat, load, least: Math.max(lightest * (1 - tolerance), min ?? 0) });
}

/** Mean great-circle distance of what the territories hold of a measure from their centres; 0 where they hold nothing. */
function meanWayKm(check: DemandCheck, perUnit: Float64Array): number {
  const { layer } = check.present;
  const centres = territoryCentres(check);
  let held = 0;
  let way = 0;
  check.after.assignment.forEach((territory, unit) => {
    const centre = centres[check.slotOf(territory)];
    if (!centre) return;
    const value = Math.max(0, perUnit[unit]!);
    held += value;
    way += value * distanceKm(centre.lng, centre.lat, layer.pointLng[unit]!, layer.pointLat[unit]!);
  });
  return held > 0 ? way / held : 0;
}

const maxOf = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.max(a, b);

const report = (
  objective: ObjectiveReport["objective"],
  measure: string | null,
  value: number,
  bound: number | null,
): ObjectiveReport => ({ objective, measure, value, bound, gap: bound === null ? null : Math.abs(value - bound) });

/** A report of what only plans within the tolerance are bounded in: one that misses it may do with less. */
const reachable = (
  objective: ObjectiveReport["objective"],
  measure: string | null,
  value: number,
  bound: number | null,
): ObjectiveReport => ({
  ...report(objective, measure, value, bound),
  gap: bound === null ? null : Math.max(0, value - bound),
});

function movedReports(check: DemandCheck): ObjectiveReport[] {
  const { present, resolved, after } = check;
  const { demands } = resolved;
  const shares = movedShares(check);
  const before = demandCheck(present, resolved, present.scenario);
  const hands = new Set(after.territories.map(holderOf));
  const isSame =
    hands.size === after.territories.length &&
    present.scenario.territories.length === after.territories.length &&
    after.territories.every(({ index }) => present.scenario.territories.some((each) => each.index === index));
  const keys = new Set([
    ...demands.measures.map(({ measure }) => measure),
    ...demands.disruption.budgets.map(({ measure }) => measure),
  ]);
  return present.columns.measures.flatMap(({ measure, perUnit }, position): ObjectiveReport[] => {
    if (!keys.has(measure.key)) return [];
    const m = demands.measures.findIndex((demand) => demand.measure === measure.key && demand.weight > 0);
    const whole = perUnit.reduce((sum, value) => sum + value, 0);
    const tolerance = demands.measures[m]?.tolerance ?? 0;
    const bound =
      m < 0 ||
      !isSame ||
      demands.disruption.against === "baseline" ||
      !(whole > 0) ||
      perUnit.some((value) => value < 0)
        ? null
        : (before.loads[m] as Float64Array).reduce(
            (sum, load, slot) => sum + Math.max(0, load - (before.targets[m]?.[slot] ?? 0) * (1 + tolerance)),
            0,
          ) / whole;
    const value = shares[position] ?? 0;
    return [reachable("disruption", measure.key, value, bound)];
  });
}
