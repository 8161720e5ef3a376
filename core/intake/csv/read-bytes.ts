import { constants } from "node:fs";
import { access, type FileHandle, open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { createGunzip, type Gunzip } from "node:zlib";
import { IntakeFailure } from "../problems.ts";

/** A file being read from its start, unpacked when it is gzip. */
export type ByteSource = {
  readonly fileName: string;
  readonly fileBytes: number;
  readonly compressed: boolean;
  /** Bytes taken from the disk so far, for progress. */
  bytesRead(): number;
  /** Share of the content that was handed out so far, 0 … 1: exact for plain files, close for compressed ones. */
  shareRead(): number;
  /** The content in chunks; every call begins anew. Throws IntakeFailure; closes the file however it ends. */
  chunks(): AsyncGenerator<Buffer, void, undefined>;
};

const CHUNK_BYTES = 1 << 18;
/** Packed bytes go in smaller bites, so that `bytesRead` says how much of the file the text so far came from. */
const PACKED_CHUNK_BYTES = 1 << 15;

/** When compressed content is refused, so that a small file cannot fill the disk or keep the machine busy for hours. */
export type UnpackLimits = {
  /** Largest ratio of content to file … */
  readonly ratio: number;
  /** … once this much was unpacked. */
  readonly freeBytes: number;
  /** Most that is unpacked whatever the ratio. */
  readonly bytes: number;
};

/** Text of accounts packs 5 to 30 times; deflate ends at 1,032. 8 GB are about 60 million accounts. */
const UNPACK_LIMITS: UnpackLimits = { ratio: 200, freeBytes: 64 * 2 ** 20, bytes: 8 * 2 ** 30 };

/**
 * Compressed files up to this, and larger ones that claim too much, are unpacked once to see how much is in them, before
 * anybody works on what is.
 */
const LOOKED_THROUGH_BYTES = 4 << 20;

/**
 * Opens an accounts file for reading in chunks of about a quarter of a megabyte. gzip is known by its magic number, not by the
 * name.
 *
 * @throws IntakeFailure missing-file, directory, not-a-file, unreadable, empty-file, gzip-bomb.
 */
export async function openByteSource(path: string, limits = UNPACK_LIMITS): Promise<ByteSource> {
  const fileName = basename(path);
  const fileBytes = await sizeOf(path, fileName);
  const head = await firstBytes(path, fileName);
  const compressed = head[0] === 0x1f && head[1] === 0x8b;
  const counter = { read: 0, unpacked: 0 };
  const contentBytes = compressed ? await unpackedSize(path, fileName, fileBytes) : fileBytes;
  const unpackedFrom = (packedChunkBytes: number): AsyncGenerator<Buffer, void, undefined> => {
    const packed = plainChunks(path, fileName, counter, packedChunkBytes);
    return unpackedChunks(packed, fileName, counter, (unpacked) => isBomb(unpacked, fileBytes, limits));
  };
  // What a file says of its size may be wrong, and unpacking is a hundred times faster than reading rows.
  const isSuspect = fileBytes <= LOOKED_THROUGH_BYTES || isBomb(contentBytes, fileBytes, limits);
  if (compressed && isSuspect) for await (const _ of unpackedFrom(CHUNK_BYTES));
  return {
    fileName,
    fileBytes,
    compressed,
    bytesRead: () => counter.read,
    shareRead: () => {
      if (!compressed) return counter.read / fileBytes;
      const isPlausible = contentBytes >= counter.unpacked && contentBytes >= fileBytes;
      return isPlausible ? counter.unpacked / contentBytes : counter.read / fileBytes;
    },
    chunks: () => {
      counter.read = 0;
      counter.unpacked = 0;
      return compressed ? unpackedFrom(PACKED_CHUNK_BYTES) : plainChunks(path, fileName, counter);
    },
  };
}

async function sizeOf(path: string, file: string): Promise<number> {
  const stats = await stat(path).catch((error: unknown) => {
    throw fileFailure(error, file);
  });
  if (stats.isDirectory()) throw new IntakeFailure({ kind: "directory", file });
  if (!stats.isFile()) throw new IntakeFailure({ kind: "not-a-file", file });
  if (stats.size === 0) throw new IntakeFailure({ kind: "empty-file", file });
  await access(path, constants.R_OK).catch((error: unknown) => {
    throw fileFailure(error, file);
  });
  return stats.size;
}

async function firstBytes(path: string, file: string): Promise<Buffer> {
  for await (const chunk of plainChunks(path, file, { read: 0 }, 4)) return chunk;
  return Buffer.alloc(0);
}

/** The last four bytes of a gzip file: how long its content is, modulo 4 GB, or that of its last part. */
async function unpackedSize(path: string, file: string, fileBytes: number): Promise<number> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, "r");
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, Math.max(0, fileBytes - 4));
    return bytesRead === 4 ? buffer.readUInt32LE(0) : 0;
  } catch (error) {
    throw fileFailure(error, file);
  } finally {
    await handle?.close();
  }
}

