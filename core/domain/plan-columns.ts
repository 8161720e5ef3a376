import type { Group } from "./group.ts";
import type { Measure, MeasureColumn } from "./measure.ts";
import { encodePack, type Pack, packColumn } from "./pack.ts";
import type { Territory } from "./territory.ts";

/** What every scenario of a plan shares, per unit of the layer. */
export type PlanColumns = {
  /** 1 for the units that the plan is about. */
  readonly extent: Uint8Array;
  /** Links that join the extent's pieces: unit pairs, in addition to the layer's adjacency. */
  readonly gapLinks: { readonly from: Int32Array; readonly to: Int32Array };
  /** Sums over the accounts of each unit, whoever holds them: `accounts` first, then the imported measures. */
  readonly measures: readonly MeasureColumn[];
};

/**
 * The accounts that a scenario holds by override, as columns: all arrays have one entry per override. With the per-unit
 * sums they give exact totals: an overridden account is taken from its unit's territory and given to its holder.
 */
export type OverrideColumns = {
  readonly account: Int32Array;
  readonly unit: Int32Array;
  readonly territory: Int32Array;
  /** In the order of PlanColumns.measures. */
  readonly measures: readonly Float64Array[];
  /** Holder in the baseline: position in Holdings.holders; −1 for none or without a baseline. */
  readonly baselineHolder: Int32Array;
  /** Where the account is, degrees. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly reasons: readonly string[];
};

/** One scenario as columns. */
export type ScenarioColumns = {
  readonly revision: number;
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
  readonly territories: readonly Territory[];
  readonly groups: readonly Group[];
  readonly allLocked: boolean;
  readonly assignment: Int32Array;
  /** 1 per unit of the layer that is locked. */
  readonly lockedUnits: Uint8Array;
  readonly overrides: OverrideColumns;
};

/**
 * Who holds which accounts in the baseline, summed per unit and holder: entries `offsets[u]` … `offsets[u + 1] − 1`
 * belong to unit `u`. A holder is an owner, or a territory's id where nobody owns it; accounts that nobody holds in
 * the baseline are in no entry. Source of disruption: what moves from one holder to another.
 */
export type Holdings = {
  readonly holders: readonly string[];
  readonly offsets: Int32Array;
  readonly holder: Int32Array;
  /** In the order of PlanColumns.measures; the first counts accounts. */
  readonly measures: readonly Float64Array[];
};

/** Who holds what a territory has: its owner, else the territory itself. */
export const holderOf = (territory: Territory): string => territory.owner ?? territory.id;

export function encodePlanColumns({ extent, gapLinks, measures }: PlanColumns): Uint8Array<ArrayBuffer> {
  const columns: Record<string, Uint8Array | Int32Array | Float64Array> = {
    extent,
    gapFrom: gapLinks.from,
    gapTo: gapLinks.to,
  };
  for (const { measure, perUnit } of measures) columns[`measure:${measure.key}`] = perUnit;
  return encodePack({ head: { measures: measures.map(({ measure }) => measure) }, columns });
}

export function decodePlanColumns(pack: Pack): PlanColumns {
  const { measures } = pack.head as { measures: Measure[] };
  return {
    extent: packColumn(pack, "extent", "Uint8Array"),
    gapLinks: { from: packColumn(pack, "gapFrom", "Int32Array"), to: packColumn(pack, "gapTo", "Int32Array") },
    measures: measures.map((measure) => ({
      measure,
      perUnit: packColumn(pack, `measure:${measure.key}`, "Float64Array"),
    })),
  };
}

export function encodeScenarioColumns(scenario: ScenarioColumns): Uint8Array<ArrayBuffer> {
  const { assignment, lockedUnits, overrides, ...head } = scenario;
  const columns: Record<string, Uint8Array | Int32Array | Float64Array> = {
    assignment,
    lockedUnits,
    overrideAccount: overrides.account,
    overrideUnit: overrides.unit,
    overrideTerritory: overrides.territory,
    overrideBaselineHolder: overrides.baselineHolder,
    overrideLng: overrides.lng,
    overrideLat: overrides.lat,
  };
  overrides.measures.forEach((values, i) => {
    columns[`overrideMeasure:${i}`] = values;
  });
  return encodePack({
    head: { ...head, reasons: overrides.reasons, measureCount: overrides.measures.length },
    columns,
  });
}

export function decodeScenarioColumns(pack: Pack): ScenarioColumns {
  const { reasons, measureCount, ...head } = pack.head as Omit<
    ScenarioColumns,
    "assignment" | "lockedUnits" | "overrides"
  > & {
    reasons: string[];
    measureCount: number;
  };
  return {
    ...head,
    assignment: packColumn(pack, "assignment", "Int32Array"),
    lockedUnits: packColumn(pack, "lockedUnits", "Uint8Array"),
    overrides: {
      account: packColumn(pack, "overrideAccount", "Int32Array"),
      unit: packColumn(pack, "overrideUnit", "Int32Array"),
      territory: packColumn(pack, "overrideTerritory", "Int32Array"),
      baselineHolder: packColumn(pack, "overrideBaselineHolder", "Int32Array"),
      lng: packColumn(pack, "overrideLng", "Float64Array"),
      lat: packColumn(pack, "overrideLat", "Float64Array"),
      measures: Array.from({ length: measureCount }, (_, i) =>
        packColumn(pack, `overrideMeasure:${i}`, "Float64Array"),
      ),
      reasons,
    },
  };
}

export function encodeHoldings({ holders, offsets, holder, measures }: Holdings): Uint8Array<ArrayBuffer> {
  const columns: Record<string, Int32Array | Float64Array> = { offsets, holder };
  measures.forEach((values, i) => {
    columns[`measure:${i}`] = values;
  });
  return encodePack({ head: { holders, measureCount: measures.length }, columns });
}

export function decodeHoldings(pack: Pack): Holdings {
  const { holders, measureCount } = pack.head as { holders: string[]; measureCount: number };
  return {
    holders,
    offsets: packColumn(pack, "offsets", "Int32Array"),
    holder: packColumn(pack, "holder", "Int32Array"),
    measures: Array.from({ length: measureCount }, (_, i) => packColumn(pack, `measure:${i}`, "Float64Array")),
  };
}
