import type { Tool } from "../../stores/view-store.ts";
import { brushTool } from "./brush.gesture.ts";
import { edgeTool } from "./edge.gesture.ts";
import { fillTool } from "./fill.gesture.ts";
import type { GestureTool } from "./gesture.ts";
import { lassoTool } from "./lasso.gesture.ts";
import { polygonTool } from "./polygon.gesture.ts";
import { radiusTool } from "./radius.gesture.ts";
import { rectangleTool } from "./rectangle.gesture.ts";

/** The tools that take the pointer from the map. */
export const GESTURE_TOOLS: Readonly<Record<Exclude<Tool, "select">, GestureTool>> = {
  rectangle: rectangleTool,
  lasso: lassoTool,
  polygon: polygonTool,
  radius: radiusTool,
  brush: brushTool,
  fill: fillTool,
  edge: edgeTool,
};
