import { parentPort } from "node:worker_threads";
import { known } from "../../domain/invariant.ts";
import { decodeBasemap } from "../../geo/basemap.ts";
import { createBasemapTiles } from "../../geo/basemap-tiles.ts";
import { unpackLayer } from "../../geo/pack-layer.ts";
import { createTileIndex, type TileIndex } from "../../geo/tiles.ts";

/** Worker entry: cuts vector tiles, so that calls never wait for one. */
export type TileRequest =
  | { readonly kind: "source"; readonly source: string; readonly form: "layer" | "basemap"; readonly bytes: Uint8Array }
  | { readonly kind: "forget"; readonly source: string }
  | {
      readonly kind: "tile";
      readonly id: number;
      readonly source: string;
      readonly z: number;
      readonly x: number;
      readonly y: number;
    };
/** `problem` is a defect: what is asked has been checked. */
export type TileAnswer = { readonly id: number; readonly bytes: Uint8Array | null; readonly problem: string };

const port = known(parentPort, "parent of a worker");
const indexes = new Map<string, TileIndex>();

port.on("message", (request: TileRequest) => {
  if (request.kind === "source") {
    const { source, form, bytes } = request;
    indexes.set(
      source,
      form === "layer" ? createTileIndex(unpackLayer(bytes)) : createBasemapTiles(decodeBasemap(bytes)),
    );
    return;
  }
  if (request.kind === "forget") {
    indexes.delete(request.source);
    return;
  }
  const { id, source, z, x, y } = request;
  try {
    const bytes = known(indexes.get(source), `tiles of ${source}`)(z, x, y);
    port.postMessage({ id, bytes, problem: "" } satisfies TileAnswer);
  } catch (error) {
    port.postMessage({ id, bytes: null, problem: String(error) } satisfies TileAnswer);
  }
});
