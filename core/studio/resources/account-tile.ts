import { ACCOUNTS } from "../../domain/measure.ts";
import { MAX_ACCOUNT_ZOOM } from "../../geo/cluster-radius.ts";
import type { StudioState } from "../studio-state.ts";
import { freshBytes, notFound } from "./reply.ts";
import { TILE_TYPE, tileAddress } from "./tiles.ts";

/** A tile of the open plan's accounts: `clusters` or `cells`, a measure's key, zoom, column, row. */
export async function accountTile({ holder, accountTiles }: StudioState, parts: readonly string[]): Promise<Response> {
  const [form = "", measure = "", ...place] = parts;
  const plan = holder.current();
  const address = tileAddress(place, MAX_ACCOUNT_ZOOM);
  if (plan === null || address === null || (form !== "clusters" && form !== "cells")) return notFound();
  if (measure !== ACCOUNTS.key && !plan.measures.some(({ key }) => key === measure)) return notFound();
  const bytes = await accountTiles.tile(plan, measure, { form, ...address });
  return bytes === null ? notFound() : freshBytes(bytes as Uint8Array<ArrayBuffer>, TILE_TYPE);
}
