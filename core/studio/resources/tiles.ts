import { MAX_TILE_ZOOM } from "../../geo/tiles.ts";
import { loadBasemapBytes, readManifest } from "../../intake/postal/shipped-layers.ts";
import type { StudioState } from "../studio-state.ts";
import { type LayerPack, layerPack } from "./layer-packs.ts";
import { notFound, taggedBytes } from "./reply.ts";
import type { TileService, TileSource } from "./tile-service.ts";

/** The deepest zoom that is answered at all; sources have their own below it. */
const DEEPEST = 24;
const TILE_TYPE = "application/vnd.mapbox-vector-tile";
const MAX_AGE_SECONDS = 600;

type TileAddress = { readonly z: number; readonly x: number; readonly y: number };

/** The address of a tile that exists in the pyramid, or null. */
export function tileAddress(parts: readonly string[]): TileAddress | null {
  if (parts.length !== 3 || !parts.every((part) => /^(0|[1-9]\d{0,8})$/.test(part))) return null;
  const [z = 0, x = 0, y = 0] = parts.map(Number);
  return z <= Math.min(DEEPEST, MAX_TILE_ZOOM) && x < 2 ** z && y < 2 ** z ? { z, x, y } : null;
}

export const layerSource = (layerId: string, { bytes }: LayerPack): TileSource => ({
  name: `layer ${layerId}`,
  form: "layer",
  bytes,
});

/** A tile of a layer's units and labels. */
export async function unitTile(
  state: StudioState,
  tiles: TileService,
  request: Request,
  layerId: string,
  { z, x, y }: TileAddress,
): Promise<Response> {
  const pack = await layerPack(state, layerId);
  if (pack === null) return notFound();
  const source = layerSource(layerId, pack);
  return taggedBytes(request, {
    tag: `${pack.tag}-${z}-${x}-${y}`,
    type: TILE_TYPE,
    maxAgeSeconds: MAX_AGE_SECONDS,
    bytes: () => tiles.tile(source, z, x, y),
  });
}

/** A tile of what lies under every map. */
export async function basemapTile(
  { library }: StudioState,
  tiles: TileService,
  request: Request,
  { z, x, y }: TileAddress,
): Promise<Response> {
  const { basemap } = await readManifest(library.resourcesFolder);
  const source: TileSource = {
    name: "basemap",
    form: "basemap",
    bytes: () => loadBasemapBytes(library.resourcesFolder),
  };
  return taggedBytes(request, {
    tag: `${basemap.sha256.slice(0, 16)}-${z}-${x}-${y}`,
    type: TILE_TYPE,
    maxAgeSeconds: MAX_AGE_SECONDS,
    bytes: () => tiles.tile(source, z, x, y),
  });
}
