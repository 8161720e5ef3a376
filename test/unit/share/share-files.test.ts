import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Cancelled } from "../../../core/domain/cancel.ts";
import { defaultResourcesFolder } from "../../../core/intake/postal/shipped-layers.ts";
import { readFonts } from "../../../core/share/read-fonts.ts";
import { shareFiles, WRITTEN_FORMATS } from "../../../core/share/share-files.ts";
import { writeShareFile } from "../../../core/share/write-share-file.ts";
import { layerOfCells } from "../score/plan-builder.ts";
import { sharePlan } from "./share-plan.ts";

const plan = sharePlan({ layer: layerOfCells([[[0, 0]], [[1, 0]], [[2, 0]]]), territories: 2, accounts: 9 });
const fonts = () => readFonts(defaultResourcesFolder());
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bailiwick-share-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("shareFiles", () => {
  it("names the files of every format", () => {
    expect(shareFiles(plan, WRITTEN_FORMATS, fonts).map(({ name }) => name)).toEqual([
      "units.csv",
      "accounts.csv",
      "rejected.csv",
      "repairs.csv",
      "territories.geojson",
      "scorecard.json",
      "handout.html",
      "handout.pdf",
    ]);
    expect(shareFiles(plan, ["scorecard"], fonts)).toHaveLength(1);
  });

  it("writes them, and tells how many bytes", async () => {
    for (const file of shareFiles(plan, WRITTEN_FORMATS, fonts)) {
      const path = join(folder, file.name);
      const bytes = await writeShareFile(file, path);
      expect((await readFile(path)).byteLength).toBe(bytes);
      expect(bytes).toBeGreaterThan(20);
    }
    expect((await readFile(join(folder, "accounts.csv"), "utf8")).trimEnd().split("\n")).toHaveLength(10);
  });

  it("stops when asked to", async () => {
    const [units] = shareFiles(plan, ["csv"], fonts);
    if (units === undefined) throw new Error("no file");
    await expect(writeShareFile(units, join(folder, "stopped.csv"), () => true)).rejects.toThrow(Cancelled);
  });
});
