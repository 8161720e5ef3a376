import { parentPort, workerData } from "node:worker_threads";
import { known } from "../../domain/invariant.ts";
import { decodePack } from "../../domain/pack.ts";
import { encodeOverview } from "../../geo/account-overview.ts";
import { type AccountTileForm, createAccountTiles } from "../../geo/account-tiles.ts";
import { decodeAccountPoints } from "../resources/account-points.ts";

/** Worker entry: cuts tiles of the accounts that it is started with (their pack), until it is ended. */
export type AccountTileRequest =
  | {
      readonly kind: "tile";
      readonly id: number;
      readonly form: AccountTileForm;
      readonly z: number;
      readonly x: number;
      readonly y: number;
    }
  /** All tiles as seen from afar, as core/geo/account-overview.ts packs them. */
  | { readonly kind: "overview"; readonly id: number; readonly form: AccountTileForm };
/** `problem` is a defect: what is asked has been checked. */
export type AccountTileAnswer = { readonly id: number; readonly bytes: Uint8Array | null; readonly problem: string };

const port = known(parentPort, "parent of a worker");
const tiles = createAccountTiles(decodeAccountPoints(decodePack(workerData as Uint8Array)));

port.on("message", (request: AccountTileRequest) => {
  const { id, form } = request;
  try {
    const bytes = request.kind === "tile" ? tiles[form](request.z, request.x, request.y) : encodeOverview(tiles, form);
    port.postMessage({ id, bytes, problem: "" } satisfies AccountTileAnswer);
  } catch (error) {
    port.postMessage({ id, bytes: null, problem: String(error) } satisfies AccountTileAnswer);
  }
});
