import { openPlanFile } from "../../../core/store/open-plan-file.ts";

/** Opens the plan given, optionally raises its version, says so, and holds it until it is killed. */
const [path = "", version] = process.argv.slice(2);
const opened = openPlanFile(path);
if (!opened.ok) throw new Error(opened.problem.kind);
opened.value.db.exec("UPDATE plan SET name = 'held'");
if (version !== undefined) opened.value.db.pragma(`user_version = ${version}`);
process.stdout.write("held\n");
// The timer keeps the connection from the garbage collector, which would close it.
setInterval(() => opened.value.db.open, 1000);
