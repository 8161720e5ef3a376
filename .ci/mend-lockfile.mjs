// npm 10 does not read `allowScripts`, and the lockfile does not carry better-sqlite3's `gypfile: false`; without it
// `npm ci` compiles better-sqlite3 although its prebuilt binary would do. Run after every change of the lockfile (`npm run lock`).
import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(file, "utf8"));
lock.packages["node_modules/better-sqlite3"].gypfile = false;
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
