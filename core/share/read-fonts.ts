import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PdfFonts } from "./pdf/pdf-sheet.ts";

/** The typeface that ships, for documents. @param resources The resources folder. */
export async function readFonts(resources: string): Promise<PdfFonts> {
  const read = (weight: string): Promise<Uint8Array> => readFile(join(resources, "fonts", `inter-${weight}.ttf`));
  const [regular, semibold, bold] = await Promise.all([read("regular"), read("semibold"), read("bold")]);
  return { regular, semibold, bold };
}
