import type { TextEncoding } from "../../domain/intake.ts";
import { IntakeFailure } from "../problems.ts";
import { textDecoding } from "./decode-text.ts";
import { type DetectedText, detectEncoding } from "./detect-encoding.ts";
import type { ByteSource } from "./read-bytes.ts";

/** A piece of the text of a file. */
export type TextChunk = {
  readonly text: string;
  readonly isLast: boolean;
  /** What the bytes turned out to be so far. */
  readonly encoding: TextEncoding;
  /** Share of the content up to the end of this chunk, 0 … 1. */
  readonly share: number;
};

/**
 * The characters of an accounts file, without byte order mark, in chunks; the last one says so and may be empty.
 *
 * @throws IntakeFailure as ByteSource.chunks, and empty-file, archive, not-text.
 */
export async function* readText(source: ByteSource): AsyncGenerator<TextChunk, void, undefined> {
  let decoding: ReturnType<typeof textDecoding> | undefined;
  let waiting: Buffer | undefined;
  let share = 0;
  for await (const chunk of source.chunks()) {
    if (waiting === undefined) {
      const { encoding, bomBytes } = textOrFailure(detectEncoding(chunk), source.fileName);
      decoding = textDecoding(encoding);
      waiting = chunk.subarray(bomBytes);
      share = source.shareRead();
      continue;
    }
    if (decoding !== undefined) {
      yield { text: decoding.decode(waiting, false), isLast: false, encoding: decoding.encoding(), share };
    }
    refuseZeroBytes(chunk, decoding?.encoding(), source.fileName);
    waiting = chunk;
    share = source.shareRead();
  }
  if (waiting === undefined || decoding === undefined) {
    throw new IntakeFailure({ kind: "empty-file", file: source.fileName });
  }
  yield { text: decoding.decode(waiting, true), isLast: true, encoding: decoding.encoding(), share: 1 };
}

function textOrFailure(detected: DetectedText, file: string): Extract<DetectedText, { kind: "text" }> {
  switch (detected.kind) {
    case "text":
      return detected;
    case "archive":
      throw new IntakeFailure({ kind: "archive", file });
    case "binary":
      throw new IntakeFailure({ kind: "not-text", file });
  }
}

/** A zero byte after a clean beginning: text does not have any. */
function refuseZeroBytes(chunk: Buffer, encoding: TextEncoding | undefined, file: string): void {
  const isBytewise = encoding === "utf-8" || encoding === "windows-1252";
  if (isBytewise && chunk.includes(0)) throw new IntakeFailure({ kind: "not-text", file });
}
