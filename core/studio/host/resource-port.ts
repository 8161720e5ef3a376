import { onMessagePortClose, onMessagePortMessage, type SupportedMessagePort } from "@orpc/client/message-port";
import { type BodyMessage, type BodyReader, type BodyWriter, readBody, writeBody } from "./body-stream.ts";
import type { ReportDefect, ServedStudio } from "./served-studio.ts";

/** A Node, DOM or Electron message port. */
export type HostPort = SupportedMessagePort & { readonly start?: () => void };

type HeaderPairs = readonly (readonly [string, string])[];

type ToService =
  | BodyMessage
  | {
      readonly kind: "request";
      readonly id: number;
      readonly method: string;
      readonly url: string;
      readonly headers: HeaderPairs;
      readonly hasBody: boolean;
    }
  | { readonly kind: "abort"; readonly id: number };

type ToShell =
  | BodyMessage
  | {
      readonly kind: "response";
      readonly id: number;
      readonly status: number;
      readonly headers: HeaderPairs;
      readonly hasBody: boolean;
    };

/** The service's end: answers every request that arrives on the port with `handle`. */
export function answerResources(port: HostPort, handle: ServedStudio["handle"], reportDefect: ReportDefect): void {
  const post = (message: ToShell): void => port.postMessage(message);
  const readers = new Map<number, BodyReader>();
  const writers = new Map<number, BodyWriter>();
  const aborts = new Map<number, AbortController>();

  const answer = async (message: Extract<ToService, { kind: "request" }>): Promise<Response> => {
    const abort = new AbortController();
    aborts.set(message.id, abort);
    const reader = message.hasBody ? readBody(message.id, post) : null;
    if (reader !== null) readers.set(message.id, reader);
    const { method, headers } = message;
    const init = { method, headers: headers.map(([name, value]): [string, string] => [name, value]) };
    const body = reader === null ? {} : { body: reader.stream, duplex: "half" as const };
    try {
      return await handle(new Request(message.url, { ...init, signal: abort.signal, ...body }));
    } catch (error) {
      if (!abort.signal.aborted) reportDefect(error);
      return new Response(null, { status: 500 });
    }
  };

  onMessagePortMessage(port, (message: ToService) => {
    const { id } = message;
    if (message.kind === "request") {
      void answer(message).then((response) => {
        const { status, body } = response;
        post({ kind: "response", id, status, headers: [...response.headers], hasBody: body !== null });
        if (body === null) forget(id);
        else
          writers.set(
            id,
            writeBody(id, body, (part) => (isLast(part) && forget(id), post(part))),
          );
      });
    } else if (message.kind === "abort") {
      aborts.get(id)?.abort();
      forget(id);
    } else if (message.kind === "pull" || message.kind === "cancel") {
      writers.get(id)?.take(message);
      if (message.kind === "cancel") forget(id);
    } else {
      readers.get(id)?.take(message);
    }
  });
  onMessagePortClose(port, () => {
    for (const abort of aborts.values()) abort.abort();
  });
  port.start?.();

  function forget(id: number): void {
    for (const map of [readers, writers, aborts]) map.delete(id);
  }
}

/** The shell's end: a fetch whose requests are answered at the other end of the port. */
export function fetchOverPort(port: HostPort): ServedStudio["handle"] {
  const post = (message: ToService): void => port.postMessage(message);
  const readers = new Map<number, BodyReader>();
  const writers = new Map<number, BodyWriter>();
  const waiting = new Map<number, (response: Response) => void>();
  let lastId = 0;

  onMessagePortMessage(port, (message: ToShell) => {
    const { id } = message;
    if (message.kind === "response") {
      const reader = message.hasBody ? readBody(id, post) : null;
      if (reader !== null) readers.set(id, reader);
      const headers = message.headers.map(([name, value]): [string, string] => [name, value]);
      waiting.get(id)?.(new Response(reader?.stream ?? null, { status: message.status, headers }));
      waiting.delete(id);
      if (reader === null) writers.delete(id);
    } else if (message.kind === "pull" || message.kind === "cancel") {
      writers.get(id)?.take(message);
    } else {
      readers.get(id)?.take(message);
      if (isLast(message)) {
        readers.delete(id);
        writers.delete(id);
      }
    }
  });
  onMessagePortClose(port, () => {
    for (const resolve of waiting.values()) resolve(new Response(null, { status: 503 }));
    for (const [id, reader] of readers) reader.take({ kind: "broken", id, message: "the service stopped" });
  });
  port.start?.();

  return (request) =>
    new Promise((resolve) => {
      lastId += 1;
      const id = lastId;
      waiting.set(id, resolve);
      if (request.body !== null) writers.set(id, writeBody(id, request.body, post));
      request.signal.addEventListener("abort", () => post({ kind: "abort", id }), { once: true });
      const { method, url, body } = request;
      post({ kind: "request", id, method, url, headers: [...request.headers], hasBody: body !== null });
    });
}

const isLast = ({ kind }: BodyMessage): boolean => kind === "end" || kind === "broken";
