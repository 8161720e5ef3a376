/** A key with the modifiers that must be held; `mod` is Ctrl, or Cmd on a Mac. */
export type Shortcut = { readonly key: string; readonly mod?: boolean; readonly shift?: boolean };

export const SHORTCUTS = {
  select: [{ key: "v" }],
  rectangle: [{ key: "r" }],
  lasso: [{ key: "l" }],
  escape: [{ key: "Escape" }],
  assign: [{ key: "a" }],
  unassign: [{ key: "Delete" }, { key: "Backspace" }],
  create: [{ key: "n" }],
  undo: [{ key: "z", mod: true }],
  redo: [
    { key: "z", mod: true, shift: true },
    { key: "y", mod: true },
  ],
  build: [{ key: "b" }],
  fit: [{ key: "f" }],
  zoomIn: [{ key: "+" }, { key: "=" }],
  zoomOut: [{ key: "-" }],
  dock: [{ key: "t" }],
  share: [{ key: "s" }],
  help: [{ key: "?" }],
} as const satisfies Record<string, readonly Shortcut[]>;

export type ShortcutName = keyof typeof SHORTCUTS;

const isMac = (): boolean => typeof navigator !== "undefined" && /Mac|iP(hone|ad)/.test(navigator.platform);

/** "Ctrl Z", "⇧⌘Z", "A": how the first key of a shortcut is written. */
export function shortcutText(name: ShortcutName): string {
  const shortcut: Shortcut = SHORTCUTS[name][0];
  const key = shortcut.key.length === 1 ? shortcut.key.toUpperCase() : shortcut.key.replace("Escape", "Esc");
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

/** The shortcut that a key press stands for; null for none. Shift counts only together with Ctrl or Cmd. */
export function shortcutOf(press: Press): ShortcutName | null {
  if (press.altKey) return null;
  const mod = press.ctrlKey || press.metaKey;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const fits = (shortcut: Shortcut): boolean =>
    shortcut.key === key && (shortcut.mod === true) === mod && (!mod || (shortcut.shift === true) === press.shiftKey);
  const found = Object.entries(SHORTCUTS).find(([, shortcuts]) => shortcuts.some(fits));
  return (found?.[0] as ShortcutName | undefined) ?? null;
}
