import { Worker } from "node:worker_threads";
import type { TileAnswer, TileRequest } from "../jobs/tiles.worker.ts";
import { workerUrl } from "../jobs/worker-url.ts";

export type TileSource = {
  readonly name: string;
  readonly form: "layer" | "basemap";
  /** The pack that tiles are cut from; asked once. */
  readonly bytes: () => Promise<Uint8Array>;
};

export type TileService = {
  readonly tile: (source: TileSource, z: number, x: number, y: number) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
};

type Waiting = { readonly resolve: (bytes: Uint8Array) => void; readonly reject: (error: Error) => void };

/** Cuts tiles in a thread that starts with the first one. After a defect in it, the next tile starts another. */
export function createTileService(): TileService {
  let thread: { readonly worker: Worker; readonly sources: Map<string, Promise<void>> } | null = null;
  const waiting = new Map<number, Waiting>();
  let lastId = 0;

  const start = (): NonNullable<typeof thread> => {
    const worker = new Worker(workerUrl("tiles"));
    // The service may end while the thread waits for requests.
    worker.unref();
    worker.on("message", ({ id, bytes, problem }: TileAnswer) => {
      const asked = waiting.get(id);
      waiting.delete(id);
      if (bytes === null) asked?.reject(new Error(problem));
      else asked?.resolve(bytes);
    });
    const fail = (error: Error): void => {
      if (thread?.worker === worker) thread = null;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    worker.on("error", fail);
    worker.on("exit", () => fail(new Error("the tiles thread ended")));
    return { worker, sources: new Map() };
  };

  return {
    tile: async (source, z, x, y) => {
      thread ??= start();
      const { worker, sources } = thread;
      const post = (request: TileRequest): void => worker.postMessage(request);
      const { name, form } = source;
      const ready =
        sources.get(name) ?? source.bytes().then((bytes) => post({ kind: "source", source: name, form, bytes }));
      sources.set(name, ready);
      try {
        await ready;
      } catch (error) {
        sources.delete(name);
        throw error;
      }
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        post({ kind: "tile", id, source: name, z, x, y });
      });
    },
    close: async () => {
      await thread?.worker.terminate();
    },
  };
}
