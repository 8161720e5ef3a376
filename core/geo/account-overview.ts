import { decodePack, encodePack, packColumn } from "../domain/pack.ts";
import type { AccountTileForm, AccountTiles } from "./account-tiles.ts";
import type { TileAddress } from "./first-tiles.ts";
import type { TileIndex } from "./tiles.ts";

/** Deepest zoom of an overview: some hundred tiles of a nation, less than a megabyte. */
export const OVERVIEW_ZOOM = 6;

/** How tiles of accounts are made. Another number for every change of theirs: what was kept of others is then made anew. */
export const ACCOUNT_TILE_RECIPE = 2;

/** All tiles of one form down to OVERVIEW_ZOOM as a pack, to be kept. O(accounts × zooms). */
export function encodeOverview(tiles: AccountTiles, form: AccountTileForm): Uint8Array<ArrayBuffer> {
  const kept: { readonly address: TileAddress; readonly bytes: Uint8Array }[] = [];
  for (let z = 0; z <= OVERVIEW_ZOOM; z++) {
    for (const address of tiles.inhabited(z)) {
      kept.push({ address, bytes: tiles[form](z, address.x, address.y) });
    }
  }
  const place = new Int32Array(4 * kept.length);
  const bytes = new Uint8Array(kept.reduce((sum, tile) => sum + tile.bytes.length, 0));
  let end = 0;
  kept.forEach((tile, i) => {
    bytes.set(tile.bytes, end);
    end += tile.bytes.length;
    place.set([tile.address.z, tile.address.x, tile.address.y, end], 4 * i);
  });
  return encodePack({ head: {}, columns: { place, bytes } });
}

/**
 * The tiles back from their pack: where there are no accounts, an empty one. Only zooms down to OVERVIEW_ZOOM may be asked.
 *
 * @throws Error when the bytes are no such pack.
 */
export function decodeOverview(overview: Uint8Array): TileIndex {
  const pack = decodePack(overview);
  const place = packColumn(pack, "place", "Int32Array");
  const bytes = packColumn(pack, "bytes", "Uint8Array");
  const tiles = new Map<string, Uint8Array>();
  let start = 0;
  for (let i = 0; i < place.length; i += 4) {
    const end = place[i + 3] as number;
    tiles.set(`${place[i]}/${place[i + 1]}/${place[i + 2]}`, bytes.slice(start, end));
    start = end;
  }
  return (z, x, y) => tiles.get(`${z}/${x}/${y}`) ?? new Uint8Array(0);
}
