import { modals } from "@mantine/modals";
import type { UnitIndex } from "../../../core/domain/layer.ts";
import type { Region } from "../../../core/domain/region.ts";
import type { SplitReport } from "../../../core/studio/contract/regions.ts";
import { countedUnits, previewSplit, splitAlongRegion } from "../../commands/regions/split-along-region.ts";
import { useNumbers } from "../../format/use-numbers.ts";
import { en } from "../../text/en.ts";
import classes from "./regions.module.css";

const words = en.regions;

/** Works out what dividing these units would come to, says it, and asks. */
export async function askToSplit(region: Region, units: readonly UnitIndex[]): Promise<void> {
  const report = await previewSplit(region, units);
  if (report === null) return;
  modals.openConfirmModal({
    title: words.splitTitle(region.name),
    size: "md",
    children: <SplitFacts report={report} />,
    labels: { confirm: words.split, cancel: en.cancel },
    confirmProps: { "data-autofocus": true },
    onConfirm: () => void splitAlongRegion(region, units, report),
  });
}

function SplitFacts({ report }: { readonly report: SplitReport }) {
  const numbers = useNumbers();
  const { units, parts, accounts, byCoordinates, nearest, byUnitPoint } = report;
  return (
    <div className={classes.report} data-testid="split-report">
      <p>{words.splitReport(countedUnits(units), numbers.whole(parts))}</p>
      {accounts === 0 ? (
        <p>{words.noAccounts}</p>
      ) : (
        <>
          <p>{words.splitAccounts(accounts)}</p>
          <ul>
            <li>{words.byCoordinates(numbers.whole(byCoordinates))}</li>
            {nearest > 0 && <li>{words.nearest(numbers.whole(nearest))}</li>}
            {byUnitPoint > 0 && <li>{words.byUnitPoint(numbers.whole(byUnitPoint))}</li>}
          </ul>
        </>
      )}
      <p>{words.undoHint}</p>
    </div>
  );
}
