import type { LayerId } from "./layer.ts";
import type { MeasureKey } from "./measure.ts";

/**
 * What a user demands of the territories: plain JSON, so that a dialog, a file and a call say the same. Units,
 * territories, measures and parents are named by their stored ids and keys. Shares and tolerances are fractions.
 */
export type Demands = {
  readonly scope: ScopeDemand;
  readonly territories: NumberDemand;
  /** Capacity of each new territory, in reps; those beyond the list have 1. Present territories keep theirs. */
  readonly capacities: readonly number[];
  /** One to eight. */
  readonly measures: readonly MeasureDemand[];
  /** 0: balance alone counts; 100: shapes count most. */
  readonly compactness: number;
  /** What compact means. 0: short borders; 100: short ways from a territory's centre to what it holds. */
  readonly travel: number;
  /** "preferred" lets a territory lie in pieces only where the map, the locks or the barriers leave no other way. */
  readonly contiguity: "required" | "preferred" | "off";
  /** Whether units hang together over water (bridges, ferries), and over the gaps of the extent. */
  readonly links: { readonly water: boolean; readonly gaps: boolean };
  /** Kept whole where possible: a group that does not hang together or is too heavy for a territory is not. */
  readonly keepTogether: readonly TogetherDemand[];
  /** Pairs of units that must not be in one territory. */
  readonly mustDiffer: readonly (readonly [string, string])[];
  /** Neighbours on both sides of one do not hang together there. */
  readonly barriers: readonly Barrier[];
  /** No unit with accounts lies farther from its territory's centre, in km; null: no limit. */
  readonly maxRadiusKm: number | null;
  readonly centres: CentreDemand;
  readonly locks: LockDemand;
  readonly disruption: DisruptionDemand;
  /** 1 is the normal effort; 4 takes about four times as long. Counted in steps, not seconds; of each attempt. */
  readonly effort: number;
  readonly search: SearchDemand;
  readonly seed: number;
};

/** Which part of the plan may change, and from what. */
export type ScopeDemand =
  /** Everything, drawn anew. */
  | { readonly kind: "new" }
  /** Everything, beginning with the present territories. */
  | { readonly kind: "rebalance" }
  /** Only units of these territories, or of these parents (states, counties …); the rest stays. */
  | { readonly kind: "within"; readonly territories: readonly string[]; readonly parents: readonly ParentUnits[] }
  | { readonly kind: "split"; readonly territory: string; readonly into: number }
  /** These territories go to their neighbours, which give nothing up unless a budget lets them. */
  | { readonly kind: "absorb"; readonly territories: readonly string[] }
  /** One more territory, made of the donors' units (of anybody's when none are named), round a unit if one is. */
  | { readonly kind: "new-rep"; readonly donors: readonly string[]; readonly at: string | null };

export type ParentUnits = { readonly layer: LayerId; readonly ids: readonly string[] };

export type NumberDemand =
  | { readonly kind: "present" }
  | { readonly kind: "number"; readonly count: number }
  /** The fewest that meet every demand. */
  | { readonly kind: "range"; readonly min: number; readonly max: number }
  /** As many as bring the measure near this size in each. */
  | { readonly kind: "target-size"; readonly measure: MeasureKey; readonly size: number }
  /** The fewest of which none carries more than a rep can. */
  | { readonly kind: "capacity"; readonly measure: MeasureKey; readonly perRep: number };

export type MeasureDemand = {
  readonly measure: MeasureKey;
  /** Beside the other measures; 0: only its minimum and maximum count. */
  readonly weight: number;
  /** Each the same, by the territories' capacities, or quotas by territory id (others get the mean of those). */
  readonly target: "equal" | "capacity" | { readonly quotas: Readonly<Record<string, number>> };
  readonly tolerance: number;
  /** Hard limits of every territory, in the measure's own unit. */
  readonly min: number | null;
  readonly max: number | null;
};

export type TogetherDemand =
  | { readonly kind: "parents"; readonly layer: LayerId }
  | { readonly kind: "units"; readonly name: string; readonly units: readonly string[] }
  /** The units of all accounts that have the same value in this column, such as a parent company. */
  | { readonly kind: "accounts"; readonly column: string };

/** Degrees, as GeoJSON has them. */
type Position = readonly [lng: number, lat: number, ...rest: number[]];
export type Barrier =
  | { readonly type: "LineString"; readonly coordinates: readonly Position[] }
  | { readonly type: "MultiLineString"; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: "Polygon"; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: "MultiPolygon"; readonly coordinates: readonly (readonly (readonly Position[])[])[] };

export type CentreDemand =
  | { readonly kind: "free" }
  /** Each of these units lies in a territory of its own. */
  | { readonly kind: "units"; readonly units: readonly string[] }
  /** Where reps live, each in a territory of its own; those that are new bear the rep's name. */
  | { readonly kind: "homes"; readonly homes: readonly Home[] }
  /** The present centres stay in their territories. */
  | { readonly kind: "existing" };

export type Home = { readonly name: string; readonly unit: string };

/** How long the search goes on. What is counted in attempts is the same on every machine, seconds are not. */
export type SearchDemand =
  | { readonly kind: "once" }
  /** Attempts with the seeds that follow, until the time is over. */
  | { readonly kind: "seconds"; readonly seconds: number }
  /** … until so many in a row have gained nothing. */
  | { readonly kind: "until-no-better"; readonly attempts: number };

export type LockDemand = {
  /**
   * Units and the id of the territory they belong to. Where the present territories do not stay, the id is a label:
   * units under one label stay together, under different labels apart.
   */
  readonly units: readonly { readonly unit: string; readonly territory: string }[];
  /** Present territories that stay exactly as they are. */
  readonly territories: readonly string[];
};

export type DisruptionDemand = {
  /** At most this share of a measure may change hands; hard. */
  readonly budgets: readonly { readonly measure: MeasureKey; readonly maxShare: number }[];
  /**
   * What moving costs, by the measure that is protected: 0 nothing, 50 the usual, 100 much. Null: the usual, by the
   * measure that counts most.
   */
  readonly price: { readonly measure: MeasureKey; readonly level: number } | null;
  /** Hands as they are in the scenario at present, or in the baseline. */
  readonly against: "present" | "baseline";
};

/** The most measures that can be demanded at once. */
export const MOST_MEASURES = 8;
/** Attempts in a row that gain nothing, after which nothing better is expected, and the most that can be asked for. */
export const USUAL_PATIENCE = 3;
export const MOST_PATIENCE = 100;
/** The longest search: a day. */
export const MOST_SECONDS = 86_400;
/** The most territories. */
export const MOST_TERRITORIES = 5000;
