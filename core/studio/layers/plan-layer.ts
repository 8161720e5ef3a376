import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Layer, LayerId } from "../../domain/layer.ts";
import { decodeLayer, encodeLayer } from "../../geo/encode-layer.ts";
import { layerFileSentence } from "../../intake/layers/layer-file-problem.ts";
import { readLayerFile } from "../../intake/layers/read-layer-file.ts";
import type { StoredLayer } from "../../store/queries/layers.ts";
import { refuse } from "../studio-failure.ts";
import type { LayerLibrary } from "./layer-library.ts";

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** A layer with what a plan's file keeps of it. */
export type PlanLayer = { readonly layer: Layer; readonly stored: StoredLayer };

/** Where a new plan's layer comes from. */
export type LayerSource =
  | { readonly kind: "shipped"; readonly id: LayerId }
  | { readonly kind: "file"; readonly path: string; readonly unitIdColumn?: string | undefined };

/** @throws StudioFailure when no such layer ships, or the polygon file cannot be used. */
export async function readPlanLayer(source: LayerSource, library: LayerLibrary): Promise<PlanLayer> {
  if (source.kind === "file") return readImported(source);
  const [layer, entry] = [await library.load(source.id), await library.entry(source.id)];
  return { layer, stored: { meta: layer.meta, fingerprint: entry.sha256, pack: null } };
}

async function readImported({ path, unitIdColumn }: Extract<LayerSource, { kind: "file" }>): Promise<PlanLayer> {
  const read = await readLayerFile(path, unitIdColumn === undefined ? {} : { unitIdColumn });
  if (!read.ok) return refuse("layer-unusable", layerFileSentence(read.problem));
  const layer = read.value;
  const bytes = await pack(encodeLayer(layer));
  return { layer, stored: { meta: layer.meta, fingerprint: layer.meta.id, pack: bytes } };
}

/**
 * The layer that an existing plan was made with.
 *
 * @param ids The units as the plan numbers them; those beyond the layer's are parts of others.
 * @throws StudioFailure when the shipped layer is no longer the one that the plan was made with.
 */
export async function layerOfPlan(stored: StoredLayer, ids: readonly string[], library: LayerLibrary): Promise<Layer> {
  const layer = stored.pack === null ? await library.load(stored.meta.id) : decodeLayer(await unpack(stored.pack));
  const isSame = layer.ids.length <= ids.length && layer.ids.every((id, unit) => id === ids[unit]);
  return isSame
    ? layer
    : refuse(
        "layer-unusable",
        `The plan was made with another edition of “${stored.meta.title}” (${stored.meta.vintage}): import its accounts again.`,
      );
}
