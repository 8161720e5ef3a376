/** How the studio comes to the screen on this machine. */
export type Launch =
  | { readonly kind: "electron"; readonly program: string }
  | { readonly kind: "window"; readonly browser: string }
  | { readonly kind: "address"; readonly why: string };

type Found = { readonly electron: string | null; readonly browser: string | null; readonly hasDisplay: boolean };

/** Electron where its program is, else a browser window, else the address for the user to open. */
export function decideLaunch({ electron, browser, hasDisplay }: Found): Launch {
  if (!hasDisplay) return { kind: "address", why: "There is no display here." };
  if (electron !== null) return { kind: "electron", program: electron };
  if (browser !== null) return { kind: "window", browser };
  return { kind: "address", why: "Neither Electron nor Chrome, Chromium or Edge was found." };
}

/** Only Linux and its kin run without a display and say so. */
export function hasDisplay(platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): boolean {
  if (platform === "darwin" || platform === "win32") return true;
  return Boolean(env["DISPLAY"]) || Boolean(env["WAYLAND_DISPLAY"]);
}
