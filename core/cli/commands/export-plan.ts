import { defaultResourcesFolder } from "../../intake/postal/shipped-layers.ts";
import { closePlanFile } from "../../store/database.ts";
import { activeScenarioId } from "../../store/queries/scenarios.ts";
import { stagingFolder } from "../../studio/files/staging-folder.ts";
import { createLayerLibrary } from "../../studio/layers/layer-library.ts";
import { openPlanForReading } from "../../studio/plan/open-plan.ts";
import { scenarioNamed } from "../../studio/scenario/find-scenario.ts";
import { shareScenario } from "../../studio/share/share-scenario.ts";
import type { ShareFormat } from "../../studio/share/write-shares.ts";
import { interruptible } from "../interruption.ts";
import { progressLine } from "../progress-line.ts";
import type { Terminal } from "../terminal.ts";

/** Writes the files of one scenario of a plan into a folder, or nothing. */
export async function exportPlan(
  path: string,
  options: { readonly format: readonly ShareFormat[]; readonly out: string; readonly scenario?: string },
  terminal: Terminal,
): Promise<void> {
  const library = createLayerLibrary(defaultResourcesFolder());
  const plan = await openPlanForReading(path, library);
  try {
    const { scenario } = options;
    const scenarioId = scenario === undefined ? (activeScenarioId(plan.db) ?? "") : scenarioNamed(plan.db, scenario);
    const staging = stagingFolder(options.out);
    const progress = progressLine(terminal, Date.now);
    try {
      const request = { scenarioId, formats: options.format, folder: staging.path, library, nowMs: Date.now() };
      const files = await interruptible(({ isCancelled }) =>
        shareScenario(plan, request, { onProgress: progress.show, isCancelled }),
      );
      staging.publish();
      progress.end();
      terminal.out(`Wrote ${files.map(({ name }) => name).join(", ")} in ${options.out}.\n`);
    } finally {
      progress.end();
      staging.discard();
    }
  } finally {
    closePlanFile(plan.db);
  }
}
