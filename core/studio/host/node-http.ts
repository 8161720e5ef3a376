import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";

/**
 * A Node request as a standard one; its body streams.
 *
 * @param limitBytes The body errors once more than this has arrived.
 */
export function toRequest(message: IncomingMessage, origin: string, limitBytes: number, signal: AbortSignal): Request {
  const headers = new Headers();
  for (let at = 0; at + 1 < message.rawHeaders.length; at += 2) {
    headers.append(message.rawHeaders[at] ?? "", message.rawHeaders[at + 1] ?? "");
  }
  const method = message.method ?? "GET";
  const hasBody = method !== "GET" && method !== "HEAD";
  return new Request(`${origin}${message.url ?? "/"}`, {
    method,
    headers,
    signal,
    ...(hasBody ? { body: limited(message, limitBytes), duplex: "half" } : {}),
  });
}

/** A body longer than the host takes. */
export class BodyTooLarge extends Error {
  override readonly name = "BodyTooLarge";
}

function limited(message: IncomingMessage, limitBytes: number): ReadableStream<Uint8Array> {
  let seen = 0;
  const counted = Readable.from(
    (async function* () {
      for await (const chunk of message as AsyncIterable<Buffer>) {
        seen += chunk.byteLength;
        if (seen > limitBytes) throw new BodyTooLarge(`body of more than ${limitBytes} bytes`);
        yield chunk;
      }
    })(),
    { objectMode: false },
  );
  return Readable.toWeb(counted) as ReadableStream<Uint8Array>;
}

/** Sends a standard response; a reader that goes away cancels its body. */
export async function sendResponse(response: Response, to: ServerResponse): Promise<void> {
  to.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body === null || to.req.method === "HEAD") {
    await response.body?.cancel();
    to.end();
    return;
  }
  await pipeline(Readable.fromWeb(response.body as NodeReadableStream<Uint8Array>), to);
}
