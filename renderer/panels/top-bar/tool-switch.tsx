import { IconLasso, IconPointer, IconSquareDashed } from "@tabler/icons-react";
import { useStore } from "zustand";
import { chooseTool } from "../../commands/choose-tool.ts";
import { IconButton } from "../../components/icon-button.tsx";
import { shortcutText } from "../../keyboard/shortcuts.ts";
import { type Tool, viewStore } from "../../stores/view-store.ts";
import { en } from "../../text/en.ts";
import classes from "./top-bar.module.css";

const TOOLS: readonly { tool: Tool; name: string; hint: string; Icon: typeof IconPointer }[] = [
  { tool: "select", name: en.topbar.select, hint: en.topbar.selectHint, Icon: IconPointer },
  { tool: "rectangle", name: en.topbar.rectangle, hint: en.topbar.rectangleHint, Icon: IconSquareDashed },
  { tool: "lasso", name: en.topbar.lasso, hint: en.topbar.lassoHint, Icon: IconLasso },
];

/** What the pointer does on the map. */
export function ToolSwitch() {
  const current = useStore(viewStore, (state) => state.tool);
  return (
    <div className={classes.tools}>
      {TOOLS.map(({ tool, name, hint, Icon }) => (
        <IconButton
          key={tool}
          name={name}
          hint={`${name}: ${hint}`}
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
