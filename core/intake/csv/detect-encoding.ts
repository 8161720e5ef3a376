import { isUtf8 } from "node:buffer";
import type { TextEncoding } from "../../domain/intake.ts";

export type DetectedText =
  | { readonly kind: "text"; readonly encoding: TextEncoding; readonly bomBytes: number }
  | { readonly kind: "archive" }
  | { readonly kind: "binary" };

/** Share of control characters (tab and line ends aside) from which bytes are no text. */
const CONTROL_SHARE = 0.02;
/** Share of zero bytes on one side of the byte pairs from which text without a mark is UTF-16. */
const UTF16_ZERO_SHARE = 0.3;

/**
 * How `head`, the first bytes of a file, spells characters: by its byte order mark, else UTF-16 by its zero bytes,
 * else UTF-8 where it is valid, else Windows-1252. An incomplete character at the end of `head` is no objection.
 */
export function detectEncoding(head: Buffer): DetectedText {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return text("utf-8", 3);
  if (head[0] === 0xff && head[1] === 0xfe) return text("utf-16le", 2);
  if (head[0] === 0xfe && head[1] === 0xff) return text("utf-16be", 2);
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return { kind: "archive" };
  if (BINARY_MAGIC.some((magic) => startsWith(head, magic))) return { kind: "binary" };

  const zeros = zeroBytes(head);
  const pairs = Math.max(1, head.length >> 1);
  if (zeros.odd / pairs > UTF16_ZERO_SHARE && zeros.even === 0) return text("utf-16le", 0);
  if (zeros.even / pairs > UTF16_ZERO_SHARE && zeros.odd === 0) return text("utf-16be", 0);
  if (zeros.even + zeros.odd > 0 || controlShare(head) > CONTROL_SHARE) return { kind: "binary" };
  return text(isUtf8(head.subarray(0, head.length - incompleteUtf8Tail(head))) ? "utf-8" : "windows-1252", 0);
}

/** Length of the UTF-8 character that begins but does not end in the last three bytes, 0 when there is none. */
export function incompleteUtf8Tail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > back ? back : 0;
  }
  return 0;
}

/** PDF, PNG, JPEG, the old Excel format, SQLite, 7z, bzip2, xz, zstd. */
const BINARY_MAGIC: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x42, 0x5a, 0x68, 0x39],
  [0xfd, 0x37, 0x7a, 0x58],
  [0x28, 0xb5, 0x2f, 0xfd],
];

function text(encoding: TextEncoding, bomBytes: number): DetectedText {
  return { kind: "text", encoding, bomBytes };
}

function startsWith(bytes: Buffer, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

function zeroBytes(bytes: Buffer): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 };
  for (let at = bytes.indexOf(0); at !== -1; at = bytes.indexOf(0, at + 1)) zeros[at % 2 === 0 ? "even" : "odd"]++;
  return zeros;
}

function controlShare(bytes: Buffer): number {
  let controls = 0;
  for (const byte of bytes) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) controls++;
  return bytes.length === 0 ? 0 : controls / bytes.length;
}
