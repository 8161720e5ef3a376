import type { TextEncoding } from "../../domain/intake.ts";
import { IntakeFailure } from "../problems.ts";
import { textDecoding } from "./decode-text.ts";
import { type DetectedText, detectEncoding } from "./detect-encoding.ts";
import type { ByteSource } from "./read-bytes.ts";

/** A piece of the text of a file. */
export type TextChunk = { readonly text: string; readonly isLast: boolean; readonly encoding: TextEncoding };

/**
 * The characters of an accounts file, without byte order mark, in chunks; the last one says so and may be empty.
 *
 * @throws IntakeFailure as ByteSource.chunks, and empty-file, archive, not-text.
 */
export async function* readText(source: ByteSource): AsyncGenerator<TextChunk, void, undefined> {
  let decoding: ReturnType<typeof textDecoding> | undefined;
  let waiting: Buffer | undefined;
  for await (const chunk of source.chunks()) {
    if (waiting === undefined) {
      const { encoding, bomBytes } = textOrFailure(detectEncoding(chunk), source.fileName);
      decoding = textDecoding(encoding);
      waiting = chunk.subarray(bomBytes);
      continue;
    }
    if (decoding !== undefined) {
      yield { text: decoding.decode(waiting, false), isLast: false, encoding: decoding.encoding() };
    }
    refuseZeroBytes(chunk, decoding?.encoding(), source.fileName);
    waiting = chunk;
  }
  if (waiting === undefined || decoding === undefined) {
    throw new IntakeFailure({ kind: "empty-file", file: source.fileName });
  }
  yield { text: decoding.decode(waiting, true), isLast: true, encoding: decoding.encoding() };
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
