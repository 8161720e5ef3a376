import type { App, Session, WebContents } from "electron";
import { APP_ORIGIN } from "./channels.ts";

/** What a page of the studio is allowed: its own files in a sandbox without Node. */
export const PAGE_PREFERENCES = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  // A plan is not for a dictionary service, and downloads of dictionaries are network.
  spellcheck: false,
} as const;

export const isOwnPage = (url: string): boolean => url === APP_ORIGIN || url.startsWith(`${APP_ORIGIN}/`);

/** No page leaves the studio, opens a window or embeds another site, whoever asks. */
export function guardContents(app: App): void {
  app.on("web-contents-created", (_, contents: WebContents) => {
    contents.setWindowOpenHandler(() => ({ action: "deny" }));
    contents.on("will-navigate", (event) => {
      if (!isOwnPage(event.url)) event.preventDefault();
    });
    contents.on("will-redirect", (event) => {
      if (!isOwnPage(event.url)) event.preventDefault();
    });
    contents.on("will-attach-webview", (event) => event.preventDefault());
  });
}

/** The studio needs no camera, place, notification, device or clipboard reading. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}
