import {
  IconArrowsMove,
  IconBrush,
  IconBucketDroplet,
  IconCircleDashed,
  IconLasso,
  IconPointer,
  IconPolygon,
  IconSquareDashed,
} from "@tabler/icons-react";
import { useStore } from "zustand";
import { chooseTool } from "../../commands/choose-tool.ts";
import { IconButton } from "../../components/icon-button.tsx";
import { shortcutText } from "../../keyboard/shortcuts.ts";
import { type Tool, viewStore } from "../../stores/view-store.ts";
import { en } from "../../text/en.ts";
import classes from "./top-bar.module.css";

const TOOLS: readonly { readonly tool: Tool; readonly Icon: typeof IconPointer }[] = [
  { tool: "select", Icon: IconPointer },
  { tool: "rectangle", Icon: IconSquareDashed },
  { tool: "lasso", Icon: IconLasso },
  { tool: "polygon", Icon: IconPolygon },
  { tool: "radius", Icon: IconCircleDashed },
  { tool: "brush", Icon: IconBrush },
  { tool: "fill", Icon: IconBucketDroplet },
  { tool: "edge", Icon: IconArrowsMove },
];

/** What the pointer does on the map. */
export function ToolSwitch() {
  const current = useStore(viewStore, (state) => state.tool);
  return (
    <div className={classes.tools}>
      {TOOLS.map(({ tool, Icon }) => (
        <IconButton
          key={tool}
          name={en.tools.name[tool]}
          hint={`${en.tools.name[tool]}: ${en.tools.hint[tool]}`}
          shortcut={shortcutText(tool)}
          pressed={current === tool}
          variant={current === tool ? "light" : "subtle"}
          color={current === tool ? "accent" : "gray"}
          onClick={() => chooseTool(tool)}
          testId={`tool-${tool}`}
        >
          <Icon size={17} stroke={1.7} />
        </IconButton>
      ))}
    </div>
  );
}
