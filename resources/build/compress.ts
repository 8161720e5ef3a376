import { gzipSync } from "fflate";

/** Gzip by a pure JavaScript library at a fixed level and time: equal bytes on every machine. */
export const compressed = (bytes: Uint8Array): Uint8Array => gzipSync(bytes, { level: 9, mtime: 0 });
