/** Answers of `handle`. Nothing is kept by a cache without asking whether it still holds. */
export const notFound = (): Response => text(404, "Not found.\n");

export const badRequest = (why: string): Response => text(400, `${why}\n`);

export const text = (status: number, body: string): Response =>
  new Response(body, { status, headers: { "content-type": "text/plain; charset=utf-8" } });

export const json = (value: unknown): Response =>
  new Response(JSON.stringify(value), { headers: { "content-type": "application/json" } });

/** Bytes that change with every edit. */
export const freshBytes = (bytes: Uint8Array<ArrayBuffer>, type = "application/octet-stream"): Response =>
  new Response(bytes, { headers: { "content-type": type, "cache-control": "no-store" } });

export type TaggedBytes = {
  /** Changes whenever the bytes do. */
  readonly tag: string;
  readonly type: string;
  readonly maxAgeSeconds: number;
  readonly bytes: () => Promise<Uint8Array>;
};

/** Bytes with a tag: whoever has them already is told so, and they are not made again. */
export async function taggedBytes(
  request: Request,
  { tag, type, maxAgeSeconds, bytes }: TaggedBytes,
): Promise<Response> {
  const etag = `"${tag}"`;
  const headers = { etag, "cache-control": `private, max-age=${maxAgeSeconds}` };
  const known = request.headers.get("if-none-match")?.split(/\s*,\s*/) ?? [];
  if (known.includes(etag)) return new Response(null, { status: 304, headers });
  const body = await bytes();
  return new Response(body as Uint8Array<ArrayBuffer>, { headers: { ...headers, "content-type": type } });
}
