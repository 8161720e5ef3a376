import { z } from "zod";
import type { Binding, MoveReason, ObjectiveReport, Unmet } from "../../domain/demand-report.ts";
import {
  type Demands,
  MOST_MEASURES,
  MOST_PATIENCE,
  MOST_SECONDS,
  MOST_TERRITORIES,
  USUAL_PATIENCE,
} from "../../domain/demands.ts";

/**
 * Demands as they cross a process or stand in a file: what is left out is as a newcomer would have it, what is unknown
 * is refused, so that a slip of the pen is not a silent wish. What contradicts itself is said by core/score/demands.
 */

const fraction = z.number().min(0).max(1);
const id = z.string().min(1).max(200);
const key = z.string().min(1).max(64);
const positive = z.number().positive();
const territoryCount = z.int().min(1).max(MOST_TERRITORIES);
const unitId = z.string().min(1).max(500);

const parentUnits = z.strictObject({ layer: id, ids: z.array(id).min(1).max(10_000) });

const scope = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("new") }),
  z.strictObject({ kind: z.literal("rebalance") }),
  z.strictObject({
    kind: z.literal("within"),
    territories: z.array(id).max(MOST_TERRITORIES).default([]),
    parents: z.array(parentUnits).max(20).default([]),
  }),
  z.strictObject({ kind: z.literal("split"), territory: id, into: z.int().min(2).max(MOST_TERRITORIES) }),
  z.strictObject({ kind: z.literal("absorb"), territories: z.array(id).min(1).max(MOST_TERRITORIES) }),
  z.strictObject({
    kind: z.literal("new-rep"),
    donors: z.array(id).max(MOST_TERRITORIES).default([]),
    at: unitId.nullable().default(null),
  }),
]);

const territories = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("present") }),
  z.strictObject({ kind: z.literal("number"), count: territoryCount }),
  z.strictObject({ kind: z.literal("range"), min: territoryCount, max: territoryCount }),
  z.strictObject({ kind: z.literal("target-size"), measure: key, size: positive }),
  z.strictObject({ kind: z.literal("capacity"), measure: key, perRep: positive }),
]);

const measure = z.strictObject({
  measure: key,
  weight: z.number().min(0).default(1),
  target: z
    .union([z.literal("equal"), z.literal("capacity"), z.strictObject({ quotas: z.record(id, positive) })])
    .default("capacity"),
  tolerance: positive.max(10).default(0.05),
  min: z.number().min(0).nullable().default(null),
  max: positive.nullable().default(null),
});

const together = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("parents"), layer: id }),
  z.strictObject({ kind: z.literal("units"), name: id, units: z.array(unitId).min(1).max(100_000) }),
  z.strictObject({ kind: z.literal("accounts"), column: id }),
]);

const position = z.tuple([z.number().min(-540).max(540), z.number().min(-90).max(90)]).rest(z.number());
const line = z.array(position).min(2);
const ring = z.array(position).min(4);
const barrier = z.discriminatedUnion("type", [
  z.object({ type: z.literal("LineString"), coordinates: line }),
  z.object({ type: z.literal("MultiLineString"), coordinates: z.array(line) }),
  z.object({ type: z.literal("Polygon"), coordinates: z.array(ring) }),
  z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(ring)) }),
]);

export const barriers = z.array(barrier).max(10_000);

const centres = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("free") }),
  z.strictObject({ kind: z.literal("units"), units: z.array(unitId).min(1).max(MOST_TERRITORIES) }),
  z.strictObject({
    kind: z.literal("homes"),
    homes: z
      .array(z.strictObject({ name: z.string().max(200), unit: unitId }))
      .min(1)
      .max(MOST_TERRITORIES),
  }),
  z.strictObject({ kind: z.literal("existing") }),
]);

const search = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("once") }),
  z.strictObject({ kind: z.literal("seconds"), seconds: positive.max(MOST_SECONDS) }),
  z.strictObject({
    kind: z.literal("until-no-better"),
    attempts: z.int().min(1).max(MOST_PATIENCE).default(USUAL_PATIENCE),
  }),
]);

const NO_LOCKS = { units: [], territories: [] };
const NO_DISRUPTION = { budgets: [], price: null, against: "present" as const };

/** Demands as a file says them. */
export const demandsFile = z.strictObject({
  scope: scope.default({ kind: "new" }),
  territories,
  capacities: z.array(positive.max(1e6)).max(MOST_TERRITORIES).default([]),
  measures: z
    .array(measure)
    .min(1, "Name at least one measure.")
    .max(MOST_MEASURES, `Name ${MOST_MEASURES} measures at most.`),
  compactness: z.number().min(0).max(100).default(50),
  travel: z.number().min(0).max(100).default(0),
  contiguity: z.enum(["required", "preferred", "off"]).default("required"),
  links: z
    .strictObject({ water: z.boolean().default(true), gaps: z.boolean().default(true) })
    .default({ water: true, gaps: true }),
  keepTogether: z.array(together).max(10_000).default([]),
  mustDiffer: z
    .array(z.tuple([unitId, unitId]))
    .max(10_000)
    .default([]),
  barriers: barriers.default([]),
  maxRadiusKm: positive.nullable().default(null),
  centres: centres.default({ kind: "free" }),
  locks: z
    .strictObject({
      units: z
        .array(z.strictObject({ unit: unitId, territory: id }))
        .max(100_000)
        .default([]),
      territories: z.array(id).max(MOST_TERRITORIES).default([]),
    })
    .default(NO_LOCKS),
  disruption: z
    .strictObject({
      budgets: z
        .array(z.strictObject({ measure: key, maxShare: fraction }))
        .max(50)
        .default([]),
      price: z
        .strictObject({ measure: key, level: z.number().min(0).max(100) })
        .nullable()
        .default(null),
      against: z.enum(["present", "baseline"]).default("present"),
    })
    .default(NO_DISRUPTION),
  effort: positive.max(100).default(1),
  search: search.default({ kind: "once" }),
  seed: z.int().min(0).default(1),
}) satisfies z.ZodType<Demands>;

/** The screen says everything; only files leave things out. */
export const demands = demandsFile as z.ZodType<Demands, Demands>;

/** What the studio answers with is its own work: shapes are trusted on arrival. */
const trusted = <Value>() => z.custom<Value>((value) => typeof value === "object" && value !== null);
export const answeredDemands = trusted<Demands>();
export const unmet = trusted<Unmet>();
export const objectiveReport = trusted<ObjectiveReport>();
export const moveReason = trusted<MoveReason>();
export const binding = trusted<Binding>();

/** How an alternative was asked for, beside what the user demands. */
export const ALTERNATIVES = ["as-asked", "tighter-balance", "rounder", "fewer-changes"] as const;
