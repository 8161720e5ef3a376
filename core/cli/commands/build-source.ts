import { basename } from "node:path";
import type { Inspection } from "../../domain/intake.ts";
import { applyMapping, parseMapping, type StatedMapping } from "../../intake/fields/parse-mapping.ts";
import { inspectAccountsFile } from "../../intake/inspect-accounts-file.ts";
import { mappedColumns } from "../../intake/read-accounts.ts";
import { copyPlanFile } from "../../store/copy-plan-file.ts";
import { closePlanFile } from "../../store/database.ts";
import { readSettings } from "../../store/queries/settings.ts";
import { defaultBalance } from "../../studio/build/default-balance.ts";
import type { LayerLibrary } from "../../studio/layers/layer-library.ts";
import type { LayerSource } from "../../studio/layers/plan-layer.ts";
import { createPlan, partPathOf } from "../../studio/plan/create-plan.ts";
import { intakeFailure } from "../../studio/plan/intake-failure.ts";
import { openPlanForReading } from "../../studio/plan/open-plan.ts";
import type { BuildOptions, BuildSource } from "./build-options.ts";

const CURRENCY = "USD";

/** A new plan from a file of accounts. */
export async function accountsSource(
  options: BuildOptions,
  library: LayerLibrary,
  nowMs: number,
): Promise<BuildSource> {
  const accounts = options.accounts ?? "";
  const inspection = await inspected(accounts);
  const mapping = await mappingOf(options, inspection);
  const { measures } = mappedColumns(mapping);
  const layer = await layerSource(options, library);
  const filled = new Map(inspection.columns.map((column) => [column.heading.slice(0, 200), column.filled]));
  return {
    files: [accounts, ...(layer.kind === "file" ? [layer.path] : [])],
    measures,
    defaultBalance: () => defaultBalance(measures, ({ label }) => filled.get(label) ?? 1),
    makePlan: async (path, demands, hooks) => {
      const balanced = demands.measures.filter(({ weight }) => weight > 0);
      const request = {
        accountsPath: accounts,
        mapping,
        layer,
        name: planName(accounts),
        currency: CURRENCY,
        balance: Object.fromEntries(balanced.map(({ measure, weight }) => [measure, weight])),
        tolerance: Math.min(1, ...balanced.map(({ tolerance }) => tolerance)),
        extent: options.extent ?? "accounts",
        gapLinks: demands.links.gaps,
        path,
        partPath: partPathOf(path),
        nowMs,
      };
      await createPlan(request, library, hooks);
    },
    close: () => {},
  };
}

/** A copy of a plan; its own territories are where the demands begin. */
export async function planSource(options: BuildOptions, library: LayerLibrary): Promise<BuildSource> {
  const file = options.plan ?? "";
  const plan = await openPlanForReading(file, library);
  return {
    files: [file],
    measures: plan.measures,
    defaultBalance: () => readSettings(plan.db).balance,
    makePlan: async (path) => {
      await copyPlanFile(plan.db, path);
    },
    close: () => closePlanFile(plan.db),
  };
}

async function inspected(accounts: string): Promise<Inspection> {
  const inspection = await inspectAccountsFile(accounts);
  if (!inspection.ok) throw intakeFailure(inspection.problem);
  return inspection.value;
}

async function mappingOf({ map, keep }: BuildOptions, inspection: Inspection) {
  const stated = map === undefined ? ({ ok: true, value: new Map() } as const) : await parseMapping(map);
  if (!stated.ok) throw intakeFailure(stated.problem);
  const withOwner: StatedMapping = keep === undefined ? stated.value : new Map([...stated.value, ["owner", keep]]);
  const mapping = applyMapping(inspection, withOwner);
  if (!mapping.ok) throw intakeFailure(mapping.problem);
  return mapping.value;
}

async function layerSource({ layer = "", unitId }: BuildOptions, library: LayerLibrary): Promise<LayerSource> {
  // What is called like a layer that ships is not taken for the name of a file.
  if (isShippedName(layer)) return { kind: "shipped", id: (await library.entry(layer)).meta.id };
  return { kind: "file", path: layer, unitIdColumn: unitId };
}

export const isShippedName = (layer: string): boolean => /^us-[a-z0-9]+$/.test(layer);

const planName = (accounts: string): string => basename(accounts).replace(/(\.(csv|tsv|txt|gz))+$/i, "") || "Plan";
