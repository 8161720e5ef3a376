import { type FileHandle, open } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { Cancelled, type IsCancelled } from "../../domain/cancel.ts";

/** Text gathered before it is written. */
const BUFFER_LENGTH = 1 << 18;

/**
 * Writes a text that comes in chunks into a new file, and lets other work in between them. Answers with its bytes.
 *
 * @throws Cancelled; the file then holds what was written until then.
 */
export async function writeChunks(path: string, chunks: Iterable<string>, isCancelled?: IsCancelled): Promise<number> {
  const file = await open(path, "wx");
  try {
    let bytes = 0;
    let waiting = "";
    for (const chunk of chunks) {
      waiting += chunk;
      if (waiting.length < BUFFER_LENGTH) continue;
      bytes += await append(file, waiting);
      waiting = "";
      if (isCancelled?.()) throw new Cancelled();
      await setImmediate();
    }
    return bytes + (await append(file, waiting));
  } finally {
    await file.close();
  }
}

async function append(file: FileHandle, text: string): Promise<number> {
  const bytes = Buffer.from(text);
  await file.writeFile(bytes);
  return bytes.length;
}
