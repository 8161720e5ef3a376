import type { Demands, MeasureDemand } from "./demands.ts";
import type { MeasureKey } from "./measure.ts";

/** A measure to be balanced by the territories' capacities within 5 %, without hard limits. */
export const plainMeasure = (measure: MeasureKey, weight = 1): MeasureDemand => ({
  measure,
  weight,
  target: "capacity",
  tolerance: 0.05,
  min: null,
  max: null,
});

/** Demands with everything that is not said left as a newcomer would have it: all units anew, contiguous, no locks. */
export const plainDemands = (said: Pick<Demands, "territories" | "measures"> & Partial<Demands>): Demands => ({
  scope: { kind: "new" },
  capacities: [],
  compactness: 50,
  travel: 0,
  contiguity: "required",
  links: { water: true, gaps: true },
  keepTogether: [],
  mustDiffer: [],
  barriers: [],
  maxRadiusKm: null,
  centres: { kind: "free" },
  locks: { units: [], territories: [] },
  disruption: { budgets: [], price: null, against: "present" },
  effort: 1,
  search: { kind: "once" },
  seed: 1,
  ...said,
});
