import type { Layer } from "../../domain/layer.ts";
import { ACCOUNTS, type Measure } from "../../domain/measure.ts";
import type { PlanColumns } from "../../domain/plan-columns.ts";
import { closePlanFile, type ReadableDb, type WritableDb } from "../../store/database.ts";
import { openPlanFile, openPlanFileForReading } from "../../store/open-plan-file.ts";
import { readLayer } from "../../store/queries/layers.ts";
import { readMeasures } from "../../store/queries/measures.ts";
import { readUnitSums } from "../../store/queries/unit-sums.ts";
import { readUnits } from "../../store/queries/units.ts";
import type { LayerLibrary } from "../layers/layer-library.ts";
import { layerOfPlan } from "../layers/plan-layer.ts";
import { openFailure } from "./open-sentence.ts";

/** A plan in hand: its file, and what of it never changes while it is open. */
export type OpenPlan<Db extends ReadableDb = WritableDb> = {
  readonly db: Db;
  readonly path: string;
  readonly layer: Layer;
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

async function withColumns<Db extends ReadableDb>(db: Db, path: string, library: LayerLibrary): Promise<OpenPlan<Db>> {
  try {
    const { ids, extent, gapLinks } = readUnits(db);
    const layer = await layerOfPlan(readLayer(db), ids, library);
    const measures = readMeasures(db);
    const sums = readUnitSums(db, layer.unitCount);
    const columns = [ACCOUNTS, ...measures].map((measure, i) => ({
      measure,
      perUnit: sums[i] ?? new Float64Array(layer.unitCount),
    }));
    return { db, path, layer, columns: { extent, gapLinks, measures: columns }, measures };
  } catch (error) {
    closePlanFile(db);
    throw error;
  }
}
