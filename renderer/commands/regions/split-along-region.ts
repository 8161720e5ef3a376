import type { UnitIndex } from "../../../core/domain/layer.ts";
import { cutAlong, type Region } from "../../../core/domain/region.ts";
import type { SplitReport } from "../../../core/studio/contract/regions.ts";
import { wholeNumber } from "../../format/numbers.ts";
import { userLocale } from "../../format/use-numbers.ts";
import { api } from "../../shell/api.ts";
import { notice } from "../../shell/notice.ts";
import { problemOf } from "../../shell/problem.ts";
import { planStore } from "../../stores/plan-store.ts";
import { scenarioStore } from "../../stores/scenario-store.ts";
import { en } from "../../text/en.ts";
import { writeToJournal } from "../commit-edit.ts";
import { selectUnits } from "../select-units.ts";
import { showPlan } from "../show-plan.ts";

/** What dividing these units along a region would come to; null, with a reason on the screen, where it cannot be. */
export async function previewSplit(region: Region, units: readonly UnitIndex[]): Promise<SplitReport | null> {
  if (units.length === 0) {
    notice.info(en.regions.nothingToSplit);
    return null;
  }
  try {
    return await api().regions.previewSplit({ cut: cutAlong(region.shape), units: [...units] });
  } catch (error) {
    notice.problem(problemOf(error).sentence);
    return null;
  }
}

/** "14 counties", with the plan's word for its units. */
export function countedUnits(count: number): string {
  const meta = planStore.getState().layer?.meta;
  return `${wholeNumber(count, userLocale())} ${count === 1 ? meta?.unitNoun : meta?.unitNounPlural}`;
}

/** Divides units along a region, in every scenario, as one undoable step; the new parts inside are selected. */
export async function splitAlongRegion(
  region: Region,
  units: readonly UnitIndex[],
  expected: SplitReport,
): Promise<void> {
  const scenarioId = scenarioStore.getState().id;
  if (scenarioId === null) return;
  await writeToJournal(async () => {
    const { revision } = scenarioStore.getState();
    const label = en.regions.label.split(countedUnits(expected.units), region.name);
    const { snapshot, report, parts } = await api().regions.split({
      scenarioId,
      revision,
      cut: cutAlong(region.shape),
      units: [...units],
      label: label.slice(0, 300),
    });
    await showPlan(snapshot);
    selectUnits(parts, "replace");
    notice.info(en.regions.splitDone(countedUnits(report.units), wholeNumber(report.parts, userLocale())));
  });
}
