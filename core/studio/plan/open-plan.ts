import { createHash } from "node:crypto";
import type { Layer } from "../../domain/layer.ts";
import { ACCOUNTS, type Measure } from "../../domain/measure.ts";
import type { PlanColumns } from "../../domain/plan-columns.ts";
import type { UnitSplit } from "../../domain/split.ts";
import { heirsOfLinks } from "../../geo/link-heirs.ts";
import { withSplits } from "../../geo/split-units.ts";
import { closePlanFile, type ReadableDb, type WritableDb } from "../../store/database.ts";
import { openPlanFile, openPlanFileForReading } from "../../store/open-plan-file.ts";
import { readLayer } from "../../store/queries/layers.ts";
import { readMeasures } from "../../store/queries/measures.ts";
import { readSplits } from "../../store/queries/splits.ts";
import { readUnitSums } from "../../store/queries/unit-sums.ts";
import { readUnits } from "../../store/queries/units.ts";
import type { LayerLibrary } from "../layers/layer-library.ts";
import { layerOfPlan } from "../layers/plan-layer.ts";
import { openFailure } from "./open-sentence.ts";

/** A plan in hand: its file, and what of it changes only when units are divided or joined. */
export type OpenPlan<Db extends ReadableDb = WritableDb> = {
  readonly db: Db;
  readonly path: string;
  readonly layer: Layer;
  /** By what the layer is fetched: its id, and where units were divided also what was. */
  readonly layerKey: string;
  readonly columns: PlanColumns;
  /** The imported measures: those of `columns` without the count of accounts. */
  readonly measures: readonly Measure[];
};

/** @throws StudioFailure when the file is no plan that can be opened; it is then untouched. */
export async function openPlan(path: string, library: LayerLibrary): Promise<OpenPlan> {
  const opened = openPlanFile(path);
  if (!opened.ok) throw openFailure(path, opened.problem);
  return withColumns(opened.value.db, path, library);
}

/** The same for commands that only look: the file is not written to unless it has to be migrated or recovered first. */
export async function openPlanForReading(path: string, library: LayerLibrary): Promise<OpenPlan<ReadableDb>> {
  const opened = openPlanFileForReading(path);
  if (!opened.ok) throw openFailure(path, opened.problem);
  return opened.value === "needs-editing" ? openPlan(path, library) : withColumns(opened.value, path, library);
}

/** The same plan as its file has it now. */
export async function reread(plan: OpenPlan, library: LayerLibrary): Promise<OpenPlan> {
  return { ...plan, ...(await columnsOf(plan.db, library)) };
}

async function withColumns<Db extends ReadableDb>(db: Db, path: string, library: LayerLibrary): Promise<OpenPlan<Db>> {
  try {
    return { db, path, ...(await columnsOf(db, library)) };
  } catch (error) {
    closePlanFile(db);
    throw error;
  }
}

async function columnsOf(db: ReadableDb, library: LayerLibrary): Promise<Omit<OpenPlan, "db" | "path">> {
  const { ids, extent, gapLinks } = readUnits(db);
  const splits = readSplits(db);
  const layer = withSplits(await layerOfPlan(readLayer(db), ids, library), splits);
  const measures = readMeasures(db);
  const sums = readUnitSums(db, layer.unitCount);
  const columns = [ACCOUNTS, ...measures].map((measure, i) => ({
    measure,
    perUnit: sums[i] ?? new Float64Array(layer.unitCount),
  }));
  return {
    layer,
    layerKey: layerKeyOf(layer, splits),
    columns: { extent, gapLinks: linksOfHeirs(gapLinks, layer, splits), measures: columns },
    measures,
  };
}

function layerKeyOf({ meta }: Layer, splits: readonly UnitSplit[]): string {
  if (splits.length === 0) return meta.id;
  return `${meta.id}~${createHash("sha256").update(JSON.stringify(splits)).digest("hex").slice(0, 16)}`;
}

/** Gap links are kept between the units that the plan began with; parts inherit them. */
function linksOfHeirs(
  links: PlanColumns["gapLinks"],
  { topology }: Layer,
  splits: readonly UnitSplit[],
): PlanColumns["gapLinks"] {
  if (splits.length === 0) return links;
  const pairs = Array.from(links.from, (a, i) => ({ a, b: links.to[i] as number }));
  const units = splits.flatMap((split) => split.units);
  const now = heirsOfLinks(pairs, topology, units);
  return { from: Int32Array.from(now, ({ a }) => a), to: Int32Array.from(now, ({ b }) => b) };
}
