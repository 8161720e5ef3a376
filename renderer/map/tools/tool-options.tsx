import { SegmentedControl, Slider, Tooltip } from "@mantine/core";
import { useStore } from "zustand";
import { actionsOf, resizeBrush, setTools } from "../../commands/change-tools.ts";
import { Swatch } from "../../components/swatch.tsx";
import { shortcutText } from "../../keyboard/shortcuts.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { BRUSH_PX, type ToolAction, toolStore } from "../../stores/tool-store.ts";
import { type Tool, viewStore } from "../../stores/view-store.ts";
import { en } from "../../text/en.ts";
import { DistanceField } from "./distance-field.tsx";
import { RestrictPopover } from "./restrict-popover.tsx";
import classes from "./tools.module.css";

const ACTION_WORDS: Readonly<Record<ToolAction, string>> = {
  select: en.tools.selects,
  assign: en.tools.assigns,
  pick: en.tools.picks,
};

/** How a tool is used by keys; a circle whose size is given is not dragged. */
function keysHint(tool: Exclude<Tool, "select">, hasDistance: boolean): string {
  const { click, corners, drag } = en.tools.keysHint;
  if (tool === "polygon") return corners;
  return tool === "fill" || (tool === "radius" && hasDistance) ? click : drag;
}

const mouseHint = (tool: Exclude<Tool, "select">, action: ToolAction): string =>
  action === "pick" && actionsOf(tool).includes("pick") ? en.tools.pickHint : en.tools.hint[tool];

/** How the chosen tool works, over the map's upper edge; nothing while the pointer only clicks. */
export function ToolOptions() {
  const tool = useStore(viewStore, (state) => state.tool);
  const { action, brushPx, radiusKm, isSteered } = useStore(toolStore);
  if (tool === "select") return null;
  const actions = actionsOf(tool);
  return (
    <div className={classes.options} role="toolbar" aria-label={en.tools.options} data-testid="tool-options">
      {tool !== "edge" && (
        <Tooltip label={`${en.tools.action}  ·  ${shortcutText("toolAction")}`}>
          <SegmentedControl
            className={classes.action ?? ""}
            size="xs"
            data={actions.map((value) => ({ value, label: ACTION_WORDS[value] }))}
            value={actions.includes(action) ? action : "select"}
            onChange={(value) => setTools({ action: value })}
            aria-label={en.tools.action}
            data-testid="tool-action"
          />
        </Tooltip>
      )}
      {tool !== "edge" && action === "assign" && <Receiver />}
      {tool === "brush" && (
        <Tooltip label={`${en.tools.brushSize}  ·  [ ]`}>
          <Slider
            className={classes.slider ?? ""}
            size="sm"
            min={BRUSH_PX.least}
            max={BRUSH_PX.most}
            value={brushPx}
            onChange={resizeBrush}
            label={null}
            thumbLabel={en.tools.brushSize}
          />
        </Tooltip>
      )}
      {tool === "radius" && <DistanceField />}
      <RestrictPopover />
      <span className={classes.hint}>{isSteered ? keysHint(tool, radiusKm !== null) : mouseHint(tool, action)}</span>
    </div>
  );
}

/** The active territory, as what an assigning tool gives to. */
function Receiver() {
  const index = useStore(viewStore, (state) => state.activeTerritory);
  const territory = useStore(scenarioStore, (state) => (index === null ? undefined : state.territories.get(index)));
  return (
    <span className={classes.receiver} data-none={territory === undefined}>
      {territory !== undefined && <Swatch color={territory.color} />}
      <span>{territory === undefined ? en.tools.assignsToNobody : en.tools.assignsTo(territory.name)}</span>
    </span>
  );
}
