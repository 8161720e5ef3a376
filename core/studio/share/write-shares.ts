import { stat } from "node:fs/promises";
import { join } from "node:path";
import { Cancelled } from "../../domain/cancel.ts";
import { scorecardJson } from "../../share/scorecard-json.ts";
import type { ShareInput } from "../../share/share-input.ts";
import { accountsCsv } from "../../share/tables/accounts-csv.ts";
import { rejectedCsv, repairsCsv } from "../../share/tables/triage-csv.ts";
import { unitsCsv } from "../../share/tables/units-csv.ts";
import { territoriesGeojson } from "../../share/territories-geojson.ts";
import { copyPlanFile } from "../../store/copy-plan-file.ts";
import type { ReadableDb } from "../../store/database.ts";
import type { SHARE_FORMATS } from "../contract/contract.ts";
import { writeChunks } from "../files/write-chunks.ts";
import type { JobHooks } from "../jobs/job-hooks.ts";
import { drawHandout, type HandoutTask } from "./draw-handout.ts";

export type ShareFormat = (typeof SHARE_FORMATS)[number];

export type WrittenFile = { readonly name: string; readonly bytes: number };

/** What one file is written from. */
export type ShareSource = {
  readonly input: ShareInput;
  readonly db: ReadableDb;
  readonly resourcesFolder: string;
  /** Draws hand-outs where something else must not wait for them; left out, they are drawn here. */
  readonly draw?: (task: HandoutTask) => Promise<number>;
};

type FileWriter = {
  readonly name: string;
  readonly write: (path: string, source: ShareSource, hooks: JobHooks) => Promise<number>;
};

const text = (name: string, chunksOf: (input: ShareInput) => Iterable<string>): FileWriter => ({
  name,
  write: (path, { input }, { isCancelled }) => writeChunks(path, chunksOf(input), isCancelled),
});

const handout = (format: HandoutTask["format"]): FileWriter => ({
  name: `handout.${format}`,
  write: (path, { input, resourcesFolder, draw = drawHandout }) => {
    const { accounts: _, rejected: __, repairs: ___, ...drawn } = input;
    return draw({ format, input: drawn, path, resourcesFolder });
  },
});

/** The name that every plan file has which is written beside others. */
export const PLAN_FILE = "plan.bailiwick";

const WRITERS: Readonly<Record<ShareFormat, readonly FileWriter[]>> = {
  csv: [
    text("units.csv", unitsCsv),
    text("accounts.csv", accountsCsv),
    text("rejected.csv", rejectedCsv),
    text("repairs.csv", repairsCsv),
  ],
  geojson: [text("territories.geojson", territoriesGeojson)],
  scorecard: [text("scorecard.json", (input) => [scorecardJson(input)])],
  html: [handout("html")],
  pdf: [handout("pdf")],
  plan: [
    {
      name: PLAN_FILE,
      write: async (path, { db }) => {
        await copyPlanFile(db, path);
        return (await stat(path)).size;
      },
    },
  ],
};

/**
 * Writes the files of the formats into a folder that has none of them yet.
 *
 * @throws Cancelled, or what the disk says; files may then be half-written, so give it a folder of its own.
 */
export async function writeShares(
  folder: string,
  formats: readonly ShareFormat[],
  source: ShareSource,
  hooks: JobHooks = {},
): Promise<WrittenFile[]> {
  const writers = [...new Set(formats)].flatMap((format) => WRITERS[format]);
  const written: WrittenFile[] = [];
  for (const [i, { name, write }] of writers.entries()) {
    hooks.onProgress?.({ phase: "Writing", done: i / writers.length, detail: name });
    if (hooks.isCancelled?.()) throw new Cancelled();
    written.push({ name, bytes: await write(join(folder, name), source, hooks) });
  }
  if (hooks.isCancelled?.()) throw new Cancelled();
  return written;
}
