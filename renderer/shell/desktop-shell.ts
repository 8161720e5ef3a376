import type { Shell } from "../../core/studio/contract/shell.ts";

declare global {
  interface Window {
    readonly bailiwick?: Shell;
  }
}

/** The desktop shell around this window; null in a browser window. */
export const desktopShell = (): Shell | null => (typeof window === "undefined" ? null : (window.bailiwick ?? null));
