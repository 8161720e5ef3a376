import type { MeasureKey } from "../../domain/measure.ts";
import { ACCOUNT_TILE_RECIPE, decodeOverview } from "../../geo/account-overview.ts";
import type { AccountTileForm } from "../../geo/account-tiles.ts";
import type { TileIndex } from "../../geo/tiles.ts";
import { readAccountOverview, writeAccountOverview } from "../../store/queries/account-overviews.ts";
import type { OpenPlan } from "../plan/open-plan.ts";

type Wish = { readonly form: AccountTileForm; readonly measure: MeasureKey };

/** Those that were looked for, by plan: null where the file has none. */
const looked = new WeakMap<OpenPlan, Map<string, TileIndex | null>>();
const keyOf = ({ form, measure }: Wish): string => `${form} ${measure}`;

/** Overviews are of units that are whole: where some are divided, tiles are made from the accounts themselves. */
export const hasWholeUnits = ({ layer, layerKey }: OpenPlan): boolean => layerKey === layer.meta.id;

/** The tiles that the plan's file keeps of its accounts as seen from afar; null where it has none of this kind. */
export function keptOverview(plan: OpenPlan, wish: Wish): TileIndex | null {
  if (!hasWholeUnits(plan)) return null;
  const known = looked.get(plan) ?? new Map<string, TileIndex | null>();
  looked.set(plan, known);
  const key = keyOf(wish);
  const found = known.get(key);
  if (found !== undefined) return found;
  const pack = readAccountOverview(plan.db, { ...wish, recipe: ACCOUNT_TILE_RECIPE });
  const tiles = pack === undefined ? null : decodeOverview(pack);
  known.set(key, tiles);
  return tiles;
}

/** Keeps an overview in the plan's file for the next time that it is opened. */
export function keepOverview(plan: OpenPlan, wish: Wish, pack: Uint8Array): void {
  if (!plan.db.open || plan.db.inTransaction) return;
  writeAccountOverview(plan.db, { ...wish, recipe: ACCOUNT_TILE_RECIPE }, pack);
  looked.get(plan)?.delete(keyOf(wish));
}

/** Changes that this session has made to the plan's file so far, of whatever kind. */
export const changesMade = ({ db }: OpenPlan): number =>
  db.prepare<[], number>("SELECT total_changes()").pluck().get() ?? 0;
