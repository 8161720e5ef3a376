import { Worker } from "node:worker_threads";
import type { TileAddress } from "../../geo/first-tiles.ts";
import type { TileAnswer, TileRequest } from "../jobs/tiles.worker.ts";
import { workerUrl } from "../jobs/worker-url.ts";

export type TileSource = {
  readonly name: string;
  readonly form: "layer" | "basemap";
  /** The pack that tiles are cut from; asked once. */
  readonly bytes: () => Promise<Uint8Array>;
};

export type TileService = {
  /** Cuts tiles that will be asked for soon. What is wrong with them is said when they are. */
  readonly warm: (source: TileSource, tiles: readonly TileAddress[]) => void;
  readonly tile: (source: TileSource, address: TileAddress) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
};

/** Each time units are divided or joined there is another layer; of those that nobody asks for any more a few are kept. */
const MOST_SOURCES = 5;

type Waiting = { readonly resolve: (bytes: Uint8Array) => void; readonly reject: (error: Error) => void };

/** Tiles that are kept, those asked for last: of the national ZIP layer they have up to 400 KB each. */
const MAX_KEPT = 48;

/** Cuts tiles in a thread that starts with the first one. After a defect in it, the next tile starts another. */
export function createTileService(): TileService {
  let thread: { readonly worker: Worker; readonly sources: Map<string, Promise<void>> } | null = null;
  const waiting = new Map<number, Waiting>();
  const kept = new Map<string, Promise<Uint8Array>>();
  let lastId = 0;

  const start = (): NonNullable<typeof thread> => {
    // A smaller young generation is cleared again and again while the first tiles are cut.
    const worker = new Worker(workerUrl("tiles"), { resourceLimits: { maxYoungGenerationSizeMb: 48 } });
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
    sources.delete(name);
    sources.set(name, sent);
    for (const oldest of [...sources.keys()].slice(0, -MOST_SOURCES)) {
      sources.delete(oldest);
      worker.postMessage({ kind: "forget", source: oldest } satisfies TileRequest);
    }
    try {
      await sent;
    } catch (error) {
      sources.delete(name);
      throw error;
    }
    return worker;
  };

  const cut = async (source: TileSource, { z, x, y }: TileAddress): Promise<Uint8Array> => {
    const worker = await ready(source);
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage({ kind: "tile", id, source: source.name, z, x, y } satisfies TileRequest);
    });
  };
  const tile = (source: TileSource, address: TileAddress): Promise<Uint8Array> => {
    const key = [source.name, address.z, address.x, address.y].join("/");
    const bytes = kept.get(key) ?? cut(source, address);
    kept.delete(key);
    kept.set(key, bytes);
    if (kept.size > MAX_KEPT) kept.delete(kept.keys().next().value as string);
    bytes.catch(() => kept.delete(key));
    return bytes;
  };

  return {
    warm: (source, tiles) => {
      for (const address of tiles) tile(source, address).catch(() => {});
    },
    tile,
    close: async () => {
      await thread?.worker.terminate();
    },
  };
}
