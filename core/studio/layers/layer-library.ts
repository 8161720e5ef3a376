import type { Layer, LayerId } from "../../domain/layer.ts";
import { loadShippedLayer, type ShippedLayerEntry, shippedLayers } from "../../intake/postal/shipped-layers.ts";
import { refuse } from "../studio-failure.ts";

/** The layers that ship, each decoded once. */
export type LayerLibrary = {
  readonly resourcesFolder: string;
  /** What they say of themselves, coarsest first. */
  readonly entries: () => Promise<readonly ShippedLayerEntry[]>;
  /** @throws StudioFailure when no layer of that id ships. */
  readonly entry: (id: LayerId) => Promise<ShippedLayerEntry>;
  /** @throws StudioFailure when no layer of that id ships. */
  readonly load: (id: LayerId) => Promise<Layer>;
};

export function createLayerLibrary(resourcesFolder: string): LayerLibrary {
  let entries: Promise<readonly ShippedLayerEntry[]> | null = null;
  const loaded = new Map<LayerId, Promise<Layer>>();
  const library: LayerLibrary = {
    resourcesFolder,
    entries: () => (entries ??= shippedLayers(resourcesFolder)),
    entry: async (id) => {
      const all = await library.entries();
      const choice = all.map(({ meta }) => meta.id).join(", ");
      return (
        all.find(({ meta }) => meta.id === id) ??
        refuse("layer-unusable", `There is no layer “${id}”: choose ${choice}, or a polygon file.`)
      );
    },
    load: async (id) => {
      await library.entry(id);
      const present = loaded.get(id) ?? loadShippedLayer(id, resourcesFolder);
      loaded.set(id, present);
      return present;
    },
  };
  return library;
}
