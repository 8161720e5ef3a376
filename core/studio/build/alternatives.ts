import type { ObjectiveReport } from "../../domain/demand-report.ts";
import type { Demands, SearchDemand } from "../../domain/demands.ts";
import type { ALTERNATIVES } from "../contract/demands.ts";

export type AlternativeKind = (typeof ALTERNATIVES)[number];

export type Side = { readonly kind: AlternativeKind; readonly demands: Demands };

/** Tighter than this is no aim for a sales plan. */
const TIGHTEST = 0.002;
/** So much of the deviation that was reached as asked is aimed at: less cannot be had more often than not. */
const TIGHTER = 0.5;
/** Nearer to what is proven to be the limit there is nothing to gain. */
const LEAST_GAIN = 0.001;
const TIGHT_DIAL = 10;
const ROUND_DIAL = 90;
const DEAR = 85;

/**
 * The demands from several sides of the frontier between balance, compactness and disruption: as asked, and with each of
 * them put first. What must hold stays as it is; what would change nothing is left out. Territories that are drawn anew
 * change least where as many that there are now are rebalanced instead.
 *
 * @param presentCount Territories that the scenario has.
 */
export function alternativesOf(demands: Demands, presentCount: number): readonly [Side, ...Side[]] {
  const sides = [tighter, rounder, fewerChanges].flatMap((side): readonly Side[] => side(demands, presentCount));
  const search = shareOf(demands.search, sides.length + 1);
  const shared = sides.map((side): Side => ({ ...side, demands: { ...side.demands, search } }));
  return [{ kind: "as-asked", demands: { ...demands, search } }, ...shared];
}

const tighter = (demands: Demands): readonly Side[] => [
  {
    kind: "tighter-balance",
    demands: {
      ...demands,
      compactness: Math.min(demands.compactness, TIGHT_DIAL),
    },
  },
];

/**
 * Tolerances that make a plan tighter than the one that was found as asked: half of what every measure reached, but not
 * beyond what is proven to be its limit. Null where nothing tighter can be had.
 *
 * @param reached Largest deviations, as `objectiveReports` has them.
 */
export function tightened(demands: Demands, reached: readonly ObjectiveReport[]): Demands | null {
  const byMeasure = new Map(
    reached.filter(({ objective }) => objective === "balance").map((each) => [each.measure, each]),
  );
  let canGain = false;
  const measures = demands.measures.map((measure) => {
    const found = byMeasure.get(measure.measure);
    if (found === undefined) return measure;
    const limit = (found.bound ?? 0) + LEAST_GAIN;
    if (found.value > Math.max(TIGHTEST, limit)) canGain = true;
    return { ...measure, tolerance: Math.min(measure.tolerance, Math.max(TIGHTEST, limit, TIGHTER * found.value)) };
  });
  return canGain ? { ...demands, measures } : null;
}

const rounder = (demands: Demands): readonly Side[] =>
  demands.compactness >= ROUND_DIAL ? [] : [{ kind: "rounder", demands: { ...demands, compactness: ROUND_DIAL } }];

function fewerChanges(demands: Demands, presentCount: number): readonly Side[] {
  const { scope, disruption, territories } = demands;
  const [primary] = [...demands.measures].sort((a, b) => b.weight - a.weight);
  const isNew = scope.kind === "new";
  const canKeep = !isNew || (presentCount > 1 && territories.kind === "number" && territories.count === presentCount);
  if (primary === undefined || scope.kind === "split" || !canKeep) return [];
  const { budgets, price } = disruption;
  return [
    {
      kind: "fewer-changes",
      demands: {
        ...demands,
        ...(isNew && { scope: { kind: "rebalance" } }),
        disruption: {
          ...disruption,
          budgets: budgets.map((budget) => ({ ...budget, maxShare: budget.maxShare / 2 })),
          price: { measure: price?.measure ?? primary.measure, level: Math.max(price?.level ?? 0, DEAR) },
        },
      },
    },
  ];
}

/** Seconds are what all of them take together. */
const shareOf = (search: SearchDemand, count: number): SearchDemand =>
  search.kind === "seconds" ? { ...search, seconds: search.seconds / count } : search;
