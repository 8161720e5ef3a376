import { MessageChannel } from "node:worker_threads";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import type { RouterClient } from "@orpc/server";
import { afterEach, expect, it } from "vitest";
import { portHost } from "../../../core/studio/host/port.ts";
import { fetchOverPort } from "../../../core/studio/host/resource-port.ts";
import { isLargeStream, type tinyRouter, tinyStudio } from "./tiny-studio.ts";

const defects: unknown[] = [];
const opened: MessageChannel[] = [];

function channel(): MessageChannel {
  const made = new MessageChannel();
  opened.push(made);
  return made;
}

function resources(studio = tinyStudio) {
  const { port1, port2 } = channel();
  portHost(studio, (defect) => defects.push(defect)).serveResources(port1);
  return fetchOverPort(port2);
}

afterEach(() => {
  for (const { port1 } of opened.splice(0)) port1.close();
  defects.length = 0;
});

it("answers calls and streams over a port", async () => {
  const { port1, port2 } = channel();
  portHost(tinyStudio).serveCalls(port1);
  const client: RouterClient<typeof tinyRouter> = createORPCClient(new RPCLink({ port: port2 }));
  expect(await client.echo({ text: "hello" })).toBe("hello");
  const seen: number[] = [];
  for await (const at of await client.count({ to: 3 })) seen.push(at);
  expect(seen).toEqual([1, 2, 3]);
  await expect(client.fails()).rejects.toMatchObject({ code: "PROBLEM", data: { kind: "plan-missing" } });
});

it("brings a large answer over whole and in order, and several at once", async () => {
  const fetchResource = resources();
  const answers = await Promise.all([1, 2, 3].map(() => fetchResource(new Request("app://x/large"))));
  for (const answer of answers) expect(isLargeStream(new Uint8Array(await answer.arrayBuffer()))).toBe(true);
});

it("brings a large body over whole, with method and headers", async () => {
  const upload = Buffer.alloc(2_000_000, "bailiwick");
  const reply = await resources()(new Request("app://x/echo", { method: "POST", body: upload }));
  expect(reply.headers.get("x-method")).toBe("POST");
  expect(Buffer.from(await reply.arrayBuffer()).equals(upload)).toBe(true);
});

it("passes on a status, and answers a defect with 500", async () => {
  const fetchResource = resources();
  expect((await fetchResource(new Request("app://x/nowhere"))).status).toBe(404);
  expect((await fetchResource(new Request("app://x/breaks"))).status).toBe(500);
  expect(String(defects[0])).toContain("a defect");
});

it("sends no more than the reader asks for, and stops when the reader goes away", async () => {
  let produced = 0;
  let isCancelled = false;
  const endless = () =>
    new ReadableStream<Uint8Array>({
      pull: (controller) => {
        produced += 1;
        controller.enqueue(new Uint8Array(1000));
      },
      cancel: () => {
        isCancelled = true;
      },
    });
  const fetchResource = resources({ ...tinyStudio, handle: async () => new Response(endless()) });
  const reader = (await fetchResource(new Request("app://x/endless"))).body?.getReader();
  for (let at = 0; at < 5; at += 1) await reader?.read();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(produced).toBeLessThan(12);
  await reader?.cancel();
  await expect.poll(() => isCancelled).toBe(true);
});

it("aborts the work of a request that is given up", async () => {
  let signal: AbortSignal | undefined;
  const fetchResource = resources({
    ...tinyStudio,
    handle: (request) => {
      signal = request.signal;
      return new Promise((resolve) => request.signal.addEventListener("abort", () => resolve(new Response())));
    },
  });
  const abort = new AbortController();
  const reply = fetchResource(new Request("app://x/slow", { signal: abort.signal }));
  await expect.poll(() => signal !== undefined).toBe(true);
  abort.abort();
  await reply;
  expect(signal?.aborted).toBe(true);
});

it("answers 503 when the service goes away, and breaks what was being read", async () => {
  const fetchResource = resources({
    ...tinyStudio,
    handle: (request) =>
      request.url.endsWith("/slow")
        ? new Promise(() => undefined)
        : Promise.resolve(new Response(new ReadableStream({ start: (c) => c.enqueue(new Uint8Array(1)) }))),
  });
  const slow = fetchResource(new Request("app://x/slow"));
  const reader = (await fetchResource(new Request("app://x/half"))).body?.getReader();
  await reader?.read();
  const rest = reader?.read();
  opened[0]?.port1.close();
  expect((await slow).status).toBe(503);
  await expect(rest).rejects.toThrow("the service stopped");
});
