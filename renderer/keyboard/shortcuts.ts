import type { Shortcut } from "../commands/registry/command.ts";
import { COMMAND_IDS, COMMANDS, type CommandId } from "../commands/registry/commands.ts";

const isMac = (): boolean => typeof navigator !== "undefined" && /Mac|iP(hone|ad)/.test(navigator.platform);

const KEY_NAMES: Readonly<Record<string, string>> = {
  Escape: "Esc",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  " ": "Space",
};

/** "Ctrl Z", "⇧⌘Z", "A": how the first key of a command is written; empty for a command without one. */
export function shortcutText(id: CommandId): string {
  const shortcut = COMMANDS[id].keys?.[0];
  return shortcut === undefined ? "" : keyText(shortcut);
}

function keyText(shortcut: Shortcut): string {
  const key = KEY_NAMES[shortcut.key] ?? (shortcut.key.length === 1 ? shortcut.key.toUpperCase() : shortcut.key);
  if (isMac()) return `${shortcut.shift === true ? "⇧" : ""}${shortcut.mod === true ? "⌘" : ""}${key}`;
  return [shortcut.mod === true && "Ctrl", shortcut.shift === true && "Shift", key].filter(Boolean).join(" ");
}

type Press = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
};

/** The command that a key press stands for; null for none. */
export function shortcutOf(press: Press): CommandId | null {
  if (press.altKey) return null;
  const mod = press.ctrlKey || press.metaKey;
  const isTyped = press.key.length === 1;
  const key = isTyped ? press.key.toLowerCase() : press.key;
  const fits = (shortcut: Shortcut): boolean =>
    shortcut.key === key &&
    (shortcut.mod === true) === mod &&
    ((isTyped && !mod) || (shortcut.shift === true) === press.shiftKey);
  return COMMAND_IDS.find((id) => COMMANDS[id].keys?.some(fits)) ?? null;
}
