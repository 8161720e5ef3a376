import { COMMANDS, runCommand } from "../commands/registry/commands.ts";
import { appStore } from "../stores/app-store.ts";
import { viewStore } from "../stores/view-store.ts";
import { shortcutOf } from "./shortcuts.ts";

/** Does what a shortcut stands for, unless the key belongs to a field, a menu or a dialog. */
export function listenToKeyboard(): void {
  window.addEventListener("keydown", obey);
  // A hint that stands open closes by Escape and lets nobody else hear of it: what the key is for goes first.
  const passHint = (event: KeyboardEvent) => {
    if (event.key === "Escape" && document.querySelector("[role='tooltip']") !== null) obey(event);
  };
  document.addEventListener("keydown", passHint, { capture: true });
}

function obey(event: KeyboardEvent): void {
  if (event.defaultPrevented || appStore.getState().screen !== "studio") return;
  const id = shortcutOf(event);
  if (id === null) return;
  if (viewStore.getState().dialog !== null || isIn(event.target, "[role='dialog']")) return;
  if (isTakenBy(event) && COMMANDS[id].isAlwaysHeard !== true) return;
  event.preventDefault();
  runCommand(id, event.key);
}

const isIn = (target: EventTarget | null, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null;

const isTakenBy = ({ target, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  (target instanceof HTMLElement && target.isContentEditable) ||
  // Nothing is typed into a radio button or a box to tick: after a click on one, keys mean what they always mean.
  isIn(target, "input:not([type='radio'], [type='checkbox']), textarea, select") ||
  // These go by letters and arrows; undo is meant for the plan, also while a menu fades that has been chosen from.
  (!ctrlKey && !metaKey && isIn(target, "[role='menu'], [role='listbox'], [role='slider']"));
