import { createReadStream, statSync } from "node:fs";
import { extname } from "node:path";
import { Readable } from "node:stream";
import type { Downloads } from "../files/downloads.ts";
import { notFound } from "./reply.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".csv": "text/csv; charset=utf-8",
  ".json": "application/json",
  ".geojson": "application/geo+json",
  ".html": "text/html; charset=utf-8",
  ".pdf": "application/pdf",
};

/** A file that was written for download. It is saved and never shown, so that nothing in it runs on this origin. */
export function download(downloads: Downloads, token: string, name: string): Response {
  const path = downloads.find(token, name);
  if (path === null) return notFound();
  const body = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  return new Response(body, {
    headers: {
      "content-type": TYPES[extname(name).toLowerCase()] ?? "application/octet-stream",
      "content-length": String(statSync(path).size),
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      "cache-control": "no-store",
    },
  });
}
