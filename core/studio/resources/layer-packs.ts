import type { Layer, LayerId } from "../../domain/layer.ts";
import { packLayer } from "../../geo/pack-layer.ts";
import type { StudioState } from "../studio-state.ts";

/** A layer as the bytes that the screen and the tiles thread take; `tag` names its content. */
export type LayerPack = { readonly tag: string; readonly bytes: () => Promise<Uint8Array> };

/** A layer that ships, or the open plan's own: imported, or with units divided. Null for any other. `id` is its key. */
export async function layerPack({ library, holder }: StudioState, id: LayerId): Promise<LayerPack | null> {
  const shipped = (await library.entries()).find(({ meta }) => meta.id === id);
  if (shipped !== undefined) {
    return { tag: shipped.sha256.slice(0, 16), bytes: async () => packed(await library.load(id)) };
  }
  const plan = holder.current();
  if (plan?.layerKey !== id) return null;
  return { tag: id, bytes: async () => packed(plan.layer) };
}

const packs = new WeakMap<Layer, Uint8Array>();

/** The screen and the tiles thread both ask for it. */
function packed(layer: Layer): Uint8Array {
  const bytes = packs.get(layer) ?? packLayer(layer);
  packs.set(layer, bytes);
  return bytes;
}
