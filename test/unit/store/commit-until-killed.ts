import { makeTerritory } from "../../../core/domain/territory.ts";
import { commitEdit } from "../../../core/store/commit-edit.ts";
import { openPlanFile } from "../../../core/store/open-plan-file.ts";
import { FIRST_SCENARIO } from "./first-scenario.ts";

/** Creates one territory after another and writes the revision as soon as each is acknowledged. */
const opened = openPlanFile(process.argv[2] ?? "");
if (!opened.ok) throw new Error(opened.problem.kind);
for (let index = 0; ; index++) {
  const to = makeTerritory({ index, id: `T${index}`, name: "", color: "#000000" });
  const result = commitEdit(opened.value.db, {
    scenario: FIRST_SCENARIO,
    revision: index,
    edit: { label: "Created", changes: [{ kind: "territory", index, from: null, to }] },
    author: "",
    atMs: 0,
  });
  if (!result.ok) throw new Error(result.problem.kind);
  process.stdout.write(`${result.value.revision}\n`);
}
