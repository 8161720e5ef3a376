import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { Layer, LayerId, LayerMeta } from "../../domain/layer.ts";
import { decodeLayer } from "../../geo/encode-layer.ts";
import { type PostalDirectory, readPostalDirectory } from "./postal-directory.ts";

const unzip = promisify(gunzip);

/** One file of resources/layers as the manifest lists it. */
export type ShippedFile = { readonly file: string; readonly bytes: number; readonly sha256: string };

export type ShippedLayerEntry = ShippedFile & { readonly meta: LayerMeta; readonly unitCount: number };

/** What resources/layers/manifest.json says. */
export type ResourceManifest = {
  readonly packages: Readonly<Record<string, string>>;
  readonly layers: readonly ShippedLayerEntry[];
  readonly postal: ShippedFile & { readonly zipCount: number };
  readonly basemap: ShippedFile;
  readonly others: readonly ShippedFile[];
};

/**
 * The resources folder that belongs to this module: the nearest one above it with a manifest. It is found from the
 * source tree and from a bundle in dist/ alike; a packaged app passes its own.
 */
export function defaultResourcesFolder(from: string = dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, "resources");
    if (existsSync(join(candidate, "layers", "manifest.json"))) return candidate;
    if (folder === dirname(folder)) throw new Error(`no resources folder above ${from}`);
  }
}

export async function readManifest(resources: string = defaultResourcesFolder()): Promise<ResourceManifest> {
  return JSON.parse(await readFile(join(resources, "layers", "manifest.json"), "utf8")) as ResourceManifest;
}

/** What the layers that ship say of themselves, coarsest first. Reads the manifest only. */
export async function shippedLayers(resources: string = defaultResourcesFolder()): Promise<ShippedLayerEntry[]> {
  return [...(await readManifest(resources)).layers];
}

/**
 * A layer that ships, decoded. `us-zip` takes about half a second: keep it.
 *
 * @throws Error when no layer of that id ships.
 */
export async function loadShippedLayer(id: LayerId, resources: string = defaultResourcesFolder()): Promise<Layer> {
  const entry = (await shippedLayers(resources)).find(({ meta }) => meta.id === id);
  if (entry === undefined) throw new Error(`no layer ${id} ships`);
  return decodeLayer(await unzip(await readFile(join(resources, entry.file))));
}

/** All known ZIP codes; their units are those of the shipped layers. */
export async function loadPostalDirectory(resources: string = defaultResourcesFolder()): Promise<PostalDirectory> {
  return readPostalDirectory(await unzip(await readFile(join(resources, "layers", "us-postal.pack.gz"))));
}

/** The land, water, lines and places under every map, for core/geo/basemap-tiles.ts. */
export async function loadBasemapBytes(resources: string = defaultResourcesFolder()): Promise<Uint8Array> {
  return unzip(await readFile(join(resources, "layers", "basemap.pack.gz")));
}
