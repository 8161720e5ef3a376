import type { Demands, SearchDemand } from "../../domain/demands.ts";
import type { ALTERNATIVES } from "../contract/demands.ts";

export type AlternativeKind = (typeof ALTERNATIVES)[number];

type Side = { readonly kind: AlternativeKind; readonly demands: Demands };

/** Tighter than this is no aim for a sales plan. */
const TIGHTEST = 0.002;
/** So many times as tight: a fifth of a tolerance is worked towards anyway, and reached more often than not. */
const TIGHTER = 10;
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
export function alternativesOf(demands: Demands, presentCount: number): readonly Side[] {
  const sides = [asAsked, tighter, rounder, fewerChanges].flatMap((side): readonly Side[] =>
    side(demands, presentCount),
  );
  return sides.map((side) => ({
    ...side,
    demands: { ...side.demands, search: shareOf(demands.search, sides.length) },
  }));
}

const asAsked = (demands: Demands): readonly Side[] => [{ kind: "as-asked", demands }];

const tighter = (demands: Demands): readonly Side[] => [
  {
    kind: "tighter-balance",
    demands: {
      ...demands,
      measures: demands.measures.map((measure) => ({
        ...measure,
        tolerance: Math.min(measure.tolerance, Math.max(TIGHTEST, measure.tolerance / TIGHTER)),
      })),
      compactness: Math.min(demands.compactness, TIGHT_DIAL),
    },
  },
];

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
