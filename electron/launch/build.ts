import { buildIfStale } from "./build-if-stale.ts";
import { electronBuild, rendererBuild } from "./builds.ts";

/** `node electron/launch/build.ts renderer|electron`: the same builds as `npm start` makes, anew when stale. */
for (const name of process.argv.slice(2)) await buildIfStale(name === "electron" ? electronBuild : rendererBuild);
