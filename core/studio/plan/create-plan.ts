import { randomUUID } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { Cancelled } from "../../domain/cancel.ts";
import type { FieldMapping } from "../../domain/intake.ts";
import type { Layer } from "../../domain/layer.ts";
import { ACCOUNTS, type Measure } from "../../domain/measure.ts";
import type { ByMeasure } from "../../domain/scorecard.ts";
import { createLocator, type Locator } from "../../geo/locate.ts";
import { layerPlaceResolver } from "../../intake/accounts/layer-place-resolver.ts";
import type { PlaceResolver } from "../../intake/accounts/place-resolver.ts";
import { loadPostalDirectory } from "../../intake/postal/shipped-layers.ts";
import { type IntakeSummary, mappedColumns, readAccounts } from "../../intake/read-accounts.ts";
import { createPlanFile, finishPlanFile } from "../../store/create-plan-file.ts";
import type { WritableDb } from "../../store/database.ts";
import { placePlanFile } from "../../store/place-plan-file.ts";
import { type AccountWriter, accountWriter } from "../../store/queries/account-writer.ts";
import { insertLayer } from "../../store/queries/layers.ts";
import { insertAttributes, insertMeasures } from "../../store/queries/measures.ts";
import { insertPlan } from "../../store/queries/plan.ts";
import { writeSettings } from "../../store/queries/settings.ts";
import { triageWriter } from "../../store/queries/triage.ts";
import { readUnitSums } from "../../store/queries/unit-sums.ts";
import { insertUnits } from "../../store/queries/units.ts";
import { makeFolder } from "../files/make-folder.ts";
import { removeQuietly } from "../files/remove-quietly.ts";
import { unfinishedName } from "../files/unfinished.ts";
import { counted, type JobHooks } from "../jobs/job-hooks.ts";
import { type ExtentWish, extentMask, gapLinksOf } from "../layers/extent.ts";
import type { LayerLibrary } from "../layers/layer-library.ts";
import { type LayerSource, type PlanLayer, readPlanLayer } from "../layers/plan-layer.ts";
import { insertFirstScenarios } from "../scenario/first-scenarios.ts";
import { refuse } from "../studio-failure.ts";
import { addBatch } from "./add-batch.ts";
import { intakeFailure } from "./intake-failure.ts";

/** A name for the unfinished file of a plan. */
export const partPathOf = (path: string): string => join(dirname(path), unfinishedName(basename(path)));

/** Everything that a new plan is made of; plain data, so that a worker can be asked. */
export type NewPlanRequest = {
  readonly accountsPath: string;
  readonly mapping: FieldMapping;
  readonly layer: LayerSource;
  readonly name: string;
  /** ISO 4217. */
  readonly currency: string;
  /** Weights by measure key; keys that the accounts have not are refused. */
  readonly balance: ByMeasure;
  readonly tolerance: number;
  readonly extent: ExtentWish;
  /** Whether the pieces of the extent are joined over their gaps. */
  readonly gapLinks: boolean;
  /** Must not exist yet. */
  readonly path: string;
  /** What the file is called until it is complete: in the same folder, and nobody else's. */
  readonly partPath: string;
  readonly nowMs: number;
};

/**
 * Reads a file of accounts into a new plan. It is filled under another name and takes its own in one step when it is
 * complete and on the disk, so that no half plan is ever seen.
 *
 * @throws StudioFailure, or Cancelled; neither leaves anything behind.
 */
export async function createPlan(
  request: NewPlanRequest,
  library: LayerLibrary,
  hooks: JobHooks = {},
): Promise<IntakeSummary> {
  checkBalance(request.balance, mappedColumns(request.mapping).measures);
  hooks.onProgress?.({ phase: "Loading the layer", done: null, detail: "" });
  const planLayer = await readPlanLayer(request.layer, library);
  if (hooks.isCancelled?.()) throw new Cancelled();

  const { partPath } = request;
  const db = createFile(partPath);
  try {
    const summary = await fill(db, request, { planLayer, resourcesFolder: library.resourcesFolder }, hooks);
    finishPlanFile(db);
    if (hooks.isCancelled?.()) throw new Cancelled();
    placePlanFile(partPath, request.path);
    return summary;
  } finally {
    if (db.open) db.close();
    removeQuietly(partPath);
  }
}

