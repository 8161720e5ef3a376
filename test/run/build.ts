import { buildIfStale } from "../../electron/launch/build-if-stale.ts";
import { electronBuild, rendererBuild } from "../../electron/launch/builds.ts";

/** `node test/run/build.ts renderer|electron`: the same build as `npm start` makes, anew when stale. */
await buildIfStale(process.argv[2] === "electron" ? electronBuild : rendererBuild);
