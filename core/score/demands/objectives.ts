import type { ObjectiveReport } from "../../domain/demand-report.ts";
import { holderOf } from "../../domain/plan-columns.ts";
import type { Scorecard } from "../../domain/scorecard.ts";
import { distanceKm } from "../../geo/arc-length.ts";
import type { DemandCheck } from "./demand-check.ts";
import { demandCheck } from "./demand-check.ts";
import { movedShares } from "./moved-shares.ts";
import { territoryCentres } from "./territory-centres.ts";

/**
 * What was striven for: the value reached, what nothing can beat, and the gap between them.
 *
 * - balance: largest deviation. Bound: what the solver proved under these demands, or what the sizes of units prove.
 * - compactness: mean Polsby–Popper score; no shape is better than a circle's 1.
 * - travel: mean distance of the heaviest balanced measure from the centre of its territory, only where it was asked
 *   for. No bound is known.
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
    ...(resolved.demands.travel > 0 ? travelReport(check) : []),
    ...moved,
  ];
}

function travelReport(check: DemandCheck): ObjectiveReport[] {
  const { demands, measures } = check.resolved;
  const [heaviest] = demands.measures
    .map((_, m) => m)
    .sort((a, b) => demands.measures[b]!.weight - demands.measures[a]!.weight);
  if (heaviest === undefined) return [];
  const perUnit = check.present.columns.measures[measures[heaviest]!]!.perUnit;
  return [report("travel", demands.measures[heaviest]!.measure, meanWayKm(check, perUnit), null)];
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
    // A plan that does not reach the tolerance may move less than one that does.
    return [
      { ...report("disruption", measure.key, value, bound), gap: bound === null ? null : Math.max(0, value - bound) },
    ];
  });
}