function createFile(partPath: string): WritableDb {
  try {
    makeFolder(dirname(partPath));
    return createPlanFile(partPath);
  } catch (error) {
    return refuse(
      "folder-unwritable",
      `The folder “${dirname(partPath)}” cannot be written to (${(error as Error).message}): choose another one.`,
    );
  }
}

function checkBalance(balance: ByMeasure, measures: readonly Measure[]): void {
  const keys = [ACCOUNTS, ...measures].map(({ key }) => key);
  for (const key of Object.keys(balance)) {
    if (!keys.includes(key))
      refuse("bad-mapping", `There is no measure “${key}” to balance on: choose ${keys.join(", ")}.`);
  }
}

async function fill(
  db: WritableDb,
  request: NewPlanRequest,
  place: { readonly planLayer: PlanLayer; readonly resourcesFolder: string },
  hooks: JobHooks,
): Promise<IntakeSummary> {
  const { planLayer, resourcesFolder } = place;
  const { layer, stored } = planLayer;
  const { measures, attributes } = mappedColumns(request.mapping);
  insertLayer(db, stored);
  insertMeasures(db, measures);
  insertAttributes(db, attributes);
  db.exec("BEGIN");
  const writer = accountWriter(db, layer.unitCount, measures.length);
  const directory = await loadPostalDirectory(resourcesFolder);
  const resolver = layerPlaceResolver(layer, locatorOnDemand(layer), directory);
  const summary = await readInto(db, writer, request, resolver, hooks);
  const accountCount = writer.finish();
  db.exec("COMMIT");
  if (accountCount === 0) {
    const [reason] = [...summary.rejectedByKind].sort((a, b) => b[1] - a[1])[0] ?? ["unknown"];
    refuse(
      "no-accounts",
      `None of the ${counted(summary.rows, "row")} of “${basename(request.accountsPath)}” has a place in “${layer.meta.title}” (mostly ${reason.replaceAll("-", " ")}): check the columns and the layer.`,
    );
  }

  hooks.onProgress?.({ phase: "Joining the map", done: null, detail: counted(accountCount, "account") });
  const [accountsPerUnit] = readUnitSums(db, layer.unitCount);
  const extent = extentMask(layer, request.extent, accountsPerUnit ?? new Float64Array(layer.unitCount));
  const none = { from: new Int32Array(), to: new Int32Array() };
  insertUnits(db, {
    ids: layer.ids,
    names: layer.names,
    extent,
    gapLinks: request.gapLinks ? gapLinksOf(layer, extent) : none,
  });
  insertPlan(db, {
    id: randomUUID(),
    name: request.name,
    layer: layer.meta.id,
    currency: request.currency,
    createdAtMs: request.nowMs,
    accountCount,
  });
  writeSettings(db, { balance: request.balance, tolerance: request.tolerance });
  const tieBreaker = measures.findIndex(({ key }) => (request.balance[key] ?? 0) > 0);
  db.transaction(() => {
    insertFirstScenarios(db, { layer, extent }, { measureCount: measures.length, tieBreaker, nowMs: request.nowMs });
  })();
  return summary;
}

/** Most files name a ZIP code in every row, so the index of a national layer is made only once it is asked. */
function locatorOnDemand({ topology }: Layer): Locator {
  let made: Locator | null = null;
  const locator = (): Locator => (made ??= createLocator(topology));
  return {
    unitAt: (lng, lat) => locator().unitAt(lng, lat),
    unitsAt: (lng, lat) => locator().unitsAt(lng, lat),
  };
}

async function readInto(
  db: WritableDb,
  writer: AccountWriter,
  { accountsPath, mapping }: NewPlanRequest,
  resolver: PlaceResolver,
  { onProgress, isCancelled }: JobHooks,
): Promise<IntakeSummary> {
  const writeTriage = triageWriter(db);
  const read = await readAccounts(accountsPath, {
    mapping,
    resolver,
    onBatch: (batch) => {
      addBatch(writer, batch);
      writeTriage(batch.rejected, batch.repaired);
    },
    onProgress: ({ bytesRead, fileBytes, rows }) =>
      onProgress?.({
        phase: "Reading accounts",
        done: fileBytes > 0 ? Math.min(1, bytesRead / fileBytes) : null,
        detail: counted(rows, "row"),
      }),
    ...(isCancelled === undefined ? {} : { isCancelled }),
  });
  if (!read.ok) throw intakeFailure(read.problem);
  return read.value;
}
