import { Kbd, Menu } from "@mantine/core";
import type { Command } from "../commands/registry/command.ts";
import { COMMANDS, type CommandId, runCommand } from "../commands/registry/commands.ts";
import { shortcutText } from "../keyboard/shortcuts.ts";

/** A command as an entry of a menu, with its key. */
export function CommandItem({ id }: { readonly id: CommandId }) {
  const { title, isEnabled }: Command = COMMANDS[id];
  const keys = shortcutText(id);
  return (
    <Menu.Item
      disabled={isEnabled?.() === false}
      onClick={() => runCommand(id)}
      rightSection={keys === "" ? undefined : <Kbd size="xs">{keys}</Kbd>}
      data-testid={`command-${id}`}
    >
      {title}
    </Menu.Item>
  );
}
