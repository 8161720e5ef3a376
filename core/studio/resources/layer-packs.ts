import type { LayerId } from "../../domain/layer.ts";
import { encodeLayer } from "../../geo/encode-layer.ts";
import type { StudioState } from "../studio-state.ts";

/** A layer as the pack that the screen and the tiles thread decode; `tag` names its content. */
export type LayerPack = { readonly tag: string; readonly bytes: () => Promise<Uint8Array> };

/** A layer that ships, or the imported one of the open plan; null for any other. */
export async function layerPack({ library, holder }: StudioState, id: LayerId): Promise<LayerPack | null> {
  const shipped = (await library.entries()).find(({ meta }) => meta.id === id);
  if (shipped !== undefined) {
    return { tag: shipped.sha256.slice(0, 16), bytes: () => library.pack(id) };
  }
  const plan = holder.current();
  if (plan?.layer.meta.id !== id) return null;
  return { tag: id, bytes: async () => encodeLayer(plan.layer) };
}
