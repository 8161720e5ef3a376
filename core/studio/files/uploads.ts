import { randomUUID } from "node:crypto";
import { createWriteStream, existsSync } from "node:fs";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import type { Upload } from "../contract/resources.ts";
import { safeFileName } from "../plan/plan-name.ts";
import { refuse } from "../studio-failure.ts";
import type { TemporaryFiles } from "./temporary-files.ts";

/** The largest file that is taken. */
const UPLOAD_LIMIT_BYTES = 4 * 2 ** 30;

export type Uploads = {
  /** Takes a file in. Null when it is larger than `limitBytes`; nothing of it is then kept, as when the sender stops. */
  readonly take: (name: string, body: ReadableStream<Uint8Array> | null, signal: AbortSignal) => Promise<Upload | null>;
  /** Where it lies, under its own name. @throws StudioFailure when it is not there (any more). */
  readonly pathOf: (upload: string) => string;
  readonly nameOf: (upload: string) => string;
  readonly remove: (upload: string) => void;
};

export function createUploads(files: TemporaryFiles, limitBytes = UPLOAD_LIMIT_BYTES): Uploads {
  const names = new Map<string, string>();
  return {
    take: async (name, body, signal) => {
      const { token, folder } = files.create();
      const fileName = safeFileName(name);
      let bytes = 0;
      const counting = new Transform({
        transform(chunk: Uint8Array, _, done) {
          bytes += chunk.byteLength;
          done(bytes > limitBytes ? new TooLarge() : null, chunk);
        },
      });
      try {
        const source = body === null ? Readable.from([]) : Readable.fromWeb(body);
        await pipeline(source, counting, createWriteStream(join(folder, fileName), { flags: "wx" }), { signal });
      } catch (error) {
        files.remove(token);
        if (error instanceof TooLarge) return null;
        throw error;
      }
      names.set(token, fileName);
      return { upload: token, name: fileName, bytes };
    },
    pathOf: (upload) => {
      const path = join(files.folderOf(upload), names.get(upload) ?? randomUUID());
      return existsSync(path) ? path : refuse("file-unreadable", "The file is no longer there: choose it again.");
    },
    nameOf: (upload) => names.get(upload) ?? "",
    remove: (upload) => {
      names.delete(upload);
      files.remove(upload);
    },
  };
}

class TooLarge extends Error {}
