import type { Region, RegionShape } from "../../../core/domain/region.ts";
import { type Drawing, regionStore } from "../../stores/region-store.ts";
import { chooseTool } from "../choose-tool.ts";
import { createRegion, reshapeRegion } from "./region-edits.ts";

/** Takes the pointer to draw a new region on the map. */
export function drawRegion(form: Extract<Drawing, { kind: "new" }>["form"]): void {
  chooseTool("select");
  regionStore.setState({ drawing: { kind: "new", form } });
}

/** Takes the pointer to move the corners of a region. */
export function startReshaping(region: Region): void {
  chooseTool("select");
  regionStore.setState({ drawing: { kind: "reshape", region } });
}

export const abandonDrawing = (): void => regionStore.setState({ drawing: null });

/** Keeps what was drawn. */
export async function finishDrawing(shape: RegionShape): Promise<void> {
  const { drawing } = regionStore.getState();
  if (drawing === null) return;
  regionStore.setState({ drawing: null });
  if (drawing.kind === "new") await createRegion(shape);
  else await reshapeRegion(drawing.region, shape);
}

/** Whether corners of this shape can be dragged: one ring, or a line, of a size that hands can deal with. */
export function isReshapable({ shape }: Region): boolean {
  if (shape.type === "LineString") return shape.coordinates.length <= 500;
  return shape.type === "Polygon" && shape.coordinates.length === 1 && (shape.coordinates[0]?.length ?? 0) <= 500;
}
