import { planStore } from "../../stores/plan-store.ts";
import type { Command } from "./command.ts";
import { EDIT_COMMANDS } from "./edit-commands.ts";
import { PLAN_COMMANDS } from "./plan-commands.ts";
import { TERRITORY_COMMANDS } from "./territory-commands.ts";
import { TOOL_COMMANDS } from "./tool-commands.ts";
import { VIEW_COMMANDS } from "./view-commands.ts";

/**
 * Everything that the user can do by name. Menu, keyboard, palette, shortcut sheet and buttons read this one list: a new
 * command is an entry in one of the files it is made of.
 */
const BY_ID = { ...TOOL_COMMANDS, ...EDIT_COMMANDS, ...TERRITORY_COMMANDS, ...VIEW_COMMANDS, ...PLAN_COMMANDS };

export type CommandId = keyof typeof BY_ID;

export const COMMANDS: Readonly<Record<CommandId, Command>> = BY_ID;

export const COMMAND_IDS = Object.keys(BY_ID) as readonly CommandId[];

/** Whether a command can be done now. */
export function canRun(id: CommandId): boolean {
  const { isAnywhere = false, isEnabled } = COMMANDS[id];
  if (!isAnywhere && planStore.getState().snapshot === null) return false;
  return isEnabled?.() ?? true;
}

/** Does what a command stands for; without a plan only what needs none. */
export function runCommand(id: CommandId, key?: string): void {
  const { isAnywhere = false, run } = COMMANDS[id];
  if (isAnywhere || planStore.getState().snapshot !== null) run(key);
}
