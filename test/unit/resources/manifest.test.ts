import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { defaultResourcesFolder, loadShippedLayer, readManifest } from "../../../core/intake/postal/shipped-layers.ts";

const resources = defaultResourcesFolder();

function bytesUnder(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    return sum + (entry.isDirectory() ? bytesUnder(path) : statSync(path).size);
  }, 0);
}

describe("the manifest of what ships", () => {
  it("has the size and checksum of every file", async () => {
    const manifest = await readManifest();
    const files = [...manifest.layers, manifest.postal, manifest.basemap, ...manifest.others];
    expect(files).toHaveLength(11);
    for (const { file, bytes, sha256 } of files) {
      const content = readFileSync(join(resources, file));
      expect(content.length, file).toBe(bytes);
      expect(createHash("sha256").update(content).digest("hex"), file).toBe(sha256);
    }
  });

  it("names the package versions that package.json pins", async () => {
    const { packages } = await readManifest();
    const { devDependencies } = JSON.parse(readFileSync(join(resources, "..", "package.json"), "utf8")) as {
      devDependencies: Record<string, string>;
    };
    for (const [name, version] of Object.entries(packages)) expect(devDependencies[name], name).toBe(version);
  });

  it("belongs to a folder of at most 8 MB", () => {
    expect(bytesUnder(resources)).toBeLessThan(8e6);
  });

  it("lists no layer under another name", async () => {
    await expect(loadShippedLayer("us-tract")).rejects.toThrow("no layer us-tract ships");
  });

  it("is not found above a folder without resources", () => {
    expect(() => defaultResourcesFolder("/")).toThrow("no resources folder");
  });
});
