/**
 * A byte stream over messages, one chunk per request of the reader: a slow reader holds back the writer, so an upload
 * of gigabytes never piles up in either process.
 */
export type BodyMessage =
  | { readonly kind: "chunk"; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: "end"; readonly id: number }
  | { readonly kind: "broken"; readonly id: number; readonly message: string }
  | { readonly kind: "pull"; readonly id: number }
  | { readonly kind: "cancel"; readonly id: number };

type Post = (message: BodyMessage) => void;

/** The reading end: a stream that asks for a chunk whenever it has room. */
export type BodyReader = {
  readonly stream: ReadableStream<Uint8Array>;
  readonly take: (message: BodyMessage) => void;
};

export function readBody(id: number, post: Post): BodyReader {
  let arrived: (() => void) | null = null;
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  const settle = (): void => {
    arrived?.();
    arrived = null;
  };
  const stream = new ReadableStream<Uint8Array>({
    start: (own) => {
      controller = own;
    },
    pull: () =>
      new Promise<void>((resolve) => {
        arrived = resolve;
        post({ kind: "pull", id });
      }),
    cancel: () => {
      controller = null;
      settle();
      post({ kind: "cancel", id });
    },
  });
  const take = (message: BodyMessage): void => {
    if (message.kind === "chunk") controller?.enqueue(message.bytes);
    else if (message.kind === "end") controller?.close();
    else if (message.kind === "broken") controller?.error(new Error(message.message));
    if (message.kind !== "chunk") controller = null;
    settle();
  };
  return { stream, take };
}

/** The writing end: sends one chunk for every pull. */
export type BodyWriter = { readonly take: (message: BodyMessage) => void };

export function writeBody(id: number, stream: ReadableStream<Uint8Array>, post: Post): BodyWriter {
  const reader = stream.getReader();
  const sendNext = async (): Promise<void> => {
    try {
      const { done, value } = await reader.read();
      post(done ? { kind: "end", id } : { kind: "chunk", id, bytes: value });
    } catch (error) {
      post({ kind: "broken", id, message: error instanceof Error ? error.message : String(error) });
    }
  };
  return {
    take: (message) => {
      if (message.kind === "pull") void sendNext();
      else if (message.kind === "cancel") reader.cancel("reader went away").catch(() => undefined);
    },
  };
}