async function* plainChunks(
  path: string,
  file: string,
  counter: { read: number },
  chunkBytes = CHUNK_BYTES,
): AsyncGenerator<Buffer, void, undefined> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, "r");
    for (;;) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafeSlow(chunkBytes), 0, chunkBytes);
      if (bytesRead === 0) return;
      counter.read += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } catch (error) {
    throw fileFailure(error, file);
  } finally {
    await handle?.close();
  }
}

async function* unpackedChunks(
  packed: AsyncGenerator<Buffer, void, undefined>,
  file: string,
  counter: { unpacked: number },
  isTooMuch: (unpackedBytes: number) => boolean,
): AsyncGenerator<Buffer, void, undefined> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  const feeding = feed(gunzip, packed);
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      counter.unpacked += chunk.length;
      if (isTooMuch(counter.unpacked)) throw bomb(file, counter.unpacked);
      yield chunk;
    }
  } catch (error) {
    throw gzipFailure(error, file);
  } finally {
    gunzip.destroy();
    await feeding;
  }
}

const bomb = (file: string, bytes: number): IntakeFailure =>
  new IntakeFailure({ kind: "gzip-bomb", file, megabytes: Math.floor(bytes / 2 ** 20) });

function isBomb(unpackedBytes: number, packedBytes: number, limits: UnpackLimits): boolean {
  if (unpackedBytes > limits.bytes) return true;
  return unpackedBytes > limits.freeBytes && unpackedBytes > packedBytes * limits.ratio;
}

/** Writes all of `packed` into `gunzip` at its pace. Never rejects: what goes wrong comes out of the gunzip stream. */
async function feed(gunzip: Gunzip, packed: AsyncGenerator<Buffer, void, undefined>): Promise<void> {
  try {
    for await (const chunk of packed) {
      if (gunzip.destroyed) return;
      if (!gunzip.write(chunk)) await drained(gunzip);
    }
    gunzip.end();
  } catch (error) {
    gunzip.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

function drained(gunzip: Gunzip): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      gunzip.off("drain", done);
      gunzip.off("close", done);
      resolve();
    };
    gunzip.on("drain", done);
    gunzip.on("close", done);
  });
}

function gzipFailure(error: unknown, file: string): unknown {
  if (error instanceof IntakeFailure) return error;
  const code = errorCode(error);
  if (code === "Z_BUF_ERROR") return new IntakeFailure({ kind: "truncated-gzip", file });
  if (code.startsWith("Z_") && error instanceof Error) {
    return new IntakeFailure({ kind: "damaged-gzip", file, detail: error.message });
  }
  return error;
}

/** File system errors as problems; anything else as it is: it can only be a defect. */
function fileFailure(error: unknown, file: string): unknown {
  if (error instanceof IntakeFailure) return error;
  const code = errorCode(error);
  if (code === "ENOENT" || code === "ENOTDIR") return new IntakeFailure({ kind: "missing-file", file });
  if (code === "EISDIR") return new IntakeFailure({ kind: "directory", file });
  if (/^E[A-Z0-9]+$/.test(code)) return new IntakeFailure({ kind: "unreadable", file, detail: code });
  return error;
}

function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
