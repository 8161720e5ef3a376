import { MAX_BASEMAP_ZOOM } from "../../geo/basemap-tiles.ts";
import { firstTiles, type TileAddress } from "../../geo/first-tiles.ts";
import { MAX_TILE_ZOOM } from "../../geo/tiles.ts";
import type { Bounds } from "../../geo/unit-bounds.ts";
import { loadBasemapBytes, readManifest } from "../../intake/postal/shipped-layers.ts";
import type { LayerLibrary } from "../layers/layer-library.ts";
import type { StudioState } from "../studio-state.ts";
import { type LayerPack, layerPack } from "./layer-packs.ts";
import { notFound, taggedBytes } from "./reply.ts";
import type { TileSource } from "./tile-service.ts";

/** The deepest zoom that is answered at all; sources have their own below it. */
const DEEPEST = 24;
export const TILE_TYPE = "application/vnd.mapbox-vector-tile";
const MAX_AGE_SECONDS = 600;

/** The address of a tile that exists in the pyramid down to a zoom, or null. */
export function tileAddress(parts: readonly string[], deepest = Math.min(DEEPEST, MAX_TILE_ZOOM)): TileAddress | null {
  if (parts.length !== 3 || !parts.every((part) => /^(0|[1-9]\d{0,8})$/.test(part))) return null;
  const [z = 0, x = 0, y = 0] = parts.map(Number);
  return z <= deepest && x < 2 ** z && y < 2 ** z ? { z, x, y } : null;
}

const layerSource = (layerId: string, { bytes }: LayerPack): TileSource => ({
  name: `layer ${layerId}`,
  form: "layer",
  bytes,
});

/** A tile of a layer's units and labels. */
export async function unitTile(
  state: StudioState,
  request: Request,
  layerId: string,
  address: TileAddress,
): Promise<Response> {
  const { z, x, y } = address;
  const pack = await layerPack(state, layerId);
  if (pack === null) return notFound();
  const source = layerSource(layerId, pack);
  return taggedBytes(request, {
    tag: `${pack.tag}-${z}-${x}-${y}`,
    type: TILE_TYPE,
    maxAgeSeconds: MAX_AGE_SECONDS,
    bytes: () => state.tiles.tile(source, address),
  });
}

/** A tile of what lies under every map. */
export async function basemapTile(
  { library, tiles }: StudioState,
  request: Request,
  address: TileAddress,
): Promise<Response> {
  const { z, x, y } = address;
  const { basemap } = await readManifest(library.resourcesFolder);
  return taggedBytes(request, {
    tag: `${basemap.sha256.slice(0, 16)}-${z}-${x}-${y}`,
    type: TILE_TYPE,
    maxAgeSeconds: MAX_AGE_SECONDS,
    bytes: () => tiles.tile(basemapSource(library), address),
  });
}

const basemapSource = ({ resourcesFolder }: LayerLibrary): TileSource => ({
  name: "basemap",
  form: "basemap",
  bytes: () => loadBasemapBytes(resourcesFolder),
});

/** What a map shows first: a layer by its key, and where on it. */
type SeenFirst = { readonly layerKey: string; readonly bounds: Bounds | null };

/** Has what a plan shows first cut while the screen is still on its way to asking for it. */
export async function warmFirstTiles(state: StudioState, { layerKey, bounds }: SeenFirst): Promise<void> {
  const pack = await layerPack(state, layerKey);
  if (bounds === null || pack === null) return;
  state.tiles.warm(layerSource(layerKey, pack), firstTiles(bounds, MAX_TILE_ZOOM));
  state.tiles.warm(basemapSource(state.library), firstTiles(bounds, MAX_BASEMAP_ZOOM));
}
