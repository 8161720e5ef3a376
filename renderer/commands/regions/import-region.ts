import { readRegionFile } from "../../edits/read-region-file.ts";
import { chooseFile } from "../../shell/choose-file.ts";
import { notice } from "../../shell/notice.ts";
import { en } from "../../text/en.ts";
import { createRegion } from "./region-edits.ts";
import { zoomToRegion } from "./zoom-to-region.ts";

/** More shapes than this in one file are a layer, not regions. */
const MOST_SHAPES = 50;

/** Takes the polygons and lines of a GeoJSON file as regions. */
export async function importRegions(): Promise<void> {
  const file = await chooseFile(".geojson,.json");
  if (file === null) return;
  const found = readRegionFile(await file.text(), file.name.replace(/\.[^.]+$/, ""));
  if (found.length === 0) notice.problem(en.regions.notGeojson);
  else if (found.length > MOST_SHAPES) notice.problem(en.regions.tooMany(MOST_SHAPES));
  else {
    for (const { name, shape } of found) {
      const region = await createRegion(shape, { name, label: en.regions.label.imported });
      zoomToRegion(region);
    }
  }
}
