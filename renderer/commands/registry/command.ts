/** A key with the modifiers that must be held; `mod` is Ctrl, or Cmd on a Mac. */
export type Shortcut = {
  readonly key: string;
  readonly mod?: boolean;
  /** Counts together with `mod`, and for keys that write nothing (arrows, F8); letters and signs come as they are typed. */
  readonly shift?: boolean;
};

/** Where a command stands in the shortcut sheet. */
export const COMMAND_GROUPS = ["tools", "selection", "edit", "view", "plan"] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** One thing that the user can do: the same for button, menu, shortcut and palette. */
export type Command = {
  readonly title: string;
  readonly group: CommandGroup;
  /** The first one is shown. */
  readonly keys?: readonly Shortcut[];
  /** @param key The key that was pressed, for a command that has several of its own. */
  readonly run: (key?: string) => unknown;
  /** Left out: always possible while its screen is up. */
  readonly isEnabled?: () => boolean;
  /** Also where no plan is open. */
  readonly isAnywhere?: boolean;
  /** Its keys work in fields, too. */
  readonly isAlwaysHeard?: boolean;
};
