import { eventIterator, os } from "@orpc/server";
import { z } from "zod";
import type { ServedStudio } from "../../../core/studio/host/served-studio.ts";

/** A studio small enough to see through: what a host does to calls and resources shows unchanged. */
export const tinyRouter = {
  echo: os.input(z.object({ text: z.string() })).handler(({ input }) => input.text),
  count: os
    .input(z.object({ to: z.int() }))
    .output(eventIterator(z.int()))
    .handler(async function* ({ input }) {
      for (let at = 1; at <= input.to; at += 1) yield at;
    }),
  fails: os.errors({ PROBLEM: { data: z.object({ kind: z.string() }) } }).handler(({ errors }) => {
    throw errors.PROBLEM({ data: { kind: "plan-missing" } });
  }),
  breaks: os.handler(() => {
    throw new Error("a defect");
  }),
};

/** Six megabytes whose every byte is known: read whole, they prove that chunks arrive complete and in order. */
const LARGE_BYTES = 6 * 2 ** 20;

async function handle(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === "/echo") return new Response(request.body, { headers: { "x-method": request.method } });
  if (pathname === "/large") return new Response(largeStream());
  if (pathname === "/breaks") throw new Error("a defect");
  return new Response(`no ${pathname}`, { status: 404 });
}

function largeStream(): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (sent >= LARGE_BYTES) return controller.close();
      controller.enqueue(Uint8Array.from({ length: 65_536 }, (_, at) => (sent + at) % 251));
      sent += 65_536;
    },
  });
}

export const tinyStudio: ServedStudio = { router: tinyRouter, handle };

export const isLargeStream = (bytes: Uint8Array): boolean =>
  bytes.length === LARGE_BYTES && bytes.every((byte, at) => byte === at % 251);
