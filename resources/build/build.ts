import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { encodeBasemap } from "../../core/geo/basemap.ts";
import { encodeLayer } from "../../core/geo/encode-layer.ts";
import { encodePostalDirectory } from "../../core/intake/postal/postal-directory.ts";
import type { ResourceManifest, ShippedFile } from "../../core/intake/postal/shipped-layers.ts";
import { buildBasemap } from "./basemap.ts";
import { compressed } from "./compress.ts";
import { fontFiles } from "./fonts.ts";
import { buildShippedLayers } from "./layers.ts";
import { postalPlaces } from "./postal.ts";
import { knownZips } from "./postal-rows.ts";
import { sampleAccountsCsv } from "./sample-accounts.ts";
import { packageVersion, SOURCE_PACKAGES } from "./sources.ts";

const RESOURCES = dirname(import.meta.dirname);

/**
 * Builds everything in resources/ that is derived, from installed packages alone.
 *
 *     node resources/build/build.ts            writes the files
 *     node resources/build/build.ts --check    exits 1 when what is committed differs by a single byte
 */
function main(): void {
  const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
  const files = builtFiles();
  if (!values.check) {
    for (const [path, bytes] of Object.entries(files)) {
      const file = join(RESOURCES, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
      process.stderr.write(`${path} ${bytes.length}\n`);
    }
    return;
  }
  const stale = Object.entries(files).filter(([path, bytes]) => !isCommitted(join(RESOURCES, path), bytes));
  for (const [path] of stale) process.stderr.write(`resources/${path} is not what its sources give: run build.ts\n`);
  if (stale.length > 0) process.exitCode = 1;
}

function isCommitted(file: string, bytes: Uint8Array): boolean {
  return existsSync(file) && Buffer.compare(readFileSync(file), bytes) === 0;
}

/** Every derived file by its path in resources/. */
function builtFiles(): Record<string, Uint8Array> {
  const zips = knownZips();
  const shipped = buildShippedLayers(zips);
  const { state, county, zip3, zip } = shipped.layers;
  const places = postalPlaces(zips, shipped);
  const files: Record<string, Uint8Array> = {};

  const layers = [state, county, zip3, zip].map((layer) => {
    const path = `layers/${layer.meta.id}.pack.gz`;
    files[path] = compressed(encodeLayer(layer));
    return { meta: layer.meta, unitCount: layer.unitCount, ...described(path, files[path]) };
  });
  const put = (path: string, bytes: Uint8Array): ShippedFile => {
    files[path] = bytes;
    return described(path, bytes);
  };
  const postal = put("layers/us-postal.pack.gz", compressed(encodePostalDirectory(places)));
  const basemap = put("layers/basemap.pack.gz", compressed(encodeBasemap(buildBasemap())));
  const sample = Buffer.from(sampleAccountsCsv(places, shipped.sites, shipped.counties));
  const manifest: ResourceManifest = {
    packages: Object.fromEntries(SOURCE_PACKAGES.map((name) => [name, packageVersion(name)])),
    layers,
    postal: { ...postal, zipCount: places.length },
    basemap,
    others: [
      put("sample/accounts.csv.gz", compressed(sample)),
      ...Object.entries(fontFiles()).map(([path, bytes]) => put(path, bytes)),
    ],
  };
  files["layers/manifest.json"] = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  return files;
}

const described = (file: string, bytes: Uint8Array): ShippedFile => ({
  file,
  bytes: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
});

main();
