import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Cancelled } from "../../domain/cancel.ts";
import { handoutHtml } from "../../share/handout/handout-html.ts";
import { handoutPdf } from "../../share/pdf/handout-pdf.ts";
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
import { readPdfFonts } from "./pdf-fonts.ts";

export type ShareFormat = (typeof SHARE_FORMATS)[number];

export type WrittenFile = { readonly name: string; readonly bytes: number };

/** What one file is written from. */
export type ShareSource = { readonly input: ShareInput; readonly db: ReadableDb; readonly resourcesFolder: string };

type FileWriter = {
  readonly name: string;
  readonly write: (path: string, source: ShareSource, hooks: JobHooks) => Promise<number>;
};

const text = (name: string, chunksOf: (input: ShareInput) => Iterable<string>): FileWriter => ({
  name,
  write: (path, { input }, { isCancelled }) => writeChunks(path, chunksOf(input), isCancelled),
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
  html: [text("handout.html", (input) => [handoutHtml(input)])],
  pdf: [{ name: "handout.pdf", write: writePdf }],
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

async function writePdf(path: string, { input, resourcesFolder }: ShareSource): Promise<number> {
  const bytes = await handoutPdf(input, await readPdfFonts(resourcesFolder));
  await writeFile(path, bytes, { flag: "wx" });
  return bytes.byteLength;
}

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
  return written;
}
