import { open } from "node:fs/promises";
import type { IsCancelled } from "../domain/cancel.ts";
import { Cancelled } from "../domain/cancel.ts";
import type { ShareFile } from "./share-files.ts";

/**
 * Writes one file chunk by chunk, so that a million accounts never stand in memory.
 *
 * @param path Where to; an existing file is replaced. Half of it stays there when this throws: write into a folder of your
 *   own and move what is complete.
 * @returns Bytes written.
 * @throws Cancelled when asked to stop; the file system's error when it cannot write.
 */
export async function writeShareFile(
  { chunks }: ShareFile,
  path: string,
  isCancelled: IsCancelled = () => false,
): Promise<number> {
  const file = await open(path, "w");
  try {
    let bytes = 0;
    for await (const chunk of chunks()) {
      if (isCancelled()) throw new Cancelled();
      const piece = typeof chunk === "string" ? Buffer.from(chunk, "utf8") : chunk;
      await file.writeFile(piece);
      bytes += piece.byteLength;
    }
    return bytes;
  } finally {
    await file.close();
  }
}
