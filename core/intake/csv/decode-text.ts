import { isAscii, isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import type { TextEncoding } from "../../domain/intake.ts";
import { incompleteUtf8Tail } from "./detect-encoding.ts";

/** Turns the chunks of a file into text, characters that straddle two chunks included. */
export type TextDecoding = {
  /** Text of the next chunk; `last` says that none follows. */
  decode(chunk: Buffer, last: boolean): string;
  /** What the bytes turned out to be so far. */
  encoding(): TextEncoding;
};

/**
 * A decoder that begins with the encoding found in the first bytes.
 *
 * The first bytes of a Latin-1 file are often plain ASCII, so that it looks like UTF-8 until the first accent. As long
 * as nothing but ASCII was seen, bytes that are no UTF-8 therefore change the reading to Windows-1252, with nothing
 * read wrongly before. A file that did hold UTF-8 characters stays UTF-8, and single damaged bytes become U+FFFD.
 */
export function textDecoding(detected: TextEncoding): TextDecoding {
  let encoding = detected;
  let carried: Buffer = Buffer.alloc(0);
  let sawUtf8Character = false;

  function decodeUtf8(bytes: Buffer): string {
    if (isAscii(bytes)) return bytes.toString("latin1");
    if (!isUtf8(bytes) && !sawUtf8Character && !looksLikeUtf8(bytes)) {
      encoding = "windows-1252";
      return decodeWindows1252(bytes);
    }
    sawUtf8Character = true;
    return bytes.toString("utf8");
  }

  return {
    encoding: () => encoding,
    decode(chunk, last) {
      const bytes = carried.length === 0 ? chunk : Buffer.concat([carried, chunk]);
      const keep = last ? 0 : incompleteTail(bytes, encoding);
      carried = Buffer.from(bytes.subarray(bytes.length - keep));
      const whole = bytes.subarray(0, bytes.length - keep);
      switch (encoding) {
        case "utf-8":
          return decodeUtf8(whole);
        case "windows-1252":
          return decodeWindows1252(whole);
        case "utf-16le":
          return whole.toString("utf16le");
        case "utf-16be":
          return Buffer.from(whole.subarray(0, whole.length & ~1))
            .swap16()
            .toString("utf16le");
      }
    },
  };
}

/** Bytes at the end that may belong to a character of the next chunk. */
function incompleteTail(bytes: Buffer, encoding: TextEncoding): number {
  if (encoding === "utf-8") return incompleteUtf8Tail(bytes);
  return encoding === "windows-1252" ? 0 : bytes.length % 2;
}

function decodeWindows1252(bytes: Buffer): string {
  return isAscii(bytes) ? bytes.toString("latin1") : iconv.decode(bytes, "win1252", { stripBOM: false });
}

/** Whether most bytes above ASCII in `bytes`, which are not wholly valid, belong to valid UTF-8 characters. */
function looksLikeUtf8(bytes: Buffer): boolean {
  const damaged = bytes.toString("utf8");
  let good = 0;
  let bad = 0;
  for (let i = 0; i < damaged.length; i++) {
    const code = damaged.charCodeAt(i);
    if (code === 0xfffd) bad++;
    else if (code > 127) good++;
  }
  return good > bad;
}
