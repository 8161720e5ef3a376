import { en } from "../../text/en.ts";
import { chooseTool } from "../choose-tool.ts";
import { clearSelection } from "../select-units.ts";
import type { Command } from "./command.ts";

const words = en.shortcut.words;

export const TOOL_COMMANDS = {
  select: { title: words.select, group: "tools", keys: [{ key: "v" }], run: () => chooseTool("select") },
  rectangle: { title: words.rectangle, group: "tools", keys: [{ key: "r" }], run: () => chooseTool("rectangle") },
  lasso: { title: words.lasso, group: "tools", keys: [{ key: "l" }], run: () => chooseTool("lasso") },
  escape: { title: words.escape, group: "tools", keys: [{ key: "Escape" }], run: clearSelection },
} as const satisfies Record<string, Command>;
