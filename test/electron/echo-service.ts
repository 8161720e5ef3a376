import { runService } from "../../electron/run-service.ts";
import { tinyStudio } from "../unit/host/tiny-studio.ts";

/** The real service process around a studio that a test can see through. */
runService(process.parentPort, {
  ...tinyStudio,
  handle: async (request) => {
    if (request.url.endsWith("/pid")) return new Response(String(process.pid));
    if (request.url.endsWith("/crash")) process.exit(7);
    return tinyStudio.handle(request);
  },
  close: () => undefined,
});
