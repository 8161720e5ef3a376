/** What a part of the window is left for: its list, its table, the map. */
const MAIN = "canvas, [role='tree'], [role='treegrid'], [role='listbox']";
const REACHABLE = "button:not(:disabled), [tabindex='0'], input, a[href]";

/**
 * Takes the keyboard to the next part of the window, or to the one before: tools, panel, map, table, facts. Parts say
 * that they are one by `data-pane`; one with nothing to reach is passed over.
 */
export function goToPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>("[data-pane]")];
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const first = at < 0 ? (step > 0 ? 0 : panes.length - 1) : at + step;
  for (let i = 0; i < panes.length; i++) {
    const pane = panes[(first + i * step + 2 * panes.length) % panes.length];
    const goal = pane?.querySelector<HTMLElement>(MAIN) ?? pane?.querySelector<HTMLElement>(REACHABLE);
    if (goal === undefined || goal === null) continue;
    goal.focus();
    return;
  }
}

/** Takes the keyboard to the map. */
export const goToMap = (): void => document.querySelector<HTMLElement>("[data-pane] canvas")?.focus();
