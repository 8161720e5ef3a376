import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PdfFonts } from "../../share/pdf/pdf-sheet.ts";

/** The fonts that ship, for documents that look the same everywhere. */
export async function readPdfFonts(resourcesFolder: string): Promise<PdfFonts> {
  const read = (weight: string): Promise<Uint8Array> => readFile(join(resourcesFolder, "fonts", `inter-${weight}.ttf`));
  const [regular, semibold, bold] = await Promise.all([read("regular"), read("semibold"), read("bold")]);
  return { regular, semibold, bold };
}
