import { protocol } from "electron";
import { secured } from "../core/studio/host/security-headers.ts";
import type { ServedStudio } from "../core/studio/host/served-studio.ts";
import { staticFiles } from "../core/studio/host/static-files.ts";
import { APP_ORIGIN } from "./channels.ts";
import { isOwnPage } from "./guards.ts";

const SCHEME = new URL(APP_ORIGIN).protocol.slice(0, -1);

/** Before the app is ready: `app://` behaves like https, so that fetch, workers, streams and the CSP work as on the web. */
export function declareAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

/** Answers `app://bailiwick/…`: the renderer's files from its folder, everything else from the service. */
export async function serveAppScheme(rendererFolder: string, fetchFromService: ServedStudio["handle"]): Promise<void> {
  const files = await staticFiles(rendererFolder);
  protocol.handle(SCHEME, async (request) => {
    if (!isOwnPage(request.url)) return secured(new Response(null, { status: 404 }));
    return secured((await files(request)) ?? (await fetchFromService(request)));
  });
}
