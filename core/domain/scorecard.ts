import type { MeasureKey } from "./measure.ts";

/** A number per measure key. Ratios are fractions: 0.021 is 2.1 %. */
export type ByMeasure = Readonly<Record<MeasureKey, number>>;

/**
 * The scores of one territory. `index` is 100 × value / target; a target of 0 gives null. Compactness of a territory
 * without area, and distances of one without accounts, are null.
 */
export type TerritoryScores = {
  readonly id: string;
  readonly name: string;
  readonly owner: string | null;
  readonly units: number;
  readonly accounts: number;
  readonly measures: ByMeasure;
  readonly target: ByMeasure;
  readonly index: Readonly<Record<MeasureKey, number | null>>;
  /** Connected pieces on the layer's adjacency, links included; 0 for a territory without units. */
  readonly pieces: number;
  readonly areaKm2: number;
  readonly accountsPer1000Km2: number | null;
  readonly polsbyPopper: number | null;
  /** Mean distance of the accounts to the territory's account-weighted centre. */
  readonly meanDistanceKm: number | null;
};

/** The scores of a whole scenario; formulas in core/score. */
export type OverallScores = {
  readonly units: number;
  readonly assignedUnits: number;
  readonly accounts: number;
  readonly assignedAccounts: number;
  /** Per measure on the 0–100 scale, and `overall` weighted by the plan's balance weights. */
  readonly balance: ByMeasure;
  readonly maxDeviation: ByMeasure;
  /** Lower bounds that no plan with these units and this number of territories can beat. */
  readonly bound: { readonly maxDeviation: ByMeasure };
  /** Coefficient of variation, Gini and max : min of the territories' totals, per measure. */
  readonly dispersion: Readonly<
    Record<MeasureKey, { readonly cv: number; readonly gini: number; readonly maxToMin: number | null }>
  >;
  /** Share of accounts and of each measure that exactly one territory holds. */
  readonly coverage: ByMeasure;
  readonly nonContiguous: number;
  readonly polsbyPopper: number | null;
  readonly meanDistanceKm: number | null;
  readonly accountsPer1000Km2: number | null;
  /** Share of accounts and of each measure whose owner differs from the baseline's; null without a baseline. */
  readonly disruption: ByMeasure | null;
};

export type Scorecard = {
  readonly overall: OverallScores;
  readonly territories: readonly TerritoryScores[];
};
