import { z } from "zod";
import { ACCOUNT_FIELDS } from "../../domain/account.ts";
import type { Edit, Override } from "../../domain/edit.ts";
import type { Group } from "../../domain/group.ts";
import type { FieldMapping, Inspection } from "../../domain/intake.ts";
import type { LayerMeta } from "../../domain/layer.ts";
import type { Measure } from "../../domain/measure.ts";
import type { PlanSummary, ScenarioSummary } from "../../domain/scenario.ts";
import type { Scorecard } from "../../domain/scorecard.ts";
import type { Territory } from "../../domain/territory.ts";
import { region, regionId } from "./regions.ts";

/** Domain values as they cross a process. Types stay in core/domain; a schema that strays from its type does not compile. */

const count = z.int().min(0);
const scenarioId = z.string().min(1).max(100);

export const measure: z.ZodType<Measure> = z.object({
  key: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/),
  label: z.string().max(200),
  kind: z.enum(["money", "count", "hours", "number"]),
});

const color = z.string().regex(/^#[0-9a-f]{6}$/);

const territory: z.ZodType<Territory> = z.object({
  index: count,
  id: z.string().min(1).max(200),
  name: z.string().min(1).max(200),
  color,
  owner: z.string().max(200).nullable(),
  capacity: z.number().positive().max(1e6),
  targets: z.record(z.string().max(64), z.number().min(0).max(1e15)),
  group: count.nullable(),
  locked: z.boolean(),
  note: z.string().max(10_000),
});

const group: z.ZodType<Group> = z.object({
  index: count,
  id: z.string().min(1).max(200),
  name: z.string().min(1).max(200),
  parent: count.nullable(),
  color,
  owner: z.string().max(200).nullable(),
  note: z.string().max(10_000),
});

const override: z.ZodType<Override> = z.object({ territory: count, reason: z.string().max(2000) });
const territoryIndices = z.array(z.int().min(-1));

export const edit: z.ZodType<Edit> = z.object({
  label: z.string().min(1).max(300),
  changes: z
    .array(
      z.discriminatedUnion("kind", [
        z.object({ kind: z.literal("units"), units: z.array(count), from: territoryIndices, to: territoryIndices }),
        z.object({ kind: z.literal("territory"), index: count, from: territory.nullable(), to: territory.nullable() }),
        z.object({ kind: z.literal("override"), account: count, from: override.nullable(), to: override.nullable() }),
        z.object({ kind: z.literal("group"), index: count, from: group.nullable(), to: group.nullable() }),
        z.object({ kind: z.literal("locks"), units: z.array(count), from: z.boolean(), to: z.boolean() }),
        z.object({ kind: z.literal("all-locked"), from: z.boolean(), to: z.boolean() }),
        z.object({ kind: z.literal("region"), id: regionId, from: region.nullable(), to: region.nullable() }),
        z.object({ kind: z.literal("split"), split: count, from: z.boolean(), to: z.boolean() }),
      ]),
    )
    .min(1),
});

export const layerMeta: z.ZodType<LayerMeta> = z.object({
  id: z.string(),
  title: z.string(),
  unitNoun: z.string(),
  unitNounPlural: z.string(),
  approximate: z.boolean(),
  vintage: z.string(),
  source: z.string(),
  licence: z.string(),
});

const columnRole = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("field"), field: z.enum(ACCOUNT_FIELDS) }),
  z.object({ kind: z.literal("measure"), measure }),
  z.object({ kind: z.literal("attribute") }),
  z.object({ kind: z.literal("ignored") }),
]);

export const fieldMapping: z.ZodType<FieldMapping> = z.array(z.object({ heading: z.string(), role: columnRole }));

export const inspection: z.ZodType<Inspection> = z.object({
  fileName: z.string(),
  bytes: count,
  encoding: z.string(),
  separator: z.enum([",", ";", "\t", "|"]),
  compressed: z.boolean(),
  columns: z.array(
    z.object({ heading: z.string(), samples: z.array(z.string()), filled: z.number(), role: columnRole }),
  ),
  previewRows: z.array(z.array(z.string())),
  rowEstimate: count,
});

export const planSummary: z.ZodType<PlanSummary> = z.object({
  id: z.string(),
  name: z.string(),
  layer: z.string(),
  currency: z.string(),
  createdAtMs: z.number(),
  accountCount: count,
  rejectedCount: count,
  repairedCount: count,
  extentUnitCount: count,
});

export const scenarioSummary: z.ZodType<ScenarioSummary> = z.object({
  id: scenarioId,
  name: z.string(),
  parentId: scenarioId.nullable(),
  isBaseline: z.boolean(),
  territoryCount: count,
  createdAtMs: z.number(),
});

/** Computed by core/score on the service's side; its shape is trusted on arrival. */
export const scorecard = z.custom<Scorecard>((value) => typeof value === "object" && value !== null);

const uuid = z.string().regex(/^[0-9a-f-]{36}$/);

export const ids = { scenario: scenarioId, proposal: uuid, upload: uuid };
