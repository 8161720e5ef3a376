import { createStudio } from "../core/studio/studio.ts";
import { runService } from "./run-service.ts";
import type { ServiceSettings } from "./service-messages.ts";

/** Entry of the utility process, which owns the document: a crash of the window cannot lose an edit, nor the reverse. */
const settings = JSON.parse(process.argv[2] ?? "") as ServiceSettings;
runService(process.parentPort, createStudio({ ...settings, shell: "electron" }));
