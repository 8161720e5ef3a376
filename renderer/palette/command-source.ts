import { COMMAND_IDS, COMMANDS, canRun, runCommand } from "../commands/registry/commands.ts";
import { shortcutText } from "../keyboard/shortcuts.ts";
import type { ItemSource } from "./palette-item.ts";

/** What can be done now; the palette itself is open already. */
export function commandSource(): ItemSource {
  const ids = COMMAND_IDS.filter((id) => id !== "palette" && canRun(id));
  return {
    kind: "command",
    titles: ids.map((id) => COMMANDS[id].title),
    most: 12,
    itemAt: (i) => {
      const id = ids[i] as (typeof ids)[number];
      return {
        kind: "command",
        id,
        title: COMMANDS[id].title,
        hint: shortcutText(id),
        run: () => runCommand(id),
      };
    },
  };
}
