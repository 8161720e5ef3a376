import type { Shell } from "../../core/studio/contract/shell.ts";

/** The desktop shell around this window; null in a browser window. */
export const desktopShell = (): Shell | null => (globalThis as { readonly bailiwick?: Shell }).bailiwick ?? null;
