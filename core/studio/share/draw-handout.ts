import { writeFile } from "node:fs/promises";
import { handoutHtml } from "../../share/handout/handout-html.ts";
import { handoutPdf } from "../../share/pdf/handout-pdf.ts";
import type { DrawnInput } from "../../share/share-input.ts";
import { readPdfFonts } from "./pdf-fonts.ts";

/** A hand-out to be drawn: plain data, so that a worker can be asked. */
export type HandoutTask = {
  readonly format: "html" | "pdf";
  readonly input: DrawnInput;
  /** Must not exist yet. */
  readonly path: string;
  readonly resourcesFolder: string;
};

/** Draws a hand-out into a new file, and answers with its bytes. Takes seconds for a national plan. */
export async function drawHandout({ format, input, path, resourcesFolder }: HandoutTask): Promise<number> {
  const bytes =
    format === "pdf" ? await handoutPdf(input, await readPdfFonts(resourcesFolder)) : Buffer.from(handoutHtml(input));
  await writeFile(path, bytes, { flag: "wx" });
  return bytes.byteLength;
}
