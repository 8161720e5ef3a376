import type { SelectMode } from "../../commands/select-units.ts";

type Modifiers = {
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
};

/** Alt takes out, Shift or Ctrl adds; else what is taken replaces what was selected. */
export function modeOf({ altKey, shiftKey, ctrlKey, metaKey }: Modifiers): SelectMode {
  if (altKey) return "remove";
  return shiftKey || ctrlKey || metaKey ? "add" : "replace";
}
