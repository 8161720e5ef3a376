import { parentPort, workerData } from "node:worker_threads";
import { known } from "../../domain/invariant.ts";
import { decodePack } from "../../domain/pack.ts";
import { createAccountTiles } from "../../geo/account-tiles.ts";
import { decodeAccountPoints } from "../resources/account-points.ts";

/** Worker entry: cuts tiles of the accounts that it is started with (their pack), until it is ended. */
export type AccountTileRequest = {
  readonly id: number;
  readonly form: "clusters" | "cells";
  readonly z: number;
  readonly x: number;
  readonly y: number;
};
/** `problem` is a defect: what is asked has been checked. */
export type AccountTileAnswer = { readonly id: number; readonly bytes: Uint8Array | null; readonly problem: string };

const port = known(parentPort, "parent of a worker");
const tiles = createAccountTiles(decodeAccountPoints(decodePack(workerData as Uint8Array)));

port.on("message", ({ id, form, z, x, y }: AccountTileRequest) => {
  try {
    port.postMessage({ id, bytes: tiles[form](z, x, y), problem: "" } satisfies AccountTileAnswer);
  } catch (error) {
    port.postMessage({ id, bytes: null, problem: String(error) } satisfies AccountTileAnswer);
  }
});
