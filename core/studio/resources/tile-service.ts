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
  /** Gets a source ready ahead of its first tile. */
  readonly warm: (source: TileSource) => void;
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
    const worker = new Worker(workerUrl("tiles"), { resourceLimits: { maxYoungGenerationSizeMb: 16 } });
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

  const ready = async ({ name, form, bytes }: TileSource): Promise<Worker> => {
    thread ??= start();
    const { worker, sources } = thread;
    const sent =
      sources.get(name) ??
      bytes().then((pack) =>
        worker.postMessage({ kind: "source", source: name, form, bytes: pack } satisfies TileRequest),
      );
    sources.set(name, sent);
    try {
      await sent;
    } catch (error) {
      sources.delete(name);
      throw error;
    }
    return worker;
  };

  return {
    warm: (source) => {
      // Whoever asks for a tile is told what is wrong.
      ready(source).catch(() => {});
    },
    tile: async (source, z, x, y) => {
      const worker = await ready(source);
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker.postMessage({ kind: "tile", id, source: source.name, z, x, y } satisfies TileRequest);
      });
    },
    close: async () => {
      await thread?.worker.terminate();
    },
  };
}
