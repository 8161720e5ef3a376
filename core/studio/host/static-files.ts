import { readdir, readFile } from "node:fs/promises";
import { extname, join, sep } from "node:path";

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".ttf": "font/ttf",
  ".txt": "text/plain; charset=utf-8",
};

/** Answers GET and HEAD for the files of one folder; null for whatever is not one of them. */
export type StaticFiles = (request: Request) => Promise<Response | null>;

/**
 * Serves the built renderer.
 *
 * The folder is listed once, so only a name that was there at the start is ever opened: no path arithmetic on what a
 * request says, hence no way out of the folder. Links are not followed.
 *
 * @param folder The renderer's build. A folder that is missing serves nothing.
 */
export async function staticFiles(folder: string): Promise<StaticFiles> {
  const paths = await listFiles(folder);
  return async (request) => {
    if (request.method !== "GET" && request.method !== "HEAD") return null;
    const path = paths.get(fileName(request.url));
    if (path === undefined) return null;
    const bytes = await readFile(path);
    const headers = {
      "content-type": CONTENT_TYPES[extname(path).toLowerCase()] ?? "application/octet-stream",
      "content-length": String(bytes.byteLength),
      "cache-control": isHashed(path) ? "public, max-age=31536000, immutable" : "no-cache",
    };
    return new Response(request.method === "HEAD" ? null : bytes, { headers });
  };
}

/** By name from the folder's root. Walks by hand: a packed archive answers plain listings only. */
async function listFiles(folder: string, name = ""): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const path = join(folder, entry.name);
    if (entry.isFile()) found.set(`${name}/${entry.name}`, path);
    if (entry.isDirectory())
      for (const [inner, at] of await listFiles(path, `${name}/${entry.name}`)) found.set(inner, at);
  }
  return found;
}

function fileName(url: string): string {
  const { pathname } = new URL(url);
  if (pathname === "/") return "/index.html";
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

/** Vite puts a content hash into the names under assets/, so those never change. */
const isHashed = (path: string): boolean => path.includes(`${sep}assets${sep}`);
