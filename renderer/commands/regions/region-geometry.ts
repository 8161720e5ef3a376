import { area, buffer, length, lineString } from "@turf/turf";
import type { Region } from "../../../core/domain/region.ts";
import { geometryOf, shapeOfGeometry } from "../../edits/region-geojson.ts";
import { en } from "../../text/en.ts";
import { createRegion } from "./region-edits.ts";

/** Length of a line, or area of a shape. */
export function sizeOfRegion({ shape }: Region): { readonly km: number; readonly km2: number } {
  const feature = { type: "Feature" as const, properties: {}, geometry: geometryOf(shape) };
  return shape.type === "LineString"
    ? { km: length(feature, { units: "kilometers" }), km2: 0 }
    : { km: 0, km2: area(feature) / 1e6 };
}

/** A region of this width along a line. */
export async function corridorOf({ name, shape }: Region, widthKm: number): Promise<void> {
  if (shape.type !== "LineString") return;
  const path = lineString(shape.coordinates.map((position) => [...position]));
  const around = buffer(path, widthKm / 2, { units: "kilometers", steps: 16 });
  if (around !== undefined)
    await createRegion(shapeOfGeometry(around.geometry), { name: en.regions.corridorName(name) });
}
