import { Button } from "@mantine/core";
import { useStore } from "zustand";
import { importAccounts } from "../../commands/import-accounts.ts";
import { dropAccountsFile } from "../../commands/start-new-plan.ts";
import { ProblemLine } from "../../components/problem-line.tsx";
import { saysWhere } from "../../edits/mapping.ts";
import { wholeNumber } from "../../format/numbers.ts";
import { userLocale } from "../../format/use-numbers.ts";
import { type NewPlanState, newPlanStore } from "../../stores/new-plan-store.ts";
import { en } from "../../text/en.ts";
import { ColumnMapping } from "./column-mapping.tsx";
import { FilePreview } from "./file-preview.tsx";
import classes from "./new-plan.module.css";
import { PlanSettings } from "./plan-settings.tsx";

/** What was understood of the file, and what the plan will be: one page, one button when all is well. */
export function ReviewFile() {
  const state = useStore(newPlanStore);
  const { inspection, fileName, problem } = state;
  if (inspection === null) return null;
  const obstacle = obstacleIn(state);
  const rows = wholeNumber(inspection.rowEstimate, userLocale());
  return (
    <main className={classes.review}>
      <section className={classes.fileSide} aria-labelledby="file-title">
        <div className={classes.fileHead}>
          <div>
            <h2 id="file-title">{fileName}</h2>
            <p className="num">{en.newPlan.facts(rows, inspection.columns.length, inspection.encoding)}</p>
          </div>
          <Button variant="default" onClick={dropAccountsFile}>
            {en.newPlan.otherFile}
          </Button>
        </div>
        <ColumnMapping columns={inspection.columns} roles={state.roles} />
        <FilePreview inspection={inspection} />
      </section>
      <aside className={classes.planSide}>
        <PlanSettings />
        <div className={classes.go}>
          <ProblemLine problem={problem ?? obstacle} />
          <Button
            fullWidth
            size="sm"
            h={36}
            data-autofocus
            data-testid="create-plan"
            disabled={obstacle !== null}
            onClick={() => void importAccounts()}
          >
            {en.newPlan.create}
          </Button>
        </div>
      </aside>
    </main>
  );
}

function obstacleIn({ roles, name, layer, ownLayer }: NewPlanState): string | null {
  if (!saysWhere(roles)) return en.newPlan.needPlace;
  if (name.trim() === "") return en.newPlan.needName;
  if (layer === null && ownLayer === null) return en.newPlan.needLayer;
  return null;
}
