import { bbox } from "@turf/turf";
import type { Region } from "../../../core/domain/region.ts";
import { geometryOf } from "../../edits/region-geojson.ts";
import { cameraStore } from "../../stores/camera-store.ts";

/** Shows a region, whole. */
export function zoomToRegion({ shape }: Region): void {
  const [west, south, east, north] = bbox(geometryOf(shape)) as [number, number, number, number];
  cameraStore.setState(({ serial }) => ({
    wish: { kind: "fit", bounds: [west, south, east, north] },
    serial: serial + 1,
  }));
}
