import type { Demands } from "../../domain/demands.ts";
import type { ALTERNATIVES } from "../contract/demands.ts";

export type AlternativeKind = (typeof ALTERNATIVES)[number];

/** Tighter than this is no aim for a sales plan. */
const TIGHTEST = 0.01;
const TIGHT_DIAL = 10;
const ROUND_DIAL = 90;
const DEAR = 85;

/**
 * The demands from several sides of the frontier between balance, compactness and disruption: as asked, and with each of
 * them put first. What must hold stays as it is; what would change nothing is left out.
 */
export function alternativesOf(
  demands: Demands,
): readonly { readonly kind: AlternativeKind; readonly demands: Demands }[] {
  const tolerance = (limit: (own: number) => number): Demands["measures"] =>
    demands.measures.map((measure) => ({ ...measure, tolerance: limit(measure.tolerance) }));
  const [primary] = [...demands.measures].sort((a, b) => b.weight - a.weight);
  const { budgets, price } = demands.disruption;
  const level = price?.level ?? 50;
  const isFresh = demands.scope.kind === "new" || demands.scope.kind === "split";
  return [
    { kind: "as-asked", demands },
    {
      kind: "tighter-balance",
      demands: {
        ...demands,
        measures: tolerance((own) => Math.min(own, Math.max(TIGHTEST, own / 5))),
        compactness: Math.min(demands.compactness, TIGHT_DIAL),
      },
    },
    ...(demands.compactness >= ROUND_DIAL
      ? []
      : [{ kind: "rounder", demands: { ...demands, compactness: ROUND_DIAL } } as const]),
    ...(isFresh || primary === undefined
      ? []
      : [
          {
            kind: "fewer-changes",
            demands: {
              ...demands,
              disruption: {
                ...demands.disruption,
                budgets: budgets.map((budget) => ({ ...budget, maxShare: budget.maxShare / 2 })),
                price: { measure: price?.measure ?? primary.measure, level: Math.max(level, DEAR) },
              },
            },
          } as const,
        ]),
  ];
}
